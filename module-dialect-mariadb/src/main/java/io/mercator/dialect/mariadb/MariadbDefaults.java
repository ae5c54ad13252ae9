package io.mercator.dialect.mariadb;

import io.mercator.api.dialect.Dialect;
import io.mercator.api.dialect.SqlScanner;
import io.mercator.api.error.CompileException;
import io.mercator.api.sql.Constant;
import io.mercator.api.type.BooleanType;
import io.mercator.api.type.ConvertedType;
import io.mercator.api.type.SqlType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values in DEFAULT, in one spelling both for those that the program declares and for those that the catalogue shows. */
final class MariadbDefaults {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?");

    private MariadbDefaults() {}

    static String plain(Constant<?> constant, Dialect dialect) {
        return plain(constant.type().on(dialect.name()), constant.value(), dialect);
    }

    @SuppressWarnings("unchecked") // the value is of the type's class
    private static <T> String plain(SqlType<T> type, Object value, Dialect dialect) {
        if (type instanceof ConvertedType<?, ?> converted) {
            ConvertedType<T, Object> known = (ConvertedType<T, Object>) converted;
            return plain(known.underlying().on(dialect.name()), known.toStored((T) value), dialect);
        }
        String misfit =
                dialect.codec(type).map(codec -> codec.misfit((T) value)).orElse(null);
        if (misfit != null) {
            throw new CompileException("The default " + value + " does not fit: " + misfit);
        }
        return plain(value);
    }

    private static String plain(Object value) {
        if (value instanceof Number) {
            return number(value.toString());
        }
        if (value instanceof Boolean truth) {
            return truth ? "TRUE" : "FALSE";
        }
        if (value instanceof Duration duration) {
            return Long.toString(duration.toNanos());
        }
        if (value instanceof byte[] bytes) {
            // As an expression, of which the catalogue keeps the text: that of a constant it takes for a string.
            return "(UNHEX('" + HexFormat.of().withUpperCase().formatHex(bytes) + "'))";
        }
        String literal = MariadbStrings.literal(text(value));
        return MariadbStrings.isSpecial(text(value)) ? "(" + literal + ")" : literal;
    }

    /** The catalogue shows as many zeros as the column has digits. */
    private static String number(String value) {
        return new BigDecimal(value).stripTrailingZeros().toPlainString();
    }

    private static String text(Object value) {
        if (value instanceof LocalDate date) {
            return MariadbTimes.text(date);
        }
        if (value instanceof LocalTime time) {
            return MariadbTimes.text(time);
        }
        if (value instanceof LocalDateTime timestamp) {
            return MariadbTimes.text(timestamp);
        }
        return value instanceof Instant instant
                ? MariadbTimes.text(LocalDateTime.ofInstant(instant, ZoneOffset.UTC))
                : value.toString();
    }

    /** Spells a default of MySQL's catalogue, which shows the values of constants and the text of expressions. */
    static @Nullable String shown(@Nullable String catalogued, SqlType<?> type, String extra) {
        if (catalogued == null) {
            return null;
        }
        boolean number = Number.class.isAssignableFrom(type.stored().javaType()) || type instanceof BooleanType;
        if (extra.contains("DEFAULT_GENERATED") || number) {
            return shown(catalogued, type);
        }
        return MariadbStrings.literal(catalogued);
    }

    /** Spells a default of MariaDB's catalogue, where strings have escapes whatever the mode of the session is. */
    static @Nullable String shown(@Nullable String catalogued, SqlType<?> type) {
        if (catalogued == null || catalogued.equalsIgnoreCase("NULL")) {
            return null;
        }
        String text = SqlScanner.bare(catalogued);
        boolean quoted = text.length() > 1 && text.startsWith("'") && text.endsWith("'");
        if (quoted) {
            String escaped = text.substring(1, text.length() - 1);
            return MariadbStrings.literal(MariadbText.unescaped(escaped));
        }
        if (type instanceof BooleanType && (text.equals("0") || text.equals("1"))) {
            return text.equals("1") ? "TRUE" : "FALSE";
        }
        return NUMBER.matcher(text).matches()
                ? number(text)
                : MariadbText.declared(text, "", MariadbDialect.IDENTIFIERS);
    }
}
