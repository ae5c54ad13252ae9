package io.mercator.dialect.h2;

import io.mercator.api.dialect.SqlWriter;
import io.mercator.api.error.CompileException;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import io.mercator.api.schema.UniqueConstraint;
import io.mercator.api.sql.Bind;
import io.mercator.api.sql.ColumnRef;
import io.mercator.api.sql.ConflictClause;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.ExpressionList;
import io.mercator.api.sql.Insert;
import java.util.ArrayList;
import java.util.List;

/**
 * INSERT ... ON CONFLICT as MERGE, which meets the row by the key's values (h2database.com, "MERGE USING"). The rows are a
 * table named {@code excluded}, as the updates name them.
 */
final class H2Merge {
    private static final String ROWS = "excluded";

    private H2Merge() {}

    static void write(Insert node, ConflictClause conflict, SqlWriter writer) {
        List<ColumnRef<?>> columns = new ArrayList<>();
        node.columnList().expressions().forEach(column -> columns.add((ColumnRef<?>) column));
        List<List<ColumnRef<?>>> keys = keys(node, conflict, columns);
        writer.sql("MERGE INTO ").table(node.table()).sql(" USING (");
        if (node.query().isPresent()) {
            writer.node(node.query().get());
        } else {
            rows(node.rows(), columns, writer);
        }
        writer.sql(") AS " + ROWS + " (");
        names(columns, "", writer);
        writer.sql(") ON ");
        for (int index = 0; index < keys.size(); index++) {
            writer.sql(index == 0 ? "" : " OR ");
            equal(keys.get(index), writer);
        }
        if (!conflict.updates().isEmpty()) {
            writer.sql(" WHEN MATCHED");
            conflict.where().ifPresent(condition -> writer.sql(" AND ").node(condition));
            writer.sql(" THEN UPDATE SET ").nodes(conflict.updates(), ", ");
        }
        writer.sql(" WHEN NOT MATCHED THEN INSERT (");
        names(columns, "", writer);
        writer.sql(") VALUES (");
        names(columns, ROWS + ".", writer);
        writer.sql(")");
    }

    private static void names(List<ColumnRef<?>> columns, String before, SqlWriter writer) {
        String separator = "";
        for (ColumnRef<?> column : columns) {
            writer.sql(separator).sql(before).name(column.name());
            separator = ", ";
        }
    }

    private static void equal(List<ColumnRef<?>> key, SqlWriter writer) {
        String separator = "";
        for (ColumnRef<?> column : key) {
            writer.sql(separator).node(column).sql(" = " + ROWS + ".").name(column.name());
            separator = " AND ";
        }
    }

    /** Nothing in VALUES tells a parameter's type. */
    private static void rows(List<ExpressionList> rows, List<ColumnRef<?>> columns, SqlWriter writer) {
        writer.sql("VALUES ");
        for (int row = 0; row < rows.size(); row++) {
            writer.sql(row == 0 ? "(" : ", (");
            for (int index = 0; index < columns.size(); index++) {
                Expression<?> value = rows.get(row).expressions().get(index);
                writer.sql(index == 0 ? "" : ", ");
                if (value instanceof Bind<?>) {
                    writer.sql("CAST(").node(value).sql(" AS ");
                    writer.castType(columns.get(index).type()).sql(")");
                } else {
                    writer.node(value);
                }
            }
            writer.sql(")");
        }
    }

    /** Returns the key that was named; without one all keys of the table that the INSERT gives values. */
    private static List<List<ColumnRef<?>>> keys(Insert node, ConflictClause conflict, List<ColumnRef<?>> columns) {
        List<List<ColumnRef<?>>> keys = new ArrayList<>();
        if (!conflict.target().isEmpty()) {
            keys.add(conflict.target());
        } else if (node.table() instanceof Table table) {
            keys.add(List.copyOf(table.primaryKeyColumns()));
            table.columns().stream().filter(Column::isUnique).forEach(column -> keys.add(List.of(column)));
            for (UniqueConstraint unique : table.uniqueConstraints()) {
                keys.add(List.copyOf(unique.columns()));
            }
            keys.removeIf(key -> key.isEmpty() || !columns.containsAll(key));
        }
        if (keys.isEmpty() || !columns.containsAll(keys.get(0))) {
            throw new CompileException(
                    "The INSERT into '" + node.table().name() + "' gives no key a value by which H2's"
                            + " MERGE could know the row. Name the key with onConflict(column), and set it.");
        }
        return keys;
    }
}
