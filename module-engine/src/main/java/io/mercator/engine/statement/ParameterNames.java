package io.mercator.engine.statement;

import io.mercator.api.sql.Assignment;
import io.mercator.api.sql.Between;
import io.mercator.api.sql.Bind;
import io.mercator.api.sql.ColumnRef;
import io.mercator.api.sql.Comparison;
import io.mercator.api.sql.ExpressionList;
import io.mercator.api.sql.InList;
import io.mercator.api.sql.Insert;
import io.mercator.api.sql.Like;
import io.mercator.api.sql.SqlNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names each bound value of a tree, in tree order, by the column beside it, so that an error can say which it is. */
final class ParameterNames {
    private final List<String> names = new ArrayList<>();

    private ParameterNames() {}

    static String[] of(SqlNode node) {
        ParameterNames walk = new ParameterNames();
        walk.visit(node, null);
        return walk.names.toArray(new String[0]);
    }

    private void visit(SqlNode node, @Nullable ColumnRef<?> beside) {
        if (node.bindCount() == 0) {
            return;
        }
        if (node instanceof Bind<?>) {
            names.add(beside == null ? "parameter " + (names.size() + 1) : name(beside));
        } else if (node instanceof Insert insert) {
            visitRows(insert);
        } else {
            ColumnRef<?> column = columnOf(node, beside);
            for (int index = 0; index < node.childCount(); index++) {
                visit(node.child(index), column);
            }
        }
    }

    private void visitRows(Insert insert) {
        for (ExpressionList row : insert.rows()) {
            for (int index = 0; index < row.childCount(); index++) {
                visit(row.child(index), (ColumnRef<?>)
                        insert.columnList().expressions().get(index));
            }
        }
        insert.query().ifPresent(query -> visit(query, null));
        insert.conflictClause().ifPresent(conflict -> visit(conflict, null));
        insert.returningList().ifPresent(returned -> visit(returned, null));
    }

    private static @Nullable ColumnRef<?> columnOf(SqlNode node, @Nullable ColumnRef<?> beside) {
        if (node instanceof ExpressionList) {
            return beside;
        }
        boolean names = node instanceof Comparison
                || node instanceof Assignment
                || node instanceof Between
                || node instanceof InList
                || node instanceof Like;
        for (int index = 0; names && index < node.childCount(); index++) {
            if (node.child(index) instanceof ColumnRef<?> column) {
                return column;
            }
        }
        return null;
    }

    private static String name(ColumnRef<?> column) {
        return "'" + column.from().correlationName() + "." + column.name() + "'";
    }
}
