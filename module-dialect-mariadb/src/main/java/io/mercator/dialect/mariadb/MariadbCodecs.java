package io.mercator.dialect.mariadb;

import io.mercator.api.dialect.Literals;
import io.mercator.api.dialect.TemporalText;
import io.mercator.api.dialect.ValueCodec;
import io.mercator.api.type.BinaryType;
import io.mercator.api.type.CustomType;
import io.mercator.api.type.DateType;
import io.mercator.api.type.DoubleType;
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
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How values cross where plain JDBC would change or lose something. */
final class MariadbCodecs {
    /** As a DOUBLE, to which no shorter text of the number is equal. */
    private static final ValueCodec<Float> REAL = ValueCodec.<Float>of(
                    Types.DOUBLE,
                    (statement, index, value) -> statement.setDouble(index, value.doubleValue()),
                    MariadbCodecs::readFloat,
                    value -> Literals.approximate(value.doubleValue()))
            .refusing((Float value) -> finite(Float.isFinite(value)));

    private static final ValueCodec<UUID> UUIDS = ValueCodec.of(
            Types.VARCHAR,
            (statement, index, value) -> statement.setString(index, value.toString()),
            MariadbCodecs::readUuid,
            value -> Literals.string(value.toString()));
    private static final ValueCodec<byte[]> BYTES =
            ValueCodec.of(Types.VARBINARY, PreparedStatement::setBytes, ResultSet::getBytes, Literals::binary);
    private static final Map<Class<?>, ValueCodec<?>> BY_TYPE = Map.ofEntries(
            Map.entry(StringType.class, MariadbStrings.STRING),
            Map.entry(TextType.class, MariadbStrings.STRING),
            Map.entry(BinaryType.class, BYTES),
            Map.entry(FloatType.class, REAL),
            Map.entry(
                    DoubleType.class,
                    ValueCodec.ofDouble(Literals::approximate, value -> finite(Double.isFinite(value)))),
            Map.entry(UuidType.class, UUIDS),
            Map.entry(DateType.class, MariadbTimes.DATE),
            Map.entry(TimeType.class, MariadbTimes.TIME),
            Map.entry(TimestampType.class, MariadbTimes.TIMESTAMP),
            Map.entry(InstantType.class, MariadbTimes.INSTANT),
            Map.entry(TimestampWithTimeZoneType.class, TemporalText.offsetDateTime(MariadbStrings.STRING)));

    private MariadbCodecs() {}

    /** Finds the codec of a type; those that a program declares for strings cross as texts. */
    static @Nullable ValueCodec<?> find(SqlType<?> type, MariadbServer server) {
        if (type instanceof JsonType) {
            return server.isMariadb() ? MariadbStrings.STRING : MariadbStrings.REWRITTEN_JSON;
        }
        boolean text = type instanceof CustomType<?> custom && custom.javaType() == String.class;
        return text ? MariadbStrings.STRING : BY_TYPE.get(type.getClass());
    }

    private static @Nullable Float readFloat(ResultSet rows, int index) throws SQLException {
        float value = rows.getFloat(index);
        return rows.wasNull() ? null : value;
    }

    private static @Nullable UUID readUuid(ResultSet rows, int index) throws SQLException {
        String text = rows.getString(index);
        return text == null ? null : UUID.fromString(text);
    }

    static @Nullable String finite(boolean finite) {
        return finite ? null : "neither NaN nor an infinity is a number here.";
    }
}
