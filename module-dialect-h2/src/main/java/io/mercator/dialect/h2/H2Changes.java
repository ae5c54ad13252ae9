package io.mercator.dialect.h2;

import io.mercator.api.dialect.NodeRenderer;
import io.mercator.api.dialect.SqlWriter;
import io.mercator.api.error.CompileException;
import io.mercator.api.sql.Cte;
import io.mercator.api.sql.Delete;
import io.mercator.api.sql.ExpressionList;
import io.mercator.api.sql.FromItem;
import io.mercator.api.sql.FunctionCall;
import io.mercator.api.sql.Insert;
import io.mercator.api.sql.TableRef;
import io.mercator.api.sql.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * INSERT, UPDATE and DELETE as H2 has them. What they return is selected from a data change delta table (h2database.com,
 * "Data change delta table"), whose rows stand in the order of the change; UPDATE ... FROM is a MERGE.
 */
final class H2Changes {
    static final Map<String, NodeRenderer<FunctionCall<?>>> FUNCTIONS = Map.of("json_value", H2Changes::noJsonValue);

    private H2Changes() {}

    private static void noJsonValue(FunctionCall<?> call, SqlWriter writer) {
        throw new CompileException("H2 has no JSON_VALUE. Read the document and take it apart in Java.");
    }

    private static void delta(ExpressionList returned, String table, SqlWriter writer, Runnable change) {
        writer.sql("SELECT ").unqualified(() -> writer.node(returned)).sql(" FROM " + table + " TABLE (");
        change.run();
        writer.sql(")");
    }

    static void insert(Insert node, SqlWriter writer) {
        if (node.returningList().isPresent()) {
            delta(node.returningList().get(), "FINAL", writer, () -> insert(node.withoutReturning(), writer));
        } else if (node.conflictClause().isPresent()) {
            H2Merge.write(node, node.conflictClause().get(), writer);
        } else {
            writer.standard(node);
        }
    }

    static void update(Update node, SqlWriter writer) {
        if (node.returningList().isPresent()) {
            delta(node.returningList().get(), "FINAL", writer, () -> update(node.withoutReturning(), writer));
        } else if (node.fromItems().isEmpty()) {
            writer.standard(node);
        } else {
            updateFrom(node, writer);
        }
    }

    /** A common table expression is known to queries alone, so that its name would not be here. */
    private static void checkSources(List<FromItem> items, TableRef table) {
        for (FromItem item : items) {
            if (item instanceof Cte) {
                throw new CompileException("The common table expression '" + item.correlationName()
                        + "' cannot stand beside table '" + table.name()
                        + "' in a change for H2, which knows it in queries"
                        + " alone. Make a subquery of it: select(...).from(cte).as(\"name\").");
            }
        }
    }

    /** Where several rows would update one, H2 refuses the MERGE. */
    private static void updateFrom(Update node, SqlWriter writer) {
        if (!node.taken().isNone()) {
            throw new CompileException(
                    "UPDATE ... FROM with orderBy(...) or limit(...) cannot be written for H2 (table '"
                            + node.table().name() + "'). Name the rows with where(...).");
        }
        if (node.fromItems().size() > 1) {
            throw new CompileException(
                    "UPDATE ... FROM of several tables cannot be written for H2, whose MERGE takes one" + " (table '"
                            + node.table().name() + "'). Join them in a subquery: from(select(...).as(\"name\")).");
        }
        checkSources(node.fromItems(), node.table());
        writer.within(around(node.table(), node.fromItems()), () -> {
            writer.sql("MERGE INTO ")
                    .table(node.table())
                    .sql(" USING ")
                    .node(node.fromItems().get(0))
                    .sql(" ON ");
            node.whereClause().ifPresentOrElse(writer::node, () -> writer.sql("TRUE"));
            writer.sql(" WHEN MATCHED THEN UPDATE SET ").nodes(node.assignments(), ", ");
        });
    }

    static void delete(Delete node, SqlWriter writer) {
        if (node.returningList().isPresent()) {
            delta(node.returningList().get(), "OLD", writer, () -> delete(node.withoutReturning(), writer));
        } else if (node.usingItems().isEmpty() || !node.taken().isNone()) {
            writer.standard(node);
        } else {
            deleteUsing(node, writer);
        }
    }

    private static void deleteUsing(Delete node, SqlWriter writer) {
        checkSources(node.usingItems(), node.table());
        writer.within(around(node.table(), node.usingItems()), () -> {
            writer.sql("DELETE FROM ").table(node.table()).sql(" WHERE EXISTS (SELECT 1 FROM ");
            writer.nodes(node.usingItems(), ", ");
            node.whereClause().ifPresent(condition -> writer.sql(" WHERE ").node(condition));
            writer.sql(")");
        });
    }

    private static List<FromItem> around(TableRef table, List<FromItem> others) {
        List<FromItem> items = new ArrayList<>(others);
        items.add(0, table);
        return items;
    }
}
