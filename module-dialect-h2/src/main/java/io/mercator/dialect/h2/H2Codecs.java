package io.mercator.dialect.h2;

import io.mercator.api.dialect.Literals;
import io.mercator.api.dialect.ValueCodec;
import io.mercator.api.type.BinaryType;
import io.mercator.api.type.DateType;
import io.mercator.api.type.DoubleType;
import io.mercator.api.type.FloatType;
import io.mercator.api.type.InstantType;
import io.mercator.api.type.JsonType;
import io.mercator.api.type.SqlType;
import io.mercator.api.type.StringType;
import io.mercator.api.type.TextType;
import io.mercator.api.type.TimestampType;
import io.mercator.api.type.TimestampWithTimeZoneType;
import io.mercator.api.type.UuidType;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How values cross to H2 where plain JDBC would change or lose something, or has no form for them. */
final class H2Codecs {
    private static final ValueCodec<String> STRING =
            ValueCodec.of(Types.VARCHAR, PreparedStatement::setString, ResultSet::getString, H2Codecs::literal);
    private static final ValueCodec<String> TEXT = ValueCodec.<String>of(
                    Types.CLOB,
                    PreparedStatement::setString,
                    ResultSet::getString,
                    value -> "CAST(" + literal(value) + " AS CLOB)")
            .refusing(H2Codecs::unpaired);
    /** A string would become a JSON string; bytes are read as a document. */
    private static final ValueCodec<String> JSON = ValueCodec.<String>of(
                    Types.BINARY,
                    (statement, index, value) -> statement.setBytes(index, value.getBytes(StandardCharsets.UTF_8)),
                    ResultSet::getString,
                    value -> "JSON " + literal(value))
            .inexact();

    private static final ValueCodec<byte[]> BLOB = ValueCodec.of(
            Types.BLOB,
            PreparedStatement::setBytes,
            ResultSet::getBytes,
            value -> "CAST(" + Literals.binary(value) + " AS BLOB)");
    private static final Map<Class<?>, ValueCodec<?>> BY_TYPE = Map.ofEntries(
            Map.entry(StringType.class, STRING),
            Map.entry(TextType.class, TEXT),
            Map.entry(JsonType.class, JSON),
            Map.entry(
                    FloatType.class,
                    ValueCodec.<Float>of(
                            Types.REAL,
                            PreparedStatement::setFloat,
                            H2Codecs::readFloat,
                            value -> approximate(value.toString(), "REAL"))),
            Map.entry(
                    DoubleType.class,
                    ValueCodec.ofDouble(value -> approximate(value.toString(), "DOUBLE PRECISION"), value -> null)),
            Map.entry(DateType.class, H2Times.DATE),
            Map.entry(TimestampType.class, H2Times.TIMESTAMP),
            Map.entry(InstantType.class, H2Times.INSTANT),
            Map.entry(TimestampWithTimeZoneType.class, H2Times.OFFSET_DATE_TIME),
            Map.entry(
                    UuidType.class,
                    ValueCodec.<UUID>of(
                            Types.OTHER,
                            PreparedStatement::setObject,
                            (rows, index) -> rows.getObject(index, UUID.class),
                            value -> "UUID " + Literals.string(value.toString()))));

    private H2Codecs() {}

    static @Nullable ValueCodec<?> find(SqlType<?> type) {
        if (type instanceof BinaryType binary && binary.length().isEmpty()) {
            return BLOB;
        }
        return BY_TYPE.get(type.getClass());
    }

    private static @Nullable Float readFloat(ResultSet rows, int index) throws SQLException {
        float value = rows.getFloat(index);
        return rows.wasNull() ? null : value;
    }

    /** A number with an exponent is a DECFLOAT, to which no binary fraction is equal; a string gives NaN too. */
    static String approximate(String value, String type) {
        return "CAST('" + value + "' AS " + type + ")";
    }

    /** NUL ends nothing in H2, but an escape shows it. */
    private static String literal(String value) {
        return value.indexOf('\0') < 0
                ? Literals.string(value)
                : "U&" + Literals.string(value.replace("\\", "\\\\").replace("\0", "\\0000"));
    }

    /** A CLOB is kept in UTF-8. */
    private static @Nullable String unpaired(String value) {
        boolean encodes = StandardCharsets.UTF_8.newEncoder().canEncode(value);
        return encodes
                ? null
                : "half of a surrogate pair stands alone in it, which UTF-8 cannot encode. Was the string cut within a"
                        + " character?";
    }
}
