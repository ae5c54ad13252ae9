package io.mercator.dialect.sqlite;

import io.mercator.api.inspect.UnknownType;
import io.mercator.api.type.SqlType;
import io.mercator.api.type.Types;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The types that SQLite's tables are declared with, which may be any words, as types of columns: those that Mercator
 * itself writes and the usual ones by name, others by the affinity that SQLite draws from the name (sqlite.org/datatype3.html,
 * 3.1).
 */
final class SqliteTypes {
    private static final Pattern FORM =
            Pattern.compile("\\s*([^(]*?)\\s*(?:\\(\\s*(\\d{1,9})\\s*(?:,\\s*(\\d{1,9})\\s*)?\\))?\\s*");

    private SqliteTypes() {}

    static SqlType<?> parse(String text) {
        Matcher matcher = FORM.matcher(text.toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            return affinity(text);
        }
        int length = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
        int scale = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        return switch (matcher.group(1)) {
            case "SMALLINT" -> Types.SMALLINT;
            case "INTEGER", "INT" -> Types.INTEGER;
            case "BIGINT" -> Types.BIGINT;
            case "DECIMAL", "NUMERIC", "DECIMAL_TEXT" ->
                length == 0 || scale > length ? Types.DECIMAL : Types.DECIMAL.of(length, scale);
            case "REAL" -> Types.REAL;
            case "DOUBLE PRECISION", "DOUBLE", "FLOAT" -> Types.DOUBLE;
            case "BOOLEAN" -> Types.BOOLEAN;
            case "CHAR" ->
                length == 0 ? Types.STRING : Types.STRING.length(length).fixed();
            case "VARCHAR" -> length == 0 ? Types.STRING : Types.STRING.length(length);
            case "TEXT", "CLOB" -> Types.TEXT;
            case "JSON_TEXT" -> Types.JSON;
            case "VARBINARY" -> length == 0 ? Types.BINARY : Types.BINARY.length(length);
            case "BLOB" -> Types.BINARY;
            case "DATE" -> Types.DATE;
            case "TIME" -> Types.TIME;
            case "TIMESTAMP", "DATETIME" -> Types.TIMESTAMP;
            default -> affinity(text);
        };
    }

    private static SqlType<?> affinity(String text) {
        String name = text.toUpperCase(Locale.ROOT);
        if (name.contains("INT")) {
            return Types.BIGINT;
        }
        if (name.contains("CHAR") || name.contains("CLOB") || name.contains("TEXT")) {
            return Types.TEXT;
        }
        if (name.isBlank() || name.contains("BLOB")) {
            return Types.BINARY;
        }
        return name.contains("REAL") || name.contains("FLOA") || name.contains("DOUB")
                ? Types.DOUBLE
                : new UnknownType(text);
    }
}
