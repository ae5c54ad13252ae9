package io.mercator.dialect.postgresql;

import io.mercator.api.type.SqlType;
import io.mercator.api.type.Types;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The types of PostgreSQL's catalogue, as {@code format_type} writes them, as types of columns. */
final class PostgresqlTypes {
    private static final Pattern FORM =
            Pattern.compile("([a-z ]+?)(?:\\((\\d+)(?:,(-?\\d+))?\\))?( with(?:out)? time zone)?");

    private PostgresqlTypes() {}

    static SqlType<?> parse(String text) {
        if (text.endsWith("[]")) {
            SqlType<?> element = parse(text.substring(0, text.length() - 2));
            return element instanceof TextualType ? new TextualType(text) : Types.array(element);
        }
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return new TextualType(text);
        }
        int length = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
        boolean zoned = " with time zone".equals(matcher.group(4));
        return switch (matcher.group(1)) {
            case "smallint" -> Types.SMALLINT;
            case "integer" -> Types.INTEGER;
            case "bigint" -> Types.BIGINT;
            case "numeric" -> decimal(text, length, matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3)));
            case "real" -> Types.REAL;
            case "double precision" -> Types.DOUBLE;
            case "boolean" -> Types.BOOLEAN;
            case "character" ->
                length == 0
                        ? new TextualType(text)
                        : Types.STRING.length(length).fixed();
            case "character varying" -> length == 0 ? Types.STRING : Types.STRING.length(length);
            case "text" -> Types.TEXT;
            case "json" -> Types.JSON;
            case "jsonb" -> Types.JSONB;
            case "bytea" -> Types.BINARY;
            case "date" -> Types.DATE;
            case "time" -> zoned || length > 0 ? new TextualType(text) : Types.TIME;
            case "timestamp" -> length > 0 ? new TextualType(text) : zoned ? Types.INSTANT : Types.TIMESTAMP;
            case "uuid" -> Types.UUID;
            default -> new TextualType(text);
        };
    }

    private static SqlType<?> decimal(String text, int digits, int scale) {
        if (digits == 0) {
            return Types.DECIMAL;
        }
        return scale < 0 || scale > digits ? new TextualType(text) : Types.DECIMAL.of(digits, scale);
    }
}
