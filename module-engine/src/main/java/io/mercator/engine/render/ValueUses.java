package io.mercator.engine.render;

import io.mercator.api.dialect.Dialect;
import io.mercator.api.dialect.ValueUse;
import io.mercator.api.error.CompileException;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.CreateTable;
import io.mercator.api.schema.ForeignKey;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.Arithmetic;
import io.mercator.api.sql.Between;
import io.mercator.api.sql.Bind;
import io.mercator.api.sql.ColumnRef;
import io.mercator.api.sql.Comparison;
import io.mercator.api.sql.ComparisonOperator;
import io.mercator.api.sql.Constant;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.FunctionCall;
import io.mercator.api.sql.InList;
import io.mercator.api.sql.InSelect;
import io.mercator.api.sql.OrderItem;
import io.mercator.api.sql.OrderTerm;
import io.mercator.api.sql.Select;
import io.mercator.api.sql.SqlNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses statements that would use values in a way for which the database stores them in the wrong form. Asked once for
 * each node when a statement is compiled.
 */
final class ValueUses {
    private static final Set<String> ORDERING = Set.of("min", "max", "greatest", "least");
    private static final Set<String> CALCULATING = Set.of("sum", "avg", "abs", "round");

    private ValueUses() {}

    static void check(SqlNode node, Dialect dialect) {
        if (node instanceof Comparison comparison) {
            boolean equality =
                    comparison.operator() == ComparisonOperator.EQ || comparison.operator() == ComparisonOperator.NE;
            ValueUse use = equality ? ValueUse.COMPARE : ValueUse.ORDER;
            check(comparison.left(), use, dialect);
            check(comparison.right(), use, dialect);
        } else if (node instanceof Between between) {
            check(between.expression(), ValueUse.ORDER, dialect);
        } else if (node instanceof InList in) {
            check(in.expression(), ValueUse.COMPARE, dialect);
        } else if (node instanceof InSelect in) {
            check(in.expression(), ValueUse.COMPARE, dialect);
        } else if (node instanceof FunctionCall<?> call) {
            checkCall(call, dialect);
        } else if (node instanceof Arithmetic<?> arithmetic) {
            arithmetic.operands().forEach(operand -> check(operand, ValueUse.CALCULATE, dialect));
        } else if (node instanceof Select<?> select) {
            checkSelect(select, dialect);
        } else if (node instanceof CreateTable create) {
            checkKeys(create.table(), dialect);
        }
    }

    private static void checkCall(FunctionCall<?> call, Dialect dialect) {
        String name = call.name().toLowerCase(Locale.ROOT);
        if (ORDERING.contains(name)) {
            call.arguments().forEach(argument -> check(argument, ValueUse.ORDER, dialect));
        } else if (CALCULATING.contains(name)) {
            call.arguments().forEach(argument -> check(argument, ValueUse.CALCULATE, dialect));
        }
    }

    private static void checkSelect(Select<?> select, Dialect dialect) {
        if (select.isDistinct()) {
            boolean on = !select.distinctExpressions().isEmpty();
            (on ? select.distinctExpressions() : select.columns())
                    .forEach(column -> check(column, ValueUse.GROUP, dialect));
        }
        select.groupItems().forEach(item -> check(item, ValueUse.GROUP, dialect));
        for (OrderItem item : select.orderItems()) {
            if (item instanceof OrderTerm term) {
                check(term.expression(), ValueUse.ORDER, dialect);
            } else if (item instanceof Expression<?> expression) {
                check(expression, ValueUse.ORDER, dialect);
            }
        }
    }

    private static void checkKeys(Table table, Dialect dialect) {
        table.primaryKeyColumns().forEach(column -> check(column, ValueUse.KEY, dialect));
        for (Column<?> column : table.columns()) {
            if (column.isUnique()) {
                check(column, ValueUse.KEY, dialect);
            }
        }
        table.uniqueConstraints()
                .forEach(unique -> unique.columns().forEach(column -> check(column, ValueUse.KEY, dialect)));
        table.foreignKeys().stream()
                .map(ForeignKey::columns)
                .flatMap(List::stream)
                .forEach(column -> check(column, ValueUse.KEY, dialect));
    }

    private static void check(Expression<?> expression, ValueUse use, Dialect dialect) {
        if (expression instanceof Bind<?> || expression instanceof Constant<?>) {
            return;
        }
        dialect.refusal(expression.type().on(dialect.name()).stored(), use).ifPresent(reason -> {
            throw new CompileException(
                    named(expression) + " cannot be used " + how(use) + " on '" + dialect.name() + "': " + reason);
        });
    }

    private static String named(Expression<?> expression) {
        return (expression instanceof ColumnRef<?> column
                        ? "Column '" + column.from().correlationName() + "." + column.name() + "' ("
                        : "An expression of the type (")
                + expression.type() + ")";
    }

    private static String how(ValueUse use) {
        return switch (use) {
            case COMPARE -> "in a comparison";
            case ORDER -> "for ordering";
            case CALCULATE -> "in arithmetic";
            case GROUP -> "with DISTINCT or GROUP BY";
            case KEY -> "as a key";
        };
    }
}
