package io.mercator.dialect.postgresql;

import io.mercator.api.dialect.Literals;
import io.mercator.api.dialect.ValueCodec;
import io.mercator.api.type.BinaryType;
import io.mercator.api.type.CustomType;
import io.mercator.api.type.DateType;
import io.mercator.api.type.DecimalType;
import io.mercator.api.type.DoubleType;
import io.mercator.api.type.EnumType;
import io.mercator.api.type.FloatType;
import io.mercator.api.type.InstantType;
import io.mercator.api.type.JsonType;
import io.mercator.api.type.SqlType;
import io.mercator.api.type.StringType;
import io.mercator.api.type.TextType;
import io.mercator.api.type.TimeType;
import io.mercator.api.type.TimestampType;
import io.mercator.api.type.TimestampWithTimeZoneType;
import io.mercator.api.type.UuidType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How values cross to PostgreSQL where plain JDBC would change or lose something. */
final class PostgresqlCodecs {
    private static final int MOST_FRACTION_DIGITS = 16_383;

    private static final ValueCodec<Float> REAL = ValueCodec.of(
            Types.REAL,
            PreparedStatement::setFloat,
            PostgresqlCodecs::readFloat,
            value -> "CAST('" + value + "' AS REAL)");
    private static final ValueCodec<UUID> UUIDS = ValueCodec.of(
            Types.OTHER,
            PreparedStatement::setObject,
            (rows, index) -> rows.getObject(index, UUID.class),
            value -> "CAST('" + value + "' AS UUID)");
    private static final ValueCodec<BigDecimal> UNBOUNDED = decimal(-1).refusing(PostgresqlCodecs::unkept);
    private static final Map<Class<?>, ValueCodec<?>> BY_TYPE = Map.ofEntries(
            Map.entry(StringType.class, PostgresqlStrings.STRING),
            Map.entry(TextType.class, PostgresqlStrings.STRING),
            Map.entry(JsonType.class, PostgresqlStrings.JSON),
            Map.entry(BinaryType.class, PostgresqlStrings.BYTES),
            Map.entry(FloatType.class, REAL),
            // A constant without a cast would be an exact number (PostgreSQL 18, 4.1.2.6).
            Map.entry(
                    DoubleType.class,
                    ValueCodec.ofDouble(value -> "CAST('" + value + "' AS DOUBLE PRECISION)", value -> null)),
            Map.entry(UuidType.class, new NamedNullCodec<>(UUIDS, "uuid")),
            Map.entry(DateType.class, PostgresqlTimes.DATE),
            Map.entry(TimeType.class, PostgresqlTimes.TIME),
            Map.entry(TimestampType.class, PostgresqlTimes.TIMESTAMP),
            Map.entry(TimestampWithTimeZoneType.class, PostgresqlTimes.TIMESTAMP_WITH_TIME_ZONE),
            Map.entry(InstantType.class, PostgresqlTimes.INSTANT));

    private PostgresqlCodecs() {}

    /** Finds the codec of a type; those of its own that a program declares for strings cross as PostgreSQL's texts. */
    static @Nullable ValueCodec<?> find(SqlType<?> type) {
        if (type instanceof DecimalType decimal) {
            return decimal.scale().isPresent() ? decimal(decimal.scale().getAsInt()) : UNBOUNDED;
        }
        if (type instanceof EnumType<?> named) {
            return PostgresqlEnums.codec(named);
        }
        if (type instanceof JsonType json && json.isBinary()) {
            return PostgresqlStrings.JSONB;
        }
        if (type instanceof CustomType<?> custom && custom.javaType() == String.class) {
            return PostgresqlStrings.cast(custom.sqlName());
        }
        return BY_TYPE.get(type.getClass());
    }

    private static ValueCodec<BigDecimal> decimal(int scale) {
        return ValueCodec.of(
                Types.NUMERIC,
                PreparedStatement::setBigDecimal,
                (rows, index) -> {
                    BigDecimal value = rows.getBigDecimal(index);
                    return value == null || scale < 0 ? value : value.setScale(scale, RoundingMode.HALF_UP);
                },
                Literals::decimal);
    }

    private static @Nullable String unkept(BigDecimal value) {
        if (value.scale() < 0) {
            return "its scale is " + value.scale() + ", which PostgreSQL's NUMERIC does not keep. Write the zeros out:"
                    + " setScale(0).";
        }
        return value.scale() > MOST_FRACTION_DIGITS
                ? "it has " + value.scale() + " digits after the point where " + MOST_FRACTION_DIGITS + " fit."
                : null;
    }

    private static @Nullable Float readFloat(ResultSet rows, int index) throws SQLException {
        float value = rows.getFloat(index);
        return rows.wasNull() ? null : value;
    }

    /** A codec whose NULL has a type that JDBC has no number for. */
    private record NamedNullCodec<T>(ValueCodec<T> codec, String type) implements ValueCodec<T> {
        @Override
        public void bind(PreparedStatement statement, int index, T value) throws SQLException {
            codec.bind(statement, index, value);
        }

        @Override
        public void bindNull(PreparedStatement statement, int index) throws SQLException {
            statement.setNull(index, Types.OTHER, type);
        }

        @Override
        public @Nullable T read(ResultSet rows, int index) throws SQLException {
            return codec.read(rows, index);
        }

        @Override
        public String literal(T value) {
            return codec.literal(value);
        }
    }
}
