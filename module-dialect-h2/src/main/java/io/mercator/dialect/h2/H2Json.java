package io.mercator.dialect.h2;

import io.mercator.api.dialect.SqlWriter;
import io.mercator.api.error.CompileException;
import io.mercator.api.sql.ArrayElement;
import io.mercator.api.sql.Bind;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.JsonExists;
import io.mercator.api.sql.JsonValue;
import io.mercator.api.type.JsonType;
import io.mercator.api.type.SqlType;
import io.mercator.api.type.StringType;
import java.util.List;

/** What is asked of documents (h2database.com, "Other grammar": field reference, array element reference). */
final class H2Json {
    private H2Json() {}

    static void value(JsonValue<?> node, SqlWriter writer) {
        SqlType<?> type = node.type().stored();
        if (type instanceof JsonType) {
            part(node.document(), node.steps(), writer);
        } else if (type instanceof StringType) {
            throw new CompileException(
                    "H2 has nothing that takes the quotes and escapes off a JSON string. Compare"
                            + " documents: asJson().eq(\"\\\"text\\\"\"), or read the document and take it apart in the program.");
        } else {
            // By way of the text: H2 casts JSON to nothing else.
            writer.sql("CAST(NULLIF(CAST(");
            part(node.document(), node.steps(), writer);
            writer.sql(" AS VARCHAR), 'null') AS ").castType(node.type()).sql(")");
        }
    }

    static void exists(JsonExists node, SqlWriter writer) {
        part(node.document(), node.steps(), writer);
        writer.sql(" IS NOT NULL");
    }

    /** Each step stands behind what it is taken from, in parentheses that begin before the document. */
    private static void part(Expression<?> document, List<Object> steps, SqlWriter writer) {
        writer.sql("(".repeat(steps.size() + 1));
        if (document instanceof Bind<?>) {
            writer.sql("CAST(").node(document).sql(" AS JSON)");
        } else {
            writer.node(document).sql(isJson(document, writer) ? "" : " FORMAT JSON");
        }
        writer.sql(")");
        for (Object step : steps) {
            if (step instanceof Integer index) {
                writer.sql("[" + (index + 1) + "])");
            } else {
                writer.sql(".\"" + String.valueOf(step).replace("\"", "\"\"") + "\")");
            }
        }
    }

    private static boolean isJson(Expression<?> document, SqlWriter writer) {
        return document.type().on(writer.dialect().name()).stored() instanceof JsonType;
    }

    /** {@code array[place]} alone, and ARRAY_GET, are errors where there is no such element. */
    static void arrayElement(ArrayElement<?> node, SqlWriter writer) {
        writer.sql("CASE WHEN CARDINALITY(").node(node.array()).sql(") >= ").node(node.place());
        writer.sql(" THEN (").node(node.array()).sql(")[").node(node.place()).sql("] END");
    }
}
