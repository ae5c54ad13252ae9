package io.mercator.dialect.sqlite;

import io.mercator.api.dialect.ValueCodec;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Instants as UTC text of fixed width with nine fraction digits, so that text order is time order. */
final class InstantTextCodec implements ValueCodec<Instant> {
    static final InstantTextCodec INSTANCE = new InstantTextCodec();

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private InstantTextCodec() {}

    @Override
    public void bind(PreparedStatement statement, int index, Instant value) throws SQLException {
        if (value.isBefore(FIRST) || value.isAfter(LAST)) {
            throw new SQLDataException("SQLite keeps instants of the years 0000 to 9999 as text of fixed width, and "
                    + value + " is outside of them");
        }
        statement.setString(index, FORM.format(value));
    }

    @Override
    public void bindNull(PreparedStatement statement, int index) throws SQLException {
        statement.setNull(index, Types.VARCHAR);
    }

    @Override
    public @Nullable Instant read(ResultSet rows, int index) throws SQLException {
        String text = rows.getString(index);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException wrong) {
            throw new SQLDataException(
                    "'" + text + "' is no instant of the form " + "yyyy-MM-ddTHH:mm:ss.nnnnnnnnnZ", wrong);
        }
    }
}
