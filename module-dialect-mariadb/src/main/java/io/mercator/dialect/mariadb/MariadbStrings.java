package io.mercator.dialect.mariadb;

import io.mercator.api.dialect.Literals;
import io.mercator.api.dialect.ValueCodec;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Types;
import java.util.HexFormat;
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

    /** What a setting of the server reads as an escape, or a tool as the end, is written in figures. */
    static String literal(String value) {
        return value.indexOf('\\') < 0 && value.indexOf('\0') < 0
                ? Literals.string(value)
                : "_utf8mb4 X'" + HexFormat.of().withUpperCase().formatHex(value.getBytes(StandardCharsets.UTF_8))
                        + "'";
    }

    private static @Nullable String unpaired(String value) {
        boolean encodes = StandardCharsets.UTF_8.newEncoder().canEncode(value);
        return encodes
                ? null
                : "half of a surrogate pair stands alone in it, which UTF-8 cannot encode. Was the string cut within a"
                        + " character?";
    }
}
