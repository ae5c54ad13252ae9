package io.mercator.dialect.postgresql;

import io.mercator.api.dialect.ValueCodec;
import io.mercator.api.error.CompileException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times by the classes of java.time, which the driver (pgjdbc 42.7) takes to the server and back without any zone.
 * NULL is bound with the type's name: the driver tells the server nothing of a NULL of JDBC's TIMESTAMP or TIME, which
 * then takes it for a text. The driver reads PostgreSQL's {@code infinity}, and 24:00, as the greatest value of the class.
 *
 * @param name the type's name for the server
 * @param type the class of the values
 * @param constant writes a value as SQL text
 * @param limit tells why a value is not kept as it is
 */
record TimeCodec<T>(String name, Class<T> type, Function<T, String> constant, Function<T, @Nullable String> limit)
        implements ValueCodec<T> {
    private static final Set<Object> ENDS = Set.of(
            LocalDate.MIN,
            LocalDate.MAX,
            LocalDateTime.MIN,
            LocalDateTime.MAX,
            OffsetDateTime.MIN,
            OffsetDateTime.MAX,
            LocalTime.MAX);

    @Override
    public void bind(PreparedStatement statement, int index, T value) throws SQLException {
        statement.setObject(index, value);
    }

    @Override
    public void bindNull(PreparedStatement statement, int index) throws SQLException {
        statement.setNull(index, Types.OTHER, name);
    }

    @Override
    public @Nullable T read(ResultSet rows, int index) throws SQLException {
        T value;
        try {
            value = rows.getObject(index, type);
        } catch (DateTimeException unreadable) {
            // The driver takes the leap years before Christ for those one year away.
            throw new SQLDataException(
                    "'" + rows.getString(index) + "' is stored, which PostgreSQL's driver cannot read as "
                            + type.getName(),
                    "22008",
                    unreadable);
        }
        if (value != null && ENDS.contains(value)) {
            throw new SQLDataException(
                    "'" + rows.getString(index) + "' is stored, which is no value of " + type.getName(), "22008");
        }
        return value;
    }

    @Override
    public @Nullable String misfit(T value) {
        return limit.apply(value);
    }

    /** {@inheritDoc} The server would round it without a word. */
    @Override
    public String literal(T value) {
        String misfit = misfit(value);
        if (misfit != null) {
            throw new CompileException("The constant " + value + " does not fit: " + misfit);
        }
        return constant.apply(value);
    }
}
