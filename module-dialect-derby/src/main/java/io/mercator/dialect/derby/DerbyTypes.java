package io.mercator.dialect.derby;

import io.mercator.api.inspect.UnknownType;
import io.mercator.api.type.SqlType;
import io.mercator.api.type.Types;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The types of Derby's catalogue, in its own words, as types of columns. */
final class DerbyTypes {
    private static final Pattern FORM = Pattern.compile("([A-Z ]+?) ?(?:\\((\\d+)(?:,(\\d+))?\\))?( FOR BIT DATA)?");

    private DerbyTypes() {}

    static SqlType<?> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return new UnknownType(text);
        }
        int length = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
        int scale = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        if (matcher.group(4) != null) {
            return matcher.group(1).equals("VARCHAR") ? Types.BINARY.length(length) : new UnknownType(text);
        }
        return switch (matcher.group(1)) {
            case "SMALLINT" -> Types.SMALLINT;
            case "INTEGER" -> Types.INTEGER;
            case "BIGINT" -> Types.BIGINT;
            case "DECIMAL", "NUMERIC" -> Types.DECIMAL.of(length, scale);
            case "REAL" -> Types.REAL;
            case "DOUBLE" -> Types.DOUBLE;
            case "BOOLEAN" -> Types.BOOLEAN;
            case "CHAR" -> Types.STRING.length(length).fixed();
            case "VARCHAR" -> Types.STRING.length(length);
            case "CLOB" -> Types.TEXT;
            case "BLOB" -> Types.BINARY;
            case "DATE" -> Types.DATE;
            case "TIME" -> Types.TIME;
            case "TIMESTAMP" -> Types.TIMESTAMP;
            default -> new UnknownType(text);
        };
    }
}
