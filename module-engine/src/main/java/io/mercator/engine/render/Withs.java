package io.mercator.engine.render;

import io.mercator.api.dialect.Capability;
import io.mercator.api.error.CompileException;
import io.mercator.api.sql.Cte;
import io.mercator.api.sql.QueryExpression;
import io.mercator.api.sql.SqlNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes the common table expressions of a statement before it, wherever in it they stand: each once, and before those that
 * use it.
 */
final class Withs {
    private final Map<String, Cte> found = new LinkedHashMap<>();

    private Withs() {}

    static void write(SqlNode statement, DefaultSqlWriter writer) {
        Withs withs = new Withs();
        withs.collect(statement);
        if (withs.found.isEmpty()) {
            return;
        }
        if (!writer.dialect().has(Capability.COMMON_TABLE_EXPRESSIONS)) {
            throw new CompileException(
                    "WITH is not known to '" + writer.dialect().name() + "' (" + String.join(", ", withs.found.keySet())
                            + "). Use a subquery: query.as(\"name\").");
        }
        boolean recursive = withs.found.values().stream().anyMatch(Cte::isRecursive);
        writer.sql(recursive ? "WITH RECURSIVE " : "WITH ");
        String separator = "";
        for (Cte cte : withs.found.values()) {
            QueryExpression<?> query = cte.query().orElseThrow();
            writer.sql(separator).name(cte.correlationName()).sql(" (");
            for (int index = 0; index < cte.labels().size(); index++) {
                writer.sql(index == 0 ? "" : ", ");
                SelectRendering.label(cte.labels().get(index), writer);
            }
            writer.sql(") AS (");
            writer.alone(() -> writer.node(query));
            writer.sql(")");
            separator = ", ";
        }
        writer.lineBreak(0);
    }

    private void collect(SqlNode node) {
        for (int index = 0; index < node.childCount(); index++) {
            collect(node.child(index));
        }
        if (node instanceof Cte cte && cte.query().isPresent()) {
            Cte other = found.putIfAbsent(cte.correlationName(), cte);
            if (other != null && other != cte) {
                throw new CompileException("Two common table expressions of the statement are named '"
                        + cte.correlationName() + "'. Give one of them another name with cte(...).");
            }
        }
    }
}
