package io.mercator.dialect.sqlite;

import io.mercator.api.dialect.Literals;
import io.mercator.api.dialect.SqlWriter;
import io.mercator.api.error.CompileException;
import io.mercator.api.sql.JsonExists;
import io.mercator.api.sql.JsonValue;
import io.mercator.api.type.JsonType;
import io.mercator.api.type.SqlType;
import io.mercator.api.type.StringType;
import java.util.List;

/** What is asked of documents (sqlite.org/json1.html). */
final class SqliteJson {
    private SqliteJson() {}

    static void value(JsonValue<?> node, SqlWriter writer) {
        SqlType<?> type = node.type().stored();
        String path = path(node.steps());
        if (type instanceof JsonType) {
            writer.sql("((").node(node.document()).sql(") -> ").sql(path).sql(")");
        } else if (type instanceof StringType) {
            text(node, path, writer);
        } else {
            call("json_extract", node, path, writer);
        }
    }

    /** JSON's true is the number 1 for SQLite, and as a text would be '1'. */
    private static void text(JsonValue<?> node, String path, SqlWriter writer) {
        writer.sql("CASE ");
        call("json_type", node, path, writer);
        writer.sql(" WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' ELSE CAST(");
        call("json_extract", node, path, writer);
        writer.sql(" AS TEXT) END");
    }

    private static void call(String function, JsonValue<?> node, String path, SqlWriter writer) {
        writer.sql(function).sql("(").node(node.document()).sql(", ").sql(path).sql(")");
    }

    static void exists(JsonExists node, SqlWriter writer) {
        writer.sql("json_type(")
                .node(node.document())
                .sql(", ")
                .sql(path(node.steps()))
                .sql(") IS NOT NULL");
    }

    private static String path(List<Object> steps) {
        StringBuilder path = new StringBuilder("$");
        for (Object step : steps) {
            if (step instanceof String name) {
                if (name.indexOf('"') >= 0 || name.indexOf('\\') >= 0) {
                    throw new CompileException(
                            "The name '" + name + "' of a JSON member cannot stand in a path of SQLite's,"
                                    + " which has no escape for quotes and backslashes. Read the document and take it apart in"
                                    + " the program.");
                }
                path.append(".\"").append(name).append('"');
            } else {
                path.append('[').append(step).append(']');
            }
        }
        return Literals.string(path.toString());
    }
}
