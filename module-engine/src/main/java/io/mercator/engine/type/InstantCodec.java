package io.mercator.engine.type;

import io.mercator.api.dialect.ValueCodec;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Calendar;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * Points in time as TIMESTAMP without zone, always in UTC: with the JVM's own zone the hour that daylight saving skips or
 * repeats would be lost.
 */
final class InstantCodec implements ValueCodec<Instant> {
    static final ValueCodec<Instant> INSTANCE = new InstantCodec();

    private InstantCodec() {}

    /** A new one each time: a driver may change the calendar that it is given. */
    private static Calendar utc() {
        return Calendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT);
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
