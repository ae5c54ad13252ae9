package io.mercator.dialect.mariadb;

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.SqlWriter;
import io.mercator.api.error.CompileException;
import io.mercator.api.sql.Assignment;
import io.mercator.api.sql.Cte;
import io.mercator.api.sql.Delete;
import io.mercator.api.sql.ExpressionList;
import io.mercator.api.sql.FromItem;
import io.mercator.api.sql.Insert;
import io.mercator.api.sql.TableRef;
import io.mercator.api.sql.Update;
import java.util.ArrayList;
import java.util.List;

/** INSERT, UPDATE and DELETE. Beside other tables a change names them all before what it sets (MySQL 8.4, 15.2.17). */
final class MariadbChanges {
    private MariadbChanges() {}

    static void insert(Insert node, boolean mariadb, SqlWriter writer) {
        boolean empty =
                node.query().isEmpty() && node.columnList().expressions().isEmpty();
        if (node.conflictClause().isPresent()) {
            MariadbUpsert.write(node, node.conflictClause().get(), mariadb, writer);
        } else if (empty) {
            // DEFAULT of a generated key would be 0, which NO_AUTO_VALUE_ON_ZERO takes for a value.
            writer.sql("INSERT INTO ").table(node.table()).sql(" () VALUES ()");
            node.returningList().ifPresent(returned -> returning(returned, writer));
        } else {
            writer.standard(node);
        }
    }

    private static void returning(ExpressionList returned, SqlWriter writer) {
        if (!writer.dialect().has(Capability.INSERT_RETURNING)) {
            throw new CompileException(
                    "INSERT ... RETURNING is not known to MySQL or its driver. Leave returning(...) out and SELECT the row.");
        }
        writer.sql(" RETURNING ").unqualified(() -> writer.node(returned));
    }

    static void update(Update node, boolean mariadb, SqlWriter writer) {
        if (node.fromItems().isEmpty()) {
            if (!mariadb) {
                AssignmentOrder.check(node.assignments(), List.of(), node.table());
            }
            writer.standard(node);
            return;
        }
        checkSources(node.fromItems(), node.table());
        if (!node.taken().isNone() || node.returningList().isPresent()) {
            throw new CompileException("UPDATE ... FROM with orderBy(...), limit(...) or returning(...) is not known to"
                    + " MariaDB and MySQL (table '" + node.table().name()
                    + "'). Name the rows with where(...), and SELECT them.");
        }
        List<FromItem> items = around(node.table(), node.fromItems());
        writer.within(items, () -> {
            writer.sql("UPDATE ").nodes(items, ", ").sql(" SET ");
            String separator = "";
            for (Assignment assignment : node.assignments()) {
                writer.sql(separator).node(assignment.column()).sql("=").node(assignment.value());
                separator = ", ";
            }
            node.whereClause().ifPresent(condition -> writer.sql(" WHERE ").node(condition));
        });
    }

    static void delete(Delete node, SqlWriter writer) {
        if (!node.usingItems().isEmpty()) {
            deleteUsing(node, writer);
            return;
        }
        writer.sql("DELETE FROM ").table(node.table());
        writer.within(
                List.of(node.table()),
                () -> node.whereClause()
                        .ifPresent(condition -> writer.sql(" WHERE ").node(condition)));
        if (!node.taken().isNone()) {
            writer.node(node.taken());
        }
        node.returningList().ifPresent(returned -> returning(node, returned, writer));
    }

    private static void returning(Delete node, ExpressionList returned, SqlWriter writer) {
        if (!writer.dialect().has(Capability.DELETE_RETURNING)) {
            throw new CompileException("DELETE ... RETURNING is not known to MySQL or its driver (table '"
                    + node.table().name() + "'). Leave returning(...) out and SELECT the rows before.");
        }
        writer.sql(" RETURNING ").unqualified(() -> writer.node(returned));
    }

    private static void deleteUsing(Delete node, SqlWriter writer) {
        checkSources(node.usingItems(), node.table());
        if (!node.taken().isNone() || node.returningList().isPresent()) {
            throw new CompileException(
                    "DELETE ... USING with orderBy(...), limit(...) or returning(...) is not known to"
                            + " MariaDB and MySQL (table '" + node.table().name()
                            + "'). Name the rows with where(...), and SELECT them before.");
        }
        List<FromItem> items = around(node.table(), node.usingItems());
        writer.within(items, () -> {
            writer.sql("DELETE FROM ").table(node.table()).sql(" USING ").nodes(items, ", ");
            node.whereClause().ifPresent(condition -> writer.sql(" WHERE ").node(condition));
        });
    }

    /** A common table expression is known to queries alone, so that its name would not be here. */
    private static void checkSources(List<FromItem> items, TableRef table) {
        for (FromItem item : items) {
            if (item instanceof Cte) {
                throw new CompileException("The common table expression '" + item.correlationName()
                        + "' cannot stand beside table '" + table.name()
                        + "' in a change for MariaDB, which knows it in queries"
                        + " alone. Make a subquery of it: select(...).from(cte).as(\"name\").");
            }
        }
    }

    private static List<FromItem> around(TableRef table, List<FromItem> others) {
        List<FromItem> items = new ArrayList<>(others);
        items.add(0, table);
        return items;
    }
}
