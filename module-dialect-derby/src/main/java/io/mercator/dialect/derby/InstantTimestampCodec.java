package io.mercator.dialect.derby;

import io.mercator.api.dialect.ValueCodec;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** Instants as TIMESTAMP through a UTC calendar both ways, so that no zone of the JVM's comes in; nine digits. */
final class InstantTimestampCodec implements ValueCodec<Instant> {
    static final InstantTimestampCodec INSTANCE = new InstantTimestampCodec();

    private InstantTimestampCodec() {}

    /** A calendar keeps state between calls and is not safe for threads; a new one costs little. */
    private static Calendar utc() {
        return new GregorianCalendar(TimeZone.getTimeZone("UTC"));
    }

    @Override
    public void bind(PreparedStatement statement, int index, Instant value) throws SQLException {
        statement.setTimestamp(index, Timestamp.from(value), utc());
    }

    @Override
    public void bindNull(PreparedStatement statement, int index) throws SQLException {
        statement.setNull(index, Types.TIMESTAMP);
    }

    @Override
    public @Nullable Instant read(ResultSet rows, int index) throws SQLException {
        Timestamp value = rows.getTimestamp(index, utc());
        return value == null ? null : value.toInstant();
    }
}
