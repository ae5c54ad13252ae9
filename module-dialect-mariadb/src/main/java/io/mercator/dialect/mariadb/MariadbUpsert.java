package io.mercator.dialect.mariadb;

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.SqlWriter;
import io.mercator.api.error.CompileException;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.Index;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.Alias;
import io.mercator.api.sql.Assignment;
import io.mercator.api.sql.ColumnRef;
import io.mercator.api.sql.ConflictClause;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.ExpressionList;
import io.mercator.api.sql.Insert;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * INSERT ... ON CONFLICT as ON DUPLICATE KEY UPDATE, which any unique key of the table sets off. So a key may be named only
 * where no other one can: another row would be updated than the one that was meant.
 */
final class MariadbUpsert {
    private static final String EXCLUDED = "excluded";

    private MariadbUpsert() {}

    static void write(Insert node, ConflictClause conflict, boolean mariadb, SqlWriter writer) {
        check(node, conflict);
        if (!mariadb) {
            AssignmentOrder.check(conflict.updates(), conflict.where().stream().toList(), node.table());
        }
        writer.sql("INSERT INTO ").table(node.table()).sql(" (");
        writer.unqualified(() -> writer.node(node.columnList())).sql(")");
        if (mariadb || node.query().isEmpty()) {
            rows(node, writer);
            writer.sql(mariadb ? "" : " AS " + EXCLUDED);
        } else {
            writer.sql(" SELECT * FROM (").node(node.query().get()).sql(") AS " + EXCLUDED + " (");
            writer.unqualified(() -> writer.node(node.columnList())).sql(")");
        }
        writer.sql(" ON DUPLICATE KEY UPDATE ");
        updates(node, conflict, writer);
        node.returningList().ifPresent(returned -> returning(node, conflict, returned, writer));
    }

    private static void rows(Insert node, SqlWriter writer) {
        if (node.query().isPresent()) {
            writer.sql(" ").node(node.query().get());
            return;
        }
        String separator = " VALUES (";
        for (ExpressionList row : node.rows()) {
            writer.sql(separator).node(row).sql(")");
            separator = ", (";
        }
    }

    /** Doing nothing is to set a column to itself: IGNORE would swallow other errors too. */
    private static void updates(Insert node, ConflictClause conflict, SqlWriter writer) {
        if (conflict.updates().isEmpty()) {
            String column = node.table().columns().get(0).name();
            writer.table(node.table()).sql(".").name(column).sql(" = ");
            writer.table(node.table()).sql(".").name(column);
            return;
        }
        String separator = "";
        for (Assignment update : conflict.updates()) {
            writer.sql(separator)
                    .unqualified(() -> writer.node(update.column()))
                    .sql(" = ");
            if (conflict.where().isPresent()) {
                writer.sql("CASE WHEN ").node(conflict.where().get());
                writer.sql(" THEN ").node(update.value());
                writer.sql(" ELSE ").node(update.column()).sql(" END");
            } else {
                writer.node(update.value());
            }
            separator = ", ";
        }
    }

    /** What the INSERT would have stored is told by VALUES, for which MySQL wants the alias of the rows. */
    static void column(ColumnRef<?> node, boolean mariadb, SqlWriter writer) {
        boolean excluded =
                node.from() instanceof Alias<?> alias && alias.correlationName().equals(EXCLUDED);
        if (mariadb && excluded) {
            writer.sql("VALUES(").name(node.name()).sql(")");
        } else {
            writer.standard(node);
        }
    }

    /** The rows that were there are returned as well, which elsewhere are none of the statement's. */
    private static void returning(Insert node, ConflictClause conflict, ExpressionList returned, SqlWriter writer) {
        if (!writer.dialect().has(Capability.INSERT_RETURNING)) {
            throw new CompileException("INSERT ... RETURNING is not known to MySQL or its driver (table '"
                    + node.table().name() + "'). Leave returning(...) out and SELECT the row.");
        }
        if (conflict.updates().isEmpty() || conflict.where().isPresent()) {
            throw new CompileException("returning(...) of an upsert that leaves rows as they are would give these rows"
                    + " as well (table '" + node.table().name() + "'). SELECT the rows that you want.");
        }
        writer.sql(" RETURNING ").unqualified(() -> writer.node(returned));
    }

    private static void check(Insert node, ConflictClause conflict) {
        if (conflict.target().isEmpty() || !(node.table() instanceof Table table)) {
            return;
        }
        Set<String> target = names(conflict.target());
        Set<String> given = new HashSet<>();
        for (Expression<?> column : node.columnList().expressions()) {
            given.add(((ColumnRef<?>) column).name());
        }
        for (List<Column<?>> key : keys(table)) {
            boolean other = !names(key).equals(target);
            if (other && key.stream().allMatch(column -> hasValue(column, given))) {
                throw new CompileException("onConflict(" + String.join(", ", target) + ") of table '"
                        + table.qualifiedName() + "' cannot be written for MariaDB, where the unique key ("
                        + String.join(", ", names(key)) + ") would set off the update as well. Leave the columns out,"
                        + " onConflict(), if any key is meant.");
            }
        }
    }

    /** A column without a value is NULL, which equals nothing, or a number that no row has yet. */
    private static boolean hasValue(Column<?> column, Set<String> given) {
        return given.contains(column.name())
                || column.serverDefault().isPresent()
                || column.computed().isPresent();
    }

    private static List<List<Column<?>>> keys(Table table) {
        List<List<Column<?>>> keys = new ArrayList<>();
        keys.add(table.primaryKeyColumns());
        table.columns().stream().filter(Column::isUnique).forEach(column -> keys.add(List.of(column)));
        table.uniqueConstraints().forEach(unique -> keys.add(unique.columns()));
        for (Index index : table.indexes()) {
            if (index.isUnique() && index.items().stream().allMatch(Column.class::isInstance)) {
                List<Column<?>> columns = new ArrayList<>();
                index.items().forEach(item -> columns.add((Column<?>) item));
                keys.add(columns);
            }
        }
        keys.removeIf(List::isEmpty);
        return keys;
    }

    private static Set<String> names(List<? extends ColumnRef<?>> columns) {
        Set<String> names = new LinkedHashSet<>();
        columns.forEach(column -> names.add(column.name()));
        return names;
    }
}
