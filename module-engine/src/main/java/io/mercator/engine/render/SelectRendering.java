package io.mercator.engine.render;

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.SqlWriter;
import io.mercator.api.error.CompileException;
import io.mercator.api.sql.Alias;
import io.mercator.api.sql.ColumnRef;
import io.mercator.api.sql.Constant;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.FromItem;
import io.mercator.api.sql.LabelStyle;
import io.mercator.api.sql.Labeled;
import io.mercator.api.sql.OrderItem;
import io.mercator.api.sql.OrderTerm;
import io.mercator.api.sql.RowLimit;
import io.mercator.api.sql.Select;
import io.mercator.api.sql.Star;
import io.mercator.api.sql.Subquery;
import io.mercator.api.sql.TableRef;
import io.mercator.api.sql.Text;
import java.util.List;

/** Writes SELECT and what stands in its FROM. */
final class SelectRendering {
    private static final int LIST_INDENT = 8;

    private SelectRendering() {}

    static void select(Select<?> select, SqlWriter writer) {
        List<FromItem> froms = select.fromsWithin(writer instanceof DefaultSqlWriter own ? own.enclosing() : List.of());
        if (writer instanceof DefaultSqlWriter own) {
            own.within(froms, () -> clauses(select, froms, writer));
        } else {
            clauses(select, froms, writer);
        }
    }

    private static void clauses(Select<?> select, List<FromItem> froms, SqlWriter writer) {
        CartesianProducts.warn(select, froms);
        writer.sql(select.isDistinct() ? "SELECT DISTINCT " : "SELECT ");
        distinctOn(select, writer);
        columns(select, writer);
        if (!froms.isEmpty()) {
            writer.lineBreak(0).sql("FROM ").nodes(froms, ", ");
        } else if (!writer.dialect().has(Capability.SELECT_WITHOUT_FROM)) {
            writer.lineBreak(0).sql("FROM ").sql(oneRow(writer));
        }
        select.whereClause()
                .ifPresent(condition -> writer.lineBreak(0).sql("WHERE ").node(condition));
        if (!select.groupItems().isEmpty()) {
            writer.lineBreak(0).sql("GROUP BY ").nodes(select.groupItems(), ", ");
        }
        select.havingClause()
                .ifPresent(condition -> writer.lineBreak(0).sql("HAVING ").node(condition));
        orderBy(select, writer);
        select.rowLimit().ifPresent(limit -> writer.lineBreak(1).node(limit));
        select.lockClause().ifPresent(lock -> writer.lineBreak(0).node(lock));
    }

    private static void distinctOn(Select<?> select, SqlWriter writer) {
        if (!select.distinctExpressions().isEmpty()) {
            if (!writer.dialect().has(Capability.DISTINCT_ON)) {
                throw new CompileException("DISTINCT ON is not known to '"
                        + writer.dialect().name() + "'. Number the rows of each group in a subquery,"
                        + " rowNumber().over(Window.partitionBy(...).orderBy(...)), and take those with number 1.");
            }
            writer.sql("ON (").nodes(select.distinctExpressions(), ", ").sql(") ");
        }
    }

    private static String oneRow(SqlWriter writer) {
        return writer.dialect()
                .oneRowTable()
                .orElseThrow(() -> new CompileException("A SELECT without FROM is not known to '"
                        + writer.dialect().name() + "'. Name a table with from(...)."));
    }

    private static void columns(Select<?> select, SqlWriter writer) {
        List<Expression<?>> columns = select.columns();
        List<String> labels = select.labels();
        for (int index = 0; index < columns.size(); index++) {
            if (index > 0) {
                writer.sql(",").lineBreak(LIST_INDENT);
            }
            Expression<?> column = columns.get(index);
            ExpressionRendering.typed(column, writer);
            if (isLabeled(column, labels.get(index), select)) {
                writer.sql(" AS ");
                label(labels.get(index), writer);
            }
        }
    }

    /** Writes a label, which may be made of names that are long together. */
    static void label(String label, SqlWriter writer) {
        writer.name(writer.dialect().identifiers().shortened(label));
    }

    /** A column keeps its own name unless it must differ, so that a subquery's columns are always found by label. */
    private static boolean isLabeled(Expression<?> column, String label, Select<?> select) {
        if (column instanceof Constant<?> || column instanceof Star || column instanceof Text) {
            return false;
        }
        return !(column instanceof ColumnRef<?> named)
                || select.labelStyle() != LabelStyle.NONE
                || !label.equals(named.name());
    }

    private static void orderBy(Select<?> select, SqlWriter writer) {
        List<OrderItem> items = select.orderItems();
        for (int index = 0; index < items.size(); index++) {
            if (index == 0) {
                writer.lineBreak(0).sql("ORDER BY ");
            } else {
                writer.sql(", ");
            }
            orderItem(items.get(index), select, writer);
        }
    }

    /**
     * Writes the label of an expression that the select list has. Told by the label's text and never by identity, which
     * is no part of the shape by which a rendered statement is found again.
     */
    private static void orderItem(OrderItem item, Select<?> select, SqlWriter writer) {
        if (item instanceof Labeled<?> labeled && hasLabel(select, labeled)) {
            label(labeled.label(), writer);
        } else if (item instanceof OrderTerm term
                && term.expression() instanceof Labeled<?> labeled
                && hasLabel(select, labeled)) {
            nullTest(term, () -> label(labeled.label(), writer), writer);
            label(labeled.label(), writer);
            direction(term, writer);
        } else {
            writer.node(item);
        }
    }

    private static boolean hasLabel(Select<?> select, Labeled<?> labeled) {
        return select.columns().stream()
                .anyMatch(column -> column instanceof Labeled<?> selected
                        && selected.label().equals(labeled.label()));
    }

    static void orderTerm(OrderTerm term, SqlWriter writer) {
        nullTest(term, () -> CalculationRendering.primary(term.expression(), writer), writer);
        writer.node(term.expression());
        direction(term, writer);
    }

    /** Orders by a test for NULL before what it is a test of; false comes before true. */
    static void nullTest(OrderTerm term, Runnable expression, SqlWriter writer) {
        if (term.nulls() != OrderTerm.Nulls.UNSAID && !writer.dialect().has(Capability.NULLS_ORDER)) {
            expression.run();
            writer.sql(term.nulls() == OrderTerm.Nulls.FIRST ? " IS NOT NULL, " : " IS NULL, ");
        }
    }

    static void direction(OrderTerm term, SqlWriter writer) {
        writer.sql(term.isDescending() ? " DESC" : " ASC");
        if (!writer.dialect().has(Capability.NULLS_ORDER)) {
            return;
        }
        writer.sql(
                switch (term.nulls()) {
                    case UNSAID -> "";
                    case FIRST -> " NULLS FIRST";
                    case LAST -> " NULLS LAST";
                });
    }

    static void rowLimit(RowLimit limit, SqlWriter writer) {
        limit.offset().ifPresent(rows -> writer.sql("OFFSET ").node(rows).sql(" ROWS"));
        limit.limit().ifPresent(rows -> {
            writer.sql(limit.offset().isPresent() ? " FETCH FIRST " : "FETCH FIRST ");
            writer.node(rows).sql(" ROWS ONLY");
        });
    }

    static void table(TableRef table, SqlWriter writer) {
        writer.table(table);
    }

    static void alias(Alias<?> alias, SqlWriter writer) {
        writer.node(alias.table()).sql(" AS ").name(alias.correlationName());
    }

    static void subquery(Subquery subquery, SqlWriter writer) {
        QueryRendering.require(subquery.isLateral(), Capability.LATERAL, "LATERAL", writer);
        writer.sql(subquery.isLateral() ? "LATERAL (" : "(");
        if (writer instanceof DefaultSqlWriter own && !subquery.isLateral()) {
            own.alone(() -> writer.node(subquery.query()));
        } else {
            writer.node(subquery.query());
        }
        writer.sql(") AS ").name(subquery.correlationName());
    }
}
