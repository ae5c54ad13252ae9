package io.mercator.api.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the items of the columns in an expression that nothing has named yet. Statements have few items, so that a walk
 * through a list beats a set; and mostly those of the select list are all, whose list is then given as it is.
 */
final class ImpliedFroms {
    private final List<FromItem> named;
    private List<FromItem> items;
    private boolean isOwn;

    ImpliedFroms() {
        this.named = List.of();
        this.items = List.of();
    }

    /**
     * Begins with what a select list implies.
     *
     * @param named what FROM names
     * @param columns the items of the select list's columns
     */
    ImpliedFroms(List<FromItem> named, List<FromItem> columns) {
        this.named = named;
        if (named.isEmpty()) {
            this.items = columns;
        } else {
            this.items = List.of();
            for (int index = 0; index < columns.size(); index++) {
                add(columns.get(index));
            }
        }
    }

    List<FromItem> items() {
        return isOwn ? List.copyOf(items) : items;
    }

    /** Adds the items of the columns below a node; those of statements within it are their own. */
    void visit(SqlNode node) {
        if (node instanceof ColumnRef<?> column) {
            add(column.from());
        } else if (!(node instanceof Statement<?>)) {
            for (int index = 0; index < node.childCount(); index++) {
                visit(node.child(index));
            }
        }
    }

    private void add(FromItem item) {
        if (isIn(items, item) || isIn(named, item)) {
            return;
        }
        if (!isOwn) {
            items = new ArrayList<>(items);
            isOwn = true;
        }
        items.add(item);
    }

    private static boolean isIn(List<FromItem> items, FromItem wanted) {
        for (int index = 0; index < items.size(); index++) {
            FromItem item = items.get(index);
            if (item == wanted || (item instanceof Join join && isIn(join, wanted))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIn(Join join, FromItem wanted) {
        return isOrHas(join.left(), wanted) || isOrHas(join.right(), wanted);
    }

    private static boolean isOrHas(@Nullable FromItem item, FromItem wanted) {
        return item == wanted || (item instanceof Join join && isIn(join, wanted));
    }
}
