package io.mercator.engine.render;

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.SqlWriter;
import io.mercator.api.sql.Arithmetic;
import io.mercator.api.sql.ArithmeticOperator;
import io.mercator.api.sql.Bind;
import io.mercator.api.sql.CaseExpression;
import io.mercator.api.sql.Cast;
import io.mercator.api.sql.Collate;
import io.mercator.api.sql.Concatenation;
import io.mercator.api.sql.Condition;
import io.mercator.api.sql.CustomExpression;
import io.mercator.api.sql.CustomOperation;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.Extract;
import io.mercator.api.sql.Labeled;
import io.mercator.api.sql.QuantifiedSubquery;
import io.mercator.api.sql.ScalarSubquery;
import java.util.List;

/** Writes expressions that are made of others, with parentheses where the order of evaluation would else be another. */
final class CalculationRendering {
    private CalculationRendering() {}

    static void arithmetic(Arithmetic<?> arithmetic, SqlWriter writer) {
        if (arithmetic.operator() == ArithmeticOperator.MODULO) {
            writer.sql("MOD(");
            ExpressionRendering.typed(arithmetic.operands().get(0), writer);
            writer.sql(", ");
            ExpressionRendering.typed(arithmetic.operands().get(1), writer);
            writer.sql(")");
            return;
        }
        operands(arithmetic, writer);
    }

    /** Writes operands with the operator's sign between them. */
    static void operands(Arithmetic<?> arithmetic, SqlWriter writer) {
        List<? extends Expression<?>> operands = arithmetic.operands();
        for (int index = 0; index < operands.size(); index++) {
            if (index > 0) {
                writer.sql(" ").sql(arithmetic.operator().symbol()).sql(" ");
            }
            Expression<?> operand = bare(operands.get(index));
            boolean leadsTighter = index == 0
                    && operand instanceof Arithmetic<?> inner
                    && inner.operator() != ArithmeticOperator.MODULO
                    && inner.operator().rank() > arithmetic.operator().rank();
            if (leadsTighter) {
                writer.node(operand);
            } else if (index == 0) {
                typedPrimary(operand, writer);
            } else {
                primary(operand, writer);
            }
        }
    }

    static Expression<?> bare(Expression<?> expression) {
        return expression instanceof Labeled<?> labeled ? bare(labeled.expression()) : expression;
    }

    /** Writes an expression so that whatever stands beside it does not tear it apart. */
    static void primary(Expression<?> expression, SqlWriter writer) {
        Expression<?> bare = bare(expression);
        boolean loose = bare instanceof Arithmetic<?>
                || bare instanceof Concatenation
                || bare instanceof Condition
                || bare instanceof CustomOperation<?>
                || bare instanceof Collate<?>
                || bare instanceof CustomExpression<?>;
        if (loose) {
            writer.sql("(").node(bare).sql(")");
        } else {
            writer.node(bare);
        }
    }

    static void typedPrimary(Expression<?> expression, SqlWriter writer) {
        if (bare(expression) instanceof Bind<?> bind) {
            ExpressionRendering.typed(bind, writer);
        } else {
            primary(expression, writer);
        }
    }

    static void concatenation(Concatenation concatenation, SqlWriter writer) {
        for (int index = 0; index < concatenation.operands().size(); index++) {
            writer.sql(index == 0 ? "" : " || ");
            typedPrimary(concatenation.operands().get(index), writer);
        }
    }

    static void caseExpression(CaseExpression<?> choice, SqlWriter writer) {
        writer.sql("CASE");
        for (int index = 0; index < choice.conditions().size(); index++) {
            writer.sql(" WHEN ").node(choice.conditions().get(index)).sql(" THEN ");
            ExpressionRendering.typed(choice.results().get(index), writer);
        }
        choice.otherwise().ifPresent(result -> {
            writer.sql(" ELSE ");
            ExpressionRendering.typed(result, writer);
        });
        writer.sql(" END");
    }

    static void cast(Cast<?> cast, SqlWriter writer) {
        writer.sql("CAST(")
                .node(cast.expression())
                .sql(" AS ")
                .castType(cast.type())
                .sql(")");
    }

    static void collate(Collate<?> collate, SqlWriter writer) {
        QueryRendering.require(true, Capability.COLLATE, "COLLATE", writer);
        primary(collate.expression(), writer);
        writer.sql(" COLLATE ").name(collate.collation());
    }

    static void extract(Extract extract, SqlWriter writer) {
        writer.sql("EXTRACT(").sql(extract.field().name()).sql(" FROM ");
        ExpressionRendering.typed(extract.expression(), writer);
        writer.sql(")");
    }

    static void operation(CustomOperation<?> operation, SqlWriter writer) {
        typedPrimary(operation.left(), writer);
        writer.sql(" ").sql(operation.operator()).sql(" ");
        primary(operation.right(), writer);
    }

    static void scalar(ScalarSubquery<?> subquery, SqlWriter writer) {
        writer.sql("(").node(subquery.query()).sql(")");
    }

    static void quantified(QuantifiedSubquery<?> subquery, SqlWriter writer) {
        QueryRendering.require(
                true, Capability.QUANTIFIED_COMPARISONS, subquery.quantifier() + " (SELECT ...)", writer);
        writer.sql(subquery.quantifier().name())
                .sql(" (")
                .node(subquery.query())
                .sql(")");
    }
}
