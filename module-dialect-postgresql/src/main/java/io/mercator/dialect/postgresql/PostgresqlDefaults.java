package io.mercator.dialect.postgresql;

import io.mercator.api.dialect.SqlScanner;
import io.mercator.api.dialect.SqlScanner.Token;
import io.mercator.api.dialect.ValueCodec;
import io.mercator.api.error.CompileException;
import io.mercator.api.sql.Constant;
import io.mercator.api.type.ArrayType;
import io.mercator.api.type.ConvertedType;
import io.mercator.api.type.SqlType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values in DEFAULT, in one spelling both for those that the program declares and for those that PostgreSQL's catalogue shows
 * with a cast to whatever type it took the constant for: {@code '-5'::integer}, {@code 'x'::character varying}.
 */
final class PostgresqlDefaults {
    private static final Set<String> NUMBERS =
            Set.of("SMALLINT", "INTEGER", "BIGINT", "NUMERIC", "REAL", "DOUBLE PRECISION");
    private static final DateTimeFormatter SHOWN = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendOffset("+HH:mm", "+00")
            .toFormatter();

    private PostgresqlDefaults() {}

    static String plain(Constant<?> constant, String dialect) {
        return plain(constant.type().on(dialect), constant.value(), dialect);
    }

    @SuppressWarnings("unchecked") // the value is of the type's class
    private static <T> String plain(SqlType<T> type, Object value, String dialect) {
        if (type instanceof ConvertedType<?, ?> converted) {
            ConvertedType<T, Object> known = (ConvertedType<T, Object>) converted;
            return plain(known.underlying().on(dialect), known.toStored((T) value), dialect);
        }
        ValueCodec<T> codec = (ValueCodec<T>) PostgresqlCodecs.find(type);
        String misfit = codec == null ? null : codec.misfit((T) value);
        if (misfit != null) {
            throw new CompileException("The default " + value + " does not fit: " + misfit);
        }
        return plain(type instanceof ArrayType<?> array ? stored(array, (List<?>) value, dialect) : value);
    }

    private static <E> List<@Nullable Object> stored(ArrayType<E> type, List<?> elements, String dialect) {
        List<@Nullable Object> stored = new ArrayList<>(elements.size());
        for (@Nullable Object element : elements) {
            stored.add(element == null ? null : stored(type.element().on(dialect), element, dialect));
        }
        return stored;
    }

    @SuppressWarnings("unchecked") // the value is of the type's class
    private static <T> Object stored(SqlType<T> type, Object value, String dialect) {
        if (type instanceof ConvertedType<?, ?> converted) {
            ConvertedType<T, Object> known = (ConvertedType<T, Object>) converted;
            return stored(known.underlying().on(dialect), known.toStored((T) value), dialect);
        }
        return value instanceof Duration duration ? duration.toNanos() : value;
    }

    private static String plain(Object value) {
        if (value instanceof List<?> elements) {
            return PostgresqlStrings.literal(PostgresqlArrays.text(elements));
        }
        if (value instanceof Float || value instanceof Double) {
            String text = value.toString();
            return Double.isFinite(((Number) value).doubleValue()) ? number(text) : "'" + text + "'";
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (value instanceof Number) {
            return value.toString();
        }
        if (value instanceof Boolean truth) {
            return truth ? "TRUE" : "FALSE";
        }
        if (value instanceof Duration duration) {
            return Long.toString(duration.toNanos());
        }
        return value instanceof byte[] bytes ? PostgresqlStrings.bytes(bytes) : PostgresqlStrings.literal(text(value));
    }

    /** Writes a value as PostgreSQL shows it within arrays. */
    static String text(Object value) {
        if (value instanceof Boolean truth) {
            return truth ? "t" : "f";
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (value instanceof byte[] bytes) {
            return "\\x" + HexFormat.of().formatHex(bytes);
        }
        if (value instanceof LocalDate date) {
            return PostgresqlTimes.text(date);
        }
        if (value instanceof LocalTime time) {
            return PostgresqlTimes.text(time);
        }
        if (value instanceof LocalDateTime timestamp) {
            return PostgresqlTimes.text(timestamp);
        }
        if (value instanceof Instant instant) {
            return PostgresqlTimes.text(instant);
        }
        return value instanceof OffsetDateTime moment ? PostgresqlTimes.text(moment.toInstant()) : value.toString();
    }

    private static String number(String text) {
        return new BigDecimal(text).stripTrailingZeros().toPlainString();
    }

    /** Spells a default of the catalogue's; what is no constant stays as it is. */
    static String plain(String shown) {
        String bare = SqlScanner.bare(shown);
        List<Token> tokens = SqlScanner.tokens(bare);
        int cast = castAt(tokens);
        if (cast < 0) {
            return bare;
        }
        String value = SqlScanner.bare(bare.substring(0, tokens.get(cast).start()));
        String type = type(bare.substring(tokens.get(cast + 1).end()));
        boolean quoted = value.startsWith("'") && value.endsWith("'");
        if (NUMBERS.contains(type)) {
            String digits = quoted ? value.substring(1, value.length() - 1) : value;
            return digits.matches("-?[0-9.]+(?:[eE][-+]?[0-9]+)?")
                    ? type.equals("NUMERIC") ? digits : number(digits)
                    : quoted ? value : bare;
        }
        if (!quoted) {
            return bare;
        }
        String text = value.substring(1, value.length() - 1).replace("''", "'");
        return PostgresqlStrings.literal(type.equals("TIMESTAMP WITH TIME ZONE") ? inUtc(text) : text);
    }

    /** Returns where the {@code ::} is after a single token or group, with nothing but a type behind it. */
    private static int castAt(List<Token> tokens) {
        int end = tokens.isEmpty() ? 0 : tokens.get(0).is("(") ? SqlScanner.closing(tokens, 0) + 1 : 1;
        if (end + 2 >= tokens.size()
                || !tokens.get(end).is(":")
                || !tokens.get(end + 1).is(":")) {
            return -1;
        }
        for (int at = end + 2; at < tokens.size(); at++) {
            String text = tokens.get(at).text();
            boolean word = Character.isLetter(text.charAt(0)) || text.charAt(0) == '"' || text.charAt(0) == '_';
            boolean length = at > end + 2 && "(),".contains(text) || Character.isDigit(text.charAt(0));
            if (!word && !length && !text.equals("[") && !text.equals("]") && !text.equals("[]")) {
                return -1;
            }
        }
        return end;
    }

    private static String type(String text) {
        return text.replaceAll("\\(.*?\\)", "").strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
    }

    /** The catalogue shows a point in time in the zone of whoever asks. */
    private static String inUtc(String shown) {
        @Nullable Instant instant;
        try {
            instant = SHOWN.parse(shown, Instant::from);
        } catch (DateTimeParseException other) {
            instant = null;
        }
        return instant == null ? shown : PostgresqlTimes.text(instant);
    }
}
