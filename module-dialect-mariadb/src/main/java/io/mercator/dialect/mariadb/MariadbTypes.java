package io.mercator.dialect.mariadb;

import io.mercator.api.inspect.UnknownType;
import io.mercator.api.type.SqlType;
import io.mercator.api.type.Types;
import java.util.Set;

/** The types of the catalogue as types of columns: the one whose values hold all of the column's. */
final class MariadbTypes {
    private static final Set<String> BINARY = Set.of(
            "geometry",
            "point",
            "linestring",
            "polygon",
            "multipoint",
            "multilinestring",
            "multipolygon",
            "geometrycollection",
            "vector");

    private MariadbTypes() {}

    /**
     * Finds a type.
     *
     * @param name the type's name alone
     * @param text the type with its length and the like
     * @param length the length, or the digits of a number
     * @param scale the digits after the point
     */
    static SqlType<?> of(String name, String text, long length, int scale) {
        boolean unsigned = text.contains("unsigned");
        return switch (name) {
            case "tinyint" -> text.equals("tinyint(1)") ? Types.BOOLEAN : Types.SMALLINT;
            case "smallint" -> unsigned ? Types.INTEGER : Types.SMALLINT;
            case "mediumint", "year" -> Types.INTEGER;
            case "int" -> unsigned ? Types.BIGINT : Types.INTEGER;
            case "bigint" -> unsigned ? Types.DECIMAL.of(20, 0) : Types.BIGINT;
            case "decimal" -> Types.DECIMAL.of((int) length, scale);
            case "float" -> Types.REAL;
            case "double" -> Types.DOUBLE;
            case "bit" -> text.equals("bit(1)") ? Types.BOOLEAN : new UnknownType(text);
            case "varchar" -> Types.STRING.length((int) length);
            case "char" -> Types.STRING.length((int) length).fixed();
            case "tinytext", "text", "mediumtext", "longtext" -> Types.TEXT;
            case "json" -> Types.JSON;
            case "binary", "varbinary" -> Types.BINARY.length((int) length);
            case "tinyblob", "blob", "mediumblob", "longblob" -> Types.BINARY;
            case "date" -> Types.DATE;
            case "time" -> Types.TIME;
            case "datetime" -> Types.TIMESTAMP;
            // The session's zone is UTC.
            case "timestamp" -> Types.INSTANT;
            case "uuid" -> Types.UUID;
            default -> BINARY.contains(name) ? new UnknownType(text) : new TextualType(text);
        };
    }
}
