package io.mercator.engine.render;

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.SqlWriter;
import io.mercator.api.error.CompileException;
import io.mercator.api.sql.ColumnRef;
import io.mercator.api.sql.Cte;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.ExpressionList;
import io.mercator.api.sql.Join;
import io.mercator.api.sql.JoinKind;
import io.mercator.api.sql.Labeled;
import io.mercator.api.sql.LockClause;
import io.mercator.api.sql.OrderItem;
import io.mercator.api.sql.OrderTerm;
import io.mercator.api.sql.QueryExpression;
import io.mercator.api.sql.Select;
import io.mercator.api.sql.SetOperation;
import io.mercator.api.sql.Values;
import java.util.List;

/** Writes what queries are made of beside SELECT itself: joins, operators between queries, values, locks. */
final class QueryRendering {
    private QueryRendering() {}

    static void join(Join join, SqlWriter writer) {
        require(join.joinKind() == JoinKind.FULL, Capability.FULL_JOIN, "FULL OUTER JOIN", writer);
        require(join.joinKind() == JoinKind.RIGHT, Capability.RIGHT_JOIN, "RIGHT OUTER JOIN", writer);
        writer.node(join.left()).sql(" ").sql(join.joinKind().words()).sql(" ");
        boolean nested = join.right() instanceof Join;
        writer.sql(nested ? "(" : "").node(join.right()).sql(nested ? ")" : "");
        join.on().ifPresent(condition -> writer.sql(" ON ").node(condition));
    }

    static void require(boolean needed, Capability capability, String what, SqlWriter writer) {
        if (needed && !writer.dialect().has(capability)) {
            throw new CompileException(
                    what + " is not known to '" + writer.dialect().name()
                            + "'. Write the query without it, or use a database that has " + capability + ".");
        }
    }

    static void cte(Cte cte, SqlWriter writer) {
        writer.name(cte.correlationName());
    }

    static void values(Values values, SqlWriter writer) {
        if (values.rows().isEmpty()) {
            throw new CompileException(
                    "The values '" + values.correlationName() + "' have no rows. Add them with row(...).");
        }
        writer.sql("(VALUES ");
        for (int index = 0; index < values.rows().size(); index++) {
            writer.sql(index == 0 ? "(" : ", (");
            typedList(values.rows().get(index), writer);
            writer.sql(")");
        }
        writer.sql(") AS ").name(values.correlationName()).sql(" (");
        for (int index = 0; index < values.columns().size(); index++) {
            writer.sql(index == 0 ? "" : ", ").name(values.columns().get(index));
        }
        writer.sql(")");
    }

    static void typedList(ExpressionList list, SqlWriter writer) {
        for (int index = 0; index < list.expressions().size(); index++) {
            writer.sql(index == 0 ? "" : ", ");
            ExpressionRendering.typed(list.expressions().get(index), writer);
        }
    }

    static void setOperation(SetOperation<?> operation, SqlWriter writer) {
        List<? extends QueryExpression<?>> operands = operation.operands();
        for (int index = 0; index < operands.size(); index++) {
            if (index > 0) {
                writer.lineBreak(0).sql(operation.operator().words()).lineBreak(0);
            }
            operand(operands.get(index), index, writer);
        }
        orderBy(operation, writer);
        operation.rowLimit().ifPresent(limit -> writer.lineBreak(1).node(limit));
    }

    /** Databases do not agree which operator goes first, so that what is nested is always told apart. */
    private static void operand(QueryExpression<?> query, int index, SqlWriter writer) {
        boolean bare = query instanceof Select<?> select
                && select.orderItems().isEmpty()
                && select.rowLimit().isEmpty()
                && select.lockClause().isEmpty();
        if (bare) {
            writer.node(query);
        } else if (writer.dialect().has(Capability.PARENTHESIZED_QUERIES)) {
            writer.sql("(").node(query).sql(")");
        } else {
            writer.sql("SELECT * FROM (").node(query).sql(") AS ").name("anon_" + (index + 1));
        }
    }

    /** By position: the only way that all databases understand, whatever the columns of the operands are named. */
    private static void orderBy(SetOperation<?> operation, SqlWriter writer) {
        List<OrderItem> items = operation.orderItems();
        for (int index = 0; index < items.size(); index++) {
            if (index == 0) {
                writer.lineBreak(0).sql("ORDER BY ");
            } else {
                writer.sql(", ");
            }
            OrderItem item = items.get(index);
            if (item instanceof OrderTerm term) {
                int position = position(operation, term.expression());
                String label = operation.labels().get(position - 1);
                SelectRendering.nullTest(term, () -> SelectRendering.label(label, writer), writer);
                writer.sql(Integer.toString(position));
                SelectRendering.direction(term, writer);
            } else {
                writer.sql(Integer.toString(position(operation, (Expression<?>) item)));
            }
        }
    }

    private static int position(SetOperation<?> operation, Expression<?> item) {
        List<Expression<?>> columns = operation.columns();
        for (int index = 0; index < columns.size(); index++) {
            Expression<?> column = columns.get(index);
            boolean sameLabel = item instanceof Labeled<?> wanted
                    && column instanceof Labeled<?> labeled
                    && wanted.label().equals(labeled.label());
            if (sameLabel || (item instanceof ColumnRef<?> && column.equals(item))) {
                return index + 1;
            }
        }
        throw new CompileException("ORDER BY of a " + operation.operator().words()
                + " takes columns and labels of its first query: " + String.join(", ", operation.labels())
                + ". Give the expression a label with as(\"...\") and order by that.");
    }

    static void lock(LockClause lock, SqlWriter writer) {
        require(true, Capability.FOR_UPDATE, "FOR UPDATE", writer);
        writer.sql("FOR UPDATE");
        for (int index = 0; index < lock.items().size(); index++) {
            writer.sql(index == 0 ? " OF " : ", ").name(lock.items().get(index).correlationName());
        }
        switch (lock.waiting()) {
            case WAIT -> {}
            case NOWAIT -> {
                require(true, Capability.FOR_UPDATE_NOWAIT, "FOR UPDATE NOWAIT", writer);
                writer.sql(" NOWAIT");
            }
            case SKIP_LOCKED -> {
                require(true, Capability.FOR_UPDATE_NOWAIT, "FOR UPDATE SKIP LOCKED", writer);
                writer.sql(" SKIP LOCKED");
            }
        }
    }
}
