package io.mercator.api.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The clauses of a SELECT: changed only while a statement is made of a copy, and never after. */
final class SelectClauses {
    ExpressionList columns;
    List<FromItem> from = List.of();

    @Nullable
    Condition where;

    List<Expression<?>> groupBy = List.of();

    @Nullable
    Condition having;

    List<OrderItem> orderBy = List.of();

    @Nullable
    RowLimit rowLimit;

    @Nullable
    LockClause lock;

    boolean distinct;
    List<Expression<?>> distinctOn = List.of();
    LabelStyle labelStyle = LabelStyle.NONE;

    SelectClauses(ExpressionList columns) {
        this.columns = columns;
    }

    SelectClauses copy() {
        SelectClauses copy = new SelectClauses(columns);
        copy.from = from;
        copy.where = where;
        copy.groupBy = groupBy;
        copy.having = having;
        copy.orderBy = orderBy;
        copy.rowLimit = rowLimit;
        copy.lock = lock;
        copy.distinct = distinct;
        copy.distinctOn = distinctOn;
        copy.labelStyle = labelStyle;
        return copy;
    }

    /** Returns how many levels are below the clauses; what columns imply is told when the tree is made. */
    int depth() {
        int deepest = columns.depth();
        deepest = Math.max(deepest, where == null ? 0 : where.depth());
        deepest = Math.max(deepest, having == null ? 0 : having.depth());
        deepest = depth(from, deepest);
        deepest = depth(groupBy, deepest);
        return depth(orderBy, deepest);
    }

    private static int depth(List<? extends SqlNode> nodes, int before) {
        int deepest = before;
        for (int index = 0; index < nodes.size(); index++) {
            deepest = Math.max(deepest, nodes.get(index).depth());
        }
        return deepest;
    }

    Object facts(int implied) {
        return SelectFacts.of(
                from.size(),
                implied,
                groupBy.size(),
                orderBy.size(),
                distinctOn.size(),
                (where != null ? SelectFacts.WHERE : 0)
                        | (having != null ? SelectFacts.HAVING : 0)
                        | (rowLimit != null ? SelectFacts.ROW_LIMIT : 0)
                        | (lock != null ? SelectFacts.LOCK : 0)
                        | (distinct ? SelectFacts.DISTINCT : 0),
                labelStyle);
    }

    SqlNode[] children(List<FromItem> implied) {
        int count = distinctOn.size() + 1 + from.size() + implied.size() + groupBy.size() + orderBy.size();
        SqlNode[] children = new SqlNode
                [count
                        + (where == null ? 0 : 1)
                        + (having == null ? 0 : 1)
                        + (rowLimit == null ? 0 : 1)
                        + (lock == null ? 0 : 1)];
        int next = put(children, 0, distinctOn);
        children[next++] = columns;
        next = put(children, next, from);
        next = put(children, next, implied);
        next = put(children, next, where);
        next = put(children, next, groupBy);
        next = put(children, next, having);
        next = put(children, next, orderBy);
        next = put(children, next, rowLimit);
        put(children, next, lock);
        return children;
    }

    private static int put(SqlNode[] children, int next, List<? extends SqlNode> nodes) {
        for (int index = 0; index < nodes.size(); index++) {
            children[next + index] = nodes.get(index);
        }
        return next + nodes.size();
    }

    private static int put(SqlNode[] children, int next, @Nullable SqlNode node) {
        if (node == null) {
            return next;
        }
        children[next] = node;
        return next + 1;
    }

    /** Returns the items that columns and conditions need and {@code from} does not name. */
    List<FromItem> impliedFroms() {
        ImpliedFroms implied = new ImpliedFroms(from, columns.implied());
        if (where != null) {
            implied.visit(where);
        }
        return implied.items();
    }
}
