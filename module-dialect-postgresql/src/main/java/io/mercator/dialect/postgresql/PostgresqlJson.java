package io.mercator.dialect.postgresql;

import io.mercator.api.dialect.SqlWriter;
import io.mercator.api.sql.Bind;
import io.mercator.api.sql.Constant;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.FunctionCall;
import io.mercator.api.sql.JsonContains;
import io.mercator.api.sql.JsonExists;
import io.mercator.api.sql.JsonValue;
import io.mercator.api.type.JsonType;
import io.mercator.api.type.SqlType;
import io.mercator.api.type.StringType;
import java.util.List;

/** What is asked of documents (PostgreSQL 18, 9.16). */
final class PostgresqlJson {
    private PostgresqlJson() {}

    static void value(JsonValue<?> node, SqlWriter writer) {
        SqlType<?> type = node.type().stored();
        if (type instanceof JsonType || type instanceof StringType) {
            part(node.document(), node.steps(), type instanceof JsonType ? "#>" : "#>>", writer);
        } else {
            writer.sql("CAST(");
            part(node.document(), node.steps(), "#>>", writer);
            writer.sql(" AS ").castType(node.type()).sql(")");
        }
    }

    static void exists(JsonExists node, SqlWriter writer) {
        part(node.document(), node.steps(), "#>", writer);
        writer.sql(" IS NOT NULL");
    }

    /** JSON itself has no such operator; a document that is JSONB already stands bare, so that an index may serve. */
    static void contains(JsonContains node, SqlWriter writer) {
        boolean binary = stored(node.document(), writer) instanceof JsonType type && type.isBinary();
        writer.sql(binary ? "" : "CAST(").node(node.document()).sql(binary ? "" : " AS JSONB)");
        writer.sql(" @> ").node(node.part());
    }

    static void jsonValue(FunctionCall<?> call, SqlWriter writer) {
        Constant<?> path = (Constant<?>) call.arguments().get(1);
        List<String> steps = JsonPath.steps(String.valueOf(path.value()));
        part(call.arguments().get(0), steps, "#>>", writer);
    }

    private static void part(Expression<?> document, List<?> steps, String operator, SqlWriter writer) {
        boolean json = document instanceof Bind<?> || isJson(document, writer);
        writer.sql(json ? "((" : "(CAST(").node(document).sql(json ? ")" : " AS JSON)");
        writer.sql(" " + operator + " ")
                .sql(JsonPath.array(steps.stream().map(String::valueOf).toList()))
                .sql(")");
    }

    /** A column of JSON is of the type TEXT where the server has no type that keeps documents as they are. */
    private static boolean isJson(Expression<?> document, SqlWriter writer) {
        return stored(document, writer) instanceof JsonType type
                && (type.isBinary() || (writer.dialect() instanceof PostgresqlDialect known && known.keepsJson()));
    }

    private static SqlType<?> stored(Expression<?> expression, SqlWriter writer) {
        return expression.type().on(writer.dialect().name()).stored();
    }
}
