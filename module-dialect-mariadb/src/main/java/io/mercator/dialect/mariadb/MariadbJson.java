package io.mercator.dialect.mariadb;

import io.mercator.api.dialect.SqlWriter;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.JsonContains;
import io.mercator.api.sql.JsonExists;
import io.mercator.api.sql.JsonValue;
import io.mercator.api.type.BooleanType;
import io.mercator.api.type.DoubleType;
import io.mercator.api.type.JsonType;
import io.mercator.api.type.SqlType;
import io.mercator.api.type.StringType;
import java.util.List;

/**
 * What is asked of documents (MariaDB, "JSON functions"; MySQL 8.4, 14.17). A cast would make 0 of what is no number, and a
 * number of what is none, without a word; so the kind of the value is asked first.
 */
final class MariadbJson {
    private static final String WHOLE = "('INTEGER', 'UNSIGNED INTEGER')";
    private static final String NUMBERS = "('INTEGER', 'UNSIGNED INTEGER', 'DOUBLE', 'DECIMAL')";

    private MariadbJson() {}

    static void value(JsonValue<?> node, SqlWriter writer) {
        SqlType<?> type = node.type().stored();
        Place place = new Place(node.document(), path(node.steps()));
        if (type instanceof JsonType) {
            place.extracted(writer);
        } else if (type instanceof StringType) {
            place.kind(writer.sql("CASE WHEN ")).sql(" <> 'NULL' THEN ");
            place.unquoted(writer).sql(" END");
        } else if (type instanceof BooleanType) {
            place.kind(writer.sql("CASE WHEN ")).sql(" = 'BOOLEAN' THEN ");
            place.unquoted(writer).sql(" = 'true' END");
        } else {
            boolean fraction = type instanceof DoubleType;
            place.kind(writer.sql("CASE WHEN ")).sql(" IN " + (fraction ? NUMBERS : WHOLE) + " THEN CAST(");
            // A cast to a whole number would cut one of more than 64 bits.
            place.unquoted(writer).sql(fraction ? " AS DOUBLE) END" : " AS DECIMAL(65)) END");
        }
    }

    static void exists(JsonExists node, SqlWriter writer) {
        writer.sql("JSON_CONTAINS_PATH(").node(node.document()).sql(", 'one', ");
        writer.sql(path(node.steps())).sql(")");
    }

    static void contains(JsonContains node, SqlWriter writer) {
        writer.sql("JSON_CONTAINS(")
                .node(node.document())
                .sql(", ")
                .node(node.part())
                .sql(")");
    }

    private record Place(Expression<?> document, String path) {
        SqlWriter extracted(SqlWriter writer) {
            return writer.sql("JSON_EXTRACT(").node(document).sql(", " + path + ")");
        }

        SqlWriter kind(SqlWriter writer) {
            return extracted(writer.sql("JSON_TYPE(")).sql(")");
        }

        SqlWriter unquoted(SqlWriter writer) {
            return extracted(writer.sql("JSON_UNQUOTE(")).sql(")");
        }
    }

    /** Names are strings of JSON in quotes. */
    private static String path(List<Object> steps) {
        StringBuilder path = new StringBuilder("$");
        for (Object step : steps) {
            if (step instanceof String name) {
                path.append(".\"")
                        .append(name.replace("\\", "\\\\").replace("\"", "\\\""))
                        .append('"');
            } else {
                path.append('[').append(step).append(']');
            }
        }
        return MariadbStrings.literal(path.toString());
    }
}
