package io.mercator.dialect.h2;

import io.mercator.api.inspect.UnknownType;
import io.mercator.api.type.SqlType;
import io.mercator.api.type.Types;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The types of H2's catalogue as types of columns. */
final class H2Types {
    private H2Types() {}

    /** What {@link #read} selects. */
    static final String COLUMNS = "data_type, character_maximum_length, numeric_precision, numeric_scale,"
            + " datetime_precision, interval_type, dtd_identifier";

    /** A column's type and its name in H2's words. */
    record Found(SqlType<?> type, String text) {}

    /** Finds the type of an array's elements by the number that the array's own has in its table. */
    interface Elements {
        Found find(String identifier) throws SQLException;
    }

    static Found read(ResultSet rows, Elements elements) throws SQLException {
        String name = rows.getString("data_type");
        long length = rows.getLong("character_maximum_length");
        int precision = rows.getInt("numeric_precision");
        int scale = rows.getInt("numeric_scale");
        String sized = name + "(" + length + ")";
        return switch (name) {
            case "SMALLINT" -> new Found(Types.SMALLINT, name);
            case "INTEGER" -> new Found(Types.INTEGER, name);
            case "BIGINT" -> new Found(Types.BIGINT, name);
            case "NUMERIC" ->
                new Found(Types.DECIMAL.of(precision, scale), name + "(" + precision + ", " + scale + ")");
            case "REAL" -> new Found(Types.REAL, name);
            case "DOUBLE PRECISION" -> new Found(Types.DOUBLE, name);
            case "BOOLEAN" -> new Found(Types.BOOLEAN, name);
            case "CHARACTER" -> new Found(Types.STRING.length((int) length).fixed(), sized);
            case "CHARACTER VARYING" ->
                length >= H2TypeNames.SHORTEST_LIMIT
                        ? new Found(Types.STRING, name)
                        : new Found(Types.STRING.length((int) length), sized);
            case "CHARACTER LARGE OBJECT" -> new Found(Types.TEXT, name);
            case "BINARY VARYING" -> new Found(Types.BINARY.length((int) length), sized);
            case "BINARY LARGE OBJECT" -> new Found(Types.BINARY, name);
            case "JSON" -> new Found(Types.JSON, name);
            case "UUID" -> new Found(Types.UUID, name);
            case "DATE" -> new Found(Types.DATE, name);
            case "TIME" -> new Found(Types.TIME, precise(rows, name));
            case "TIMESTAMP" -> new Found(Types.TIMESTAMP, precise(rows, name));
            case "TIMESTAMP WITH TIME ZONE" ->
                new Found(Types.TIMESTAMP_WITH_TIME_ZONE, precise(rows, "TIMESTAMP") + " WITH TIME ZONE");
            case "ARRAY" -> array(elements.find(rows.getString("dtd_identifier")));
            default -> unknown(rows, name);
        };
    }

    private static Found array(Found element) {
        String text = element.text() + " ARRAY";
        return new Found(
                element.type() instanceof UnknownType ? new UnknownType(text) : Types.array(element.type()), text);
    }

    private static String precise(ResultSet rows, String name) throws SQLException {
        return name + "(" + rows.getInt("datetime_precision") + ")";
    }

    private static Found unknown(ResultSet rows, String name) throws SQLException {
        String interval = rows.getString("interval_type");
        String text = interval == null ? name : name + " " + interval;
        return new Found(new UnknownType(text), text);
    }
}
