package io.mercator.dialect.postgresql;

import io.mercator.api.dialect.Literals;
import io.mercator.api.dialect.ValueCodec;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Types;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Strings and bytes, as values and as SQL text (PostgreSQL 18, 4.1.2 and 8.4). */
final class PostgresqlStrings {
    static final ValueCodec<String> STRING = ValueCodec.<String>of(
                    Types.VARCHAR, PreparedStatement::setString, ResultSet::getString, PostgresqlStrings::literal)
            .refusing(PostgresqlStrings::misfit);
    /** What crosses as text and is cast where it is bound, by {@link PostgresqlRenderers#bind}. */
    static final ValueCodec<String> JSON = cast("JSON");

    static final ValueCodec<String> JSONB = cast("JSONB").inexact();

    static final ValueCodec<byte[]> BYTES = ValueCodec.of(
            Types.BINARY,
            PreparedStatement::setBytes,
            ResultSet::getBytes,
            value -> "CAST(" + bytes(value) + " AS BYTEA)");

    private PostgresqlStrings() {}

    /** Makes a codec of a type whose values cross as texts. */
    static ValueCodec<String> cast(String type) {
        return ValueCodec.<String>of(
                        Types.VARCHAR,
                        PreparedStatement::setString,
                        ResultSet::getString,
                        value -> "CAST(" + literal(value) + " AS " + type + ")")
                .refusing(PostgresqlStrings::misfit);
    }

    /** With a backslash in it a constant says that it has escapes, so that no setting of the server reads it otherwise. */
    static String literal(String value) {
        String plain = Literals.string(value);
        return plain.indexOf('\\') < 0 ? plain : "E" + plain.replace("\\", "\\\\");
    }

    static String bytes(byte[] value) {
        return literal("\\x" + HexFormat.of().formatHex(value));
    }

    private static @Nullable String misfit(String value) {
        for (int index = 0; index < value.length(); index++) {
            char unit = value.charAt(index);
            if (unit == 0) {
                return "the character NUL stands at index " + index + ", which PostgreSQL's texts do not hold. Take it"
                        + " out, or declare the column BINARY.";
            }
            if (Character.isSurrogate(unit)) {
                if (!isPair(value, index)) {
                    return "half of a surrogate pair stands alone at index " + index + ", which UTF-8 cannot encode."
                            + " Was the string cut within a character?";
                }
                index++;
            }
        }
        return null;
    }

    private static boolean isPair(String value, int index) {
        return Character.isHighSurrogate(value.charAt(index))
                && index + 1 < value.length()
                && Character.isLowSurrogate(value.charAt(index + 1));
    }
}
