package io.mercator.dialect.derby;

import io.mercator.api.dialect.Literals;
import io.mercator.api.dialect.TemporalText;
import io.mercator.api.dialect.ValueCodec;
import io.mercator.api.error.CompileException;
import io.mercator.api.type.BinaryType;
import io.mercator.api.type.DateType;
import io.mercator.api.type.DoubleType;
import io.mercator.api.type.FloatType;
import io.mercator.api.type.InstantType;
import io.mercator.api.type.SqlType;
import io.mercator.api.type.StringType;
import io.mercator.api.type.TextType;
import io.mercator.api.type.TimeType;
import io.mercator.api.type.TimestampType;
import io.mercator.api.type.TimestampWithTimeZoneType;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How values cross to Derby where plain JDBC would change or lose something. */
final class DerbyCodecs {
    /** The longest string constant of Derby, in bytes of UTF-8. */
    private static final int LONGEST_CONSTANT = 65_535;

    private static final ValueCodec<String> STRING =
            ValueCodec.of(Types.VARCHAR, PreparedStatement::setString, ResultSet::getString, DerbyCodecs::literal);
    private static final ValueCodec<byte[]> BLOB = ValueCodec.of(
            Types.BLOB,
            PreparedStatement::setBytes,
            ResultSet::getBytes,
            value -> "CAST(" + Literals.binary(value) + " AS BLOB)");
    private static final Map<Class<?>, ValueCodec<?>> BY_TYPE = Map.ofEntries(
            Map.entry(StringType.class, STRING),
            Map.entry(
                    TextType.class,
                    ValueCodec.<String>of(
                            Types.CLOB,
                            PreparedStatement::setString,
                            ResultSet::getString,
                            value -> "CAST(" + literal(value) + " AS CLOB)")),
            Map.entry(
                    FloatType.class,
                    ValueCodec.<Float>of(
                                    Types.REAL,
                                    PreparedStatement::setFloat,
                                    DerbyCodecs::readFloat,
                                    DerbyCodecs::floatLiteral)
                            .refusing((Float value) -> Float.isFinite(value) ? null : finite(value))),
            Map.entry(
                    DoubleType.class,
                    ValueCodec.ofDouble(Literals::approximate, value -> Double.isFinite(value) ? null : finite(value))),
            Map.entry(DateType.class, DerbyTimes.DATE),
            Map.entry(TimeType.class, DerbyTimes.TIME),
            Map.entry(TimestampType.class, DerbyTimes.TIMESTAMP),
            Map.entry(InstantType.class, DerbyTimes.INSTANT),
            Map.entry(TimestampWithTimeZoneType.class, TemporalText.offsetDateTime(STRING)));

    private DerbyCodecs() {}

    static @Nullable ValueCodec<?> find(SqlType<?> type) {
        if (type instanceof BinaryType binary && binary.length().isEmpty()) {
            return BLOB;
        }
        return BY_TYPE.get(type.getClass());
    }

    /** Writes a value of a date, a time and the like as SQL text. */
    @SuppressWarnings("unchecked") // each type has a codec of its own class
    static <T> String literal(SqlType<T> type, T value) {
        ValueCodec<?> codec = find(type);
        if (codec == null) {
            throw new CompileException("Derby has no constants of the type " + type + ".");
        }
        return ((ValueCodec<T>) codec).literal(value);
    }

    static String finite(Number value) {
        return "Derby has no " + value + ". Store null or the greatest number, whichever is meant.";
    }

    private static @Nullable Float readFloat(ResultSet rows, int index) throws SQLException {
        float value = rows.getFloat(index);
        return rows.wasNull() ? null : value;
    }

    /** The digits of the float, not those of the double that it widens to. */
    private static String floatLiteral(Float value) {
        return "CAST(" + Literals.approximate(Double.parseDouble(value.toString())) + " AS REAL)";
    }

    /** Unlike other databases Derby reads NUL in a constant. */
    private static String literal(String value) {
        String constant = "'" + value.replace("'", "''") + "'";
        if (constant.getBytes(StandardCharsets.UTF_8).length > LONGEST_CONSTANT) {
            throw new CompileException("A string of " + value.length()
                    + " characters cannot stand in SQL text for Derby,"
                    + " whose constants end at " + LONGEST_CONSTANT + " bytes. Bind it as a parameter: literal(value,"
                    + " type).");
        }
        return constant;
    }
}
