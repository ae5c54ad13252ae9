package io.mercator.api.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
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

    private record Facts(
            int froms,
            int implied,
            boolean where,
            int groupBy,
            boolean having,
            int orderBy,
            boolean rowLimit,
            boolean lock,
            boolean distinct,
            int distinctOn,
            LabelStyle labels) {}

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

    Object facts(int implied) {
        return new Facts(
                from.size(),
                implied,
                where != null,
                groupBy.size(),
                having != null,
                orderBy.size(),
                rowLimit != null,
                lock != null,
                distinct,
                distinctOn.size(),
                labelStyle);
    }

    List<SqlNode> children(List<FromItem> implied) {
        List<SqlNode> children = new ArrayList<>();
        children.addAll(distinctOn);
        children.add(columns);
        children.addAll(from);
        children.addAll(implied);
        addIfPresent(children, where);
        children.addAll(groupBy);
        addIfPresent(children, having);
        children.addAll(orderBy);
        addIfPresent(children, rowLimit);
        addIfPresent(children, lock);
        return children;
    }

    private static void addIfPresent(List<SqlNode> children, @Nullable SqlNode node) {
        if (node != null) {
            children.add(node);
        }
    }

    /** Returns the items that columns and conditions need and {@code from} does not name. */
    List<FromItem> impliedFroms() {
        Set<FromItem> found = Collections.newSetFromMap(new IdentityHashMap<>());
        from.forEach(item -> found.addAll(item.leaves()));
        List<FromItem> implied = new ArrayList<>();
        addFroms(columns, found, implied);
        if (where != null) {
            addFroms(where, found, implied);
        }
        return List.copyOf(implied);
    }

    private static void addFroms(SqlNode node, Set<FromItem> found, List<FromItem> all) {
        if (node instanceof ColumnRef<?> column) {
            if (found.add(column.from())) {
                all.add(column.from());
            }
        } else if (!(node instanceof Statement<?>)) {
            for (int index = 0; index < node.childCount(); index++) {
                addFroms(node.child(index), found, all);
            }
        }
    }
}
