package io.mercator.dialect.mariadb;

import io.mercator.api.error.CompileException;
import io.mercator.api.sql.Assignment;
import io.mercator.api.sql.ColumnRef;
import io.mercator.api.sql.FromItem;
import io.mercator.api.sql.SqlNode;
import io.mercator.api.sql.TableRef;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Refuses assignments that MySQL would calculate from what one before it has set (MySQL 8.4, 15.2.17), where the standard and
 * MariaDB with SIMULTANEOUS_ASSIGNMENT take what was there before the statement.
 */
final class AssignmentOrder {
    private AssignmentOrder() {}

    /** Checks the assignments of a statement; what is in {@code conditions} is calculated with each of them. */
    static void check(List<Assignment> assignments, List<? extends SqlNode> conditions, TableRef table) {
        Set<String> before = new HashSet<>();
        for (Assignment assignment : assignments) {
            check(assignment.value(), before, table);
            conditions.forEach(condition -> check(condition, before, table));
            before.add(assignment.column().name());
        }
    }

    private static void check(SqlNode node, Set<String> before, TableRef table) {
        if (node instanceof ColumnRef<?> column && before.contains(column.name()) && isOf(column.from(), table)) {
            throw new CompileException(
                    "MySQL would calculate an assignment from the new value of column '"
                            + table.name() + "." + column.name()
                            + "', which is set before it in the same statement. Set that column last, or in a statement of its own.");
        }
        for (int index = 0; index < node.childCount(); index++) {
            check(node.child(index), before, table);
        }
    }

    private static boolean isOf(FromItem from, TableRef table) {
        return from == table;
    }
}
