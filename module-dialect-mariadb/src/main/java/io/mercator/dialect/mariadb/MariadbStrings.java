package io.mercator.dialect.mariadb;

import io.mercator.api.dialect.Literals;
import io.mercator.api.dialect.ValueCodec;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Strings and documents, as values and as SQL text. */
final class MariadbStrings {
    static final ValueCodec<String> STRING = codec(MariadbStrings::literal);
    /** MySQL writes a document in an order and with blanks of its own (MySQL 8.4, 13.5). */
    static final ValueCodec<String> REWRITTEN_JSON =
            codec(value -> "CAST(" + literal(value) + " AS JSON)").inexact();

    private MariadbStrings() {}

    private static ValueCodec<String> codec(Function<String, String> literal) {
        return ValueCodec.<String>of(Types.VARCHAR, PreparedStatement::setString, ResultSet::getString, literal)
                .refusing(MariadbStrings::unpaired);
    }

    /**
     * Writes a string. A backslash, which a setting of the server reads as an escape, and NUL, at which tools stop, are told by
     * their numbers. A string in hexadecimal digits would do in queries, but MariaDB 11.4 forgets to double the quotes in it when
     * it writes a check down.
     */
    static String literal(String value) {
        if (!isSpecial(value)) {
            return Literals.string(value);
        }
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int index = 0; index <= value.length(); index++) {
            boolean end = index == value.length();
            if (end || value.charAt(index) == '\\' || value.charAt(index) == '\0') {
                if (index > start) {
                    parts.add(Literals.string(value.substring(start, index)));
                }
                if (!end) {
                    parts.add("CHAR(" + (int) value.charAt(index) + " USING utf8mb4)");
                }
                start = index + 1;
            }
        }
        return parts.size() == 1 ? parts.get(0) : "CONCAT(" + String.join(", ", parts) + ")";
    }

    /** Tells whether a string is written as an expression. */
    static boolean isSpecial(String value) {
        return value.indexOf('\\') >= 0 || value.indexOf('\0') >= 0;
    }

    private static @Nullable String unpaired(String value) {
        boolean encodes = StandardCharsets.UTF_8.newEncoder().canEncode(value);
        return encodes
                ? null
                : "half of a surrogate pair stands alone in it, which UTF-8 cannot encode. Was the string cut within a"
                        + " character?";
    }
}
