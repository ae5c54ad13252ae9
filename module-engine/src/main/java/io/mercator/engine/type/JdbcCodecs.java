package io.mercator.engine.type;

import io.mercator.api.dialect.Literals;
import io.mercator.api.dialect.ValueCodec;
import io.mercator.api.type.DecimalType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The types as JDBC 4.3 has them (its appendix B). */
final class JdbcCodecs {
    static final ValueCodec<Short> SMALLINT = ValueCodec.of(
            Types.SMALLINT,
            PreparedStatement::setShort,
            JdbcCodecs::readShort,
            value -> Literals.number(value.toString()));
    static final ValueCodec<Integer> INTEGER = new PrimitiveCodec<>(ValueCodec.of(
            Types.INTEGER, PreparedStatement::setInt, JdbcCodecs::readInt, value -> Literals.number(value.toString())));
    static final ValueCodec<Long> BIGINT = new PrimitiveCodec<>(ValueCodec.of(
            Types.BIGINT,
            PreparedStatement::setLong,
            JdbcCodecs::readLong,
            value -> Literals.number(value.toString())));
    static final ValueCodec<Float> REAL = ValueCodec.of(
            Types.REAL,
            PreparedStatement::setFloat,
            JdbcCodecs::readFloat,
            value -> "CAST(" + Literals.approximate(value) + " AS REAL)");
    static final ValueCodec<Double> DOUBLE = new PrimitiveCodec<>(
            ValueCodec.of(Types.DOUBLE, PreparedStatement::setDouble, JdbcCodecs::readDouble, Literals::approximate));
    static final ValueCodec<Boolean> BOOLEAN = new PrimitiveCodec<>(ValueCodec.of(
            Types.BOOLEAN, PreparedStatement::setBoolean, JdbcCodecs::readBoolean, value -> value ? "TRUE" : "FALSE"));
    static final ValueCodec<String> STRING =
            ValueCodec.of(Types.VARCHAR, PreparedStatement::setString, ResultSet::getString, Literals::string);
    static final ValueCodec<String> TEXT =
            ValueCodec.of(Types.CLOB, PreparedStatement::setString, ResultSet::getString, Literals::string);
    static final ValueCodec<byte[]> BLOB =
            ValueCodec.of(Types.BLOB, PreparedStatement::setBytes, ResultSet::getBytes, Literals::binary);
    static final ValueCodec<byte[]> VARBINARY =
            ValueCodec.of(Types.VARBINARY, PreparedStatement::setBytes, ResultSet::getBytes, Literals::binary);
    static final ValueCodec<LocalDate> DATE =
            javaTime(Types.DATE, LocalDate.class, value -> "DATE " + Literals.string(value.toString()));
    static final ValueCodec<LocalTime> TIME =
            javaTime(Types.TIME, LocalTime.class, value -> "TIME " + Literals.string(value.toString()));
    static final ValueCodec<LocalDateTime> TIMESTAMP = javaTime(
            Types.TIMESTAMP,
            LocalDateTime.class,
            value -> "TIMESTAMP " + Literals.string(value.toLocalDate() + " " + value.toLocalTime()));
    static final ValueCodec<OffsetDateTime> TIMESTAMP_WITH_TIME_ZONE = javaTime(
            Types.TIMESTAMP_WITH_TIMEZONE,
            OffsetDateTime.class,
            value -> "TIMESTAMP "
                    + Literals.string(value.toLocalDate() + " " + value.toLocalTime() + offset(value.getOffset())));
    /** TIMESTAMP without zone in UTC: with the JVM's own zone the hour that daylight saving skips would be lost. */
    static final ValueCodec<Instant> INSTANT = TIMESTAMP.as(
            value -> LocalDateTime.ofInstant(value, ZoneOffset.UTC), value -> value.toInstant(ZoneOffset.UTC));

    private JdbcCodecs() {}

    private static String offset(ZoneOffset offset) {
        return offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId();
    }

    private static <T> ValueCodec<T> javaTime(int jdbcType, Class<T> type, Function<T, String> literal) {
        return ValueCodec.of(
                jdbcType, PreparedStatement::setObject, (rows, index) -> rows.getObject(index, type), literal);
    }

    /** A value read has the scale of its type, whatever the driver makes of trailing zeros. */
    static ValueCodec<BigDecimal> decimal(DecimalType type) {
        return ValueCodec.of(
                Types.DECIMAL,
                PreparedStatement::setBigDecimal,
                (rows, index) -> scaled(rows.getBigDecimal(index), type),
                Literals::decimal);
    }

    private static @Nullable BigDecimal scaled(@Nullable BigDecimal value, DecimalType type) {
        return value == null || type.scale().isEmpty()
                ? value
                : value.setScale(type.scale().getAsInt(), RoundingMode.HALF_UP);
    }

    private static @Nullable Short readShort(ResultSet rows, int index) throws SQLException {
        short value = rows.getShort(index);
        return rows.wasNull() ? null : value;
    }

    private static @Nullable Integer readInt(ResultSet rows, int index) throws SQLException {
        int value = rows.getInt(index);
        return rows.wasNull() ? null : value;
    }

    private static @Nullable Long readLong(ResultSet rows, int index) throws SQLException {
        long value = rows.getLong(index);
        return rows.wasNull() ? null : value;
    }

    private static @Nullable Float readFloat(ResultSet rows, int index) throws SQLException {
        float value = rows.getFloat(index);
        return rows.wasNull() ? null : value;
    }

    private static @Nullable Double readDouble(ResultSet rows, int index) throws SQLException {
        double value = rows.getDouble(index);
        return rows.wasNull() ? null : value;
    }

    private static @Nullable Boolean readBoolean(ResultSet rows, int index) throws SQLException {
        boolean value = rows.getBoolean(index);
        return rows.wasNull() ? null : value;
    }
}
