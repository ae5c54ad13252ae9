package io.mercator.dialect.sqlite;

import io.mercator.api.dialect.Literals;
import io.mercator.api.dialect.TemporalText;
import io.mercator.api.dialect.ValueCodec;
import io.mercator.api.type.BigIntType;
import io.mercator.api.type.BinaryType;
import io.mercator.api.type.BooleanType;
import io.mercator.api.type.DateType;
import io.mercator.api.type.DecimalType;
import io.mercator.api.type.DoubleType;
import io.mercator.api.type.FloatType;
import io.mercator.api.type.InstantType;
import io.mercator.api.type.IntegerType;
import io.mercator.api.type.SmallIntType;
import io.mercator.api.type.SqlType;
import io.mercator.api.type.StringType;
import io.mercator.api.type.TextType;
import io.mercator.api.type.TimeType;
import io.mercator.api.type.TimestampType;
import io.mercator.api.type.TimestampWithTimeZoneType;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Types;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How values cross to SQLite, whose columns hold whatever they are given (sqlite.org/datatype3.html). So what is read is
 * compared with the type: the driver alone would make 0 of a text and cut a number that is too big.
 */
final class SqliteCodecs {
    private static final ValueCodec<String> STRING = ValueCodec.<String>of(
                    Types.VARCHAR, PreparedStatement::setString, ResultSet::getString, SqliteCodecs::literal)
            .refusing(SqliteCodecs::unpaired);
    private static final Map<Class<?>, ValueCodec<?>> BY_TYPE = Map.ofEntries(
            Map.entry(
                    SmallIntType.class,
                    ValueCodec.<Short>of(
                            Types.SMALLINT,
                            PreparedStatement::setShort,
                            StoredNumbers::readShort,
                            value -> Literals.number(value.toString()))),
            Map.entry(IntegerType.class, new IntegerCodec()),
            Map.entry(BigIntType.class, new BigIntCodec()),
            Map.entry(
                    FloatType.class,
                    ValueCodec.<Float>of(
                                    Types.REAL,
                                    (statement, index, value) -> statement.setDouble(index, value),
                                    StoredNumbers::readFloat,
                                    value -> Literals.approximate(value.doubleValue()))
                            .refusing((Float value) -> value.isNaN() ? StoredNumbers.NAN : null)),
            Map.entry(DoubleType.class, new DoubleCodec()),
            Map.entry(BooleanType.class, new BooleanCodec()),
            Map.entry(StringType.class, STRING),
            Map.entry(TextType.class, STRING),
            Map.entry(
                    BinaryType.class,
                    ValueCodec.<byte[]>of(
                            Types.BLOB, PreparedStatement::setBytes, ResultSet::getBytes, Literals::binary)),
            Map.entry(DateType.class, TemporalText.date(STRING)),
            Map.entry(TimeType.class, TemporalText.time(STRING)),
            Map.entry(TimestampType.class, TemporalText.timestamp(STRING)),
            Map.entry(TimestampWithTimeZoneType.class, TemporalText.offsetDateTime(STRING)),
            Map.entry(InstantType.class, TemporalText.instant(STRING)));

    private SqliteCodecs() {}

    static @Nullable ValueCodec<?> find(SqlType<?> type) {
        return type instanceof DecimalType decimal ? DecimalCodecs.of(decimal, STRING) : BY_TYPE.get(type.getClass());
    }

    /** SQL text ends at NUL; the bytes of the text do not. */
    private static String literal(String value) {
        return value.indexOf('\0') < 0
                ? Literals.string(value)
                : "CAST(" + Literals.binary(value.getBytes(StandardCharsets.UTF_8)) + " AS TEXT)";
    }

    private static @Nullable String unpaired(String value) {
        for (int index = 0; index < value.length(); index++) {
            char unit = value.charAt(index);
            if (Character.isSurrogate(unit)) {
                boolean paired = Character.isHighSurrogate(unit)
                        && index + 1 < value.length()
                        && Character.isLowSurrogate(value.charAt(index + 1));
                if (!paired) {
                    return "half of a surrogate pair stands alone at index " + index + ", which UTF-8 cannot encode."
                            + " Was the string cut within a character?";
                }
                index++;
            }
        }
        return null;
    }
}
