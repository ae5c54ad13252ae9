package io.mercator.engine.render;

import io.mercator.api.dialect.SqlWriter;
import io.mercator.api.sql.Between;
import io.mercator.api.sql.Bind;
import io.mercator.api.sql.ColumnRef;
import io.mercator.api.sql.Comparison;
import io.mercator.api.sql.Condition;
import io.mercator.api.sql.CustomExpression;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.FunctionCall;
import io.mercator.api.sql.InList;
import io.mercator.api.sql.InSelect;
import io.mercator.api.sql.Junction;
import io.mercator.api.sql.Labeled;
import io.mercator.api.sql.Like;
import io.mercator.api.sql.Negation;
import io.mercator.api.sql.NullTest;
import io.mercator.api.sql.Text;
import io.mercator.api.type.BooleanType;
import java.util.List;

/** Writes conditions, with parentheses where the order of evaluation would else be another. */
final class ConditionRendering {
    private ConditionRendering() {}

    static void comparison(Comparison comparison, SqlWriter writer) {
        first(comparison.left(), writer);
        writer.sql(" ").sql(comparison.operator().symbol()).sql(" ");
        operand(comparison.right(), writer);
    }

    static void between(Between between, SqlWriter writer) {
        first(between.expression(), writer);
        writer.sql(between.isNegated() ? " NOT BETWEEN " : " BETWEEN ");
        operand(between.low(), writer);
        writer.sql(" AND ");
        operand(between.high(), writer);
    }

    static void like(Like like, SqlWriter writer) {
        first(like.expression(), writer);
        writer.sql(like.isNegated() ? " NOT LIKE " : " LIKE ");
        operand(like.pattern(), writer);
    }

    static void nullTest(NullTest test, SqlWriter writer) {
        first(test.expression(), writer);
        writer.sql(test.isNegated() ? " IS NOT NULL" : " IS NULL");
    }

    /** No database takes an empty list, so it is written as what it means: nothing is in it. */
    static void inList(InList in, SqlWriter writer) {
        if (in.values().expressions().isEmpty()) {
            writer.sql(in.isNegated() ? "1 = 1" : "1 = 0");
            return;
        }
        first(in.expression(), writer);
        writer.sql(in.isNegated() ? " NOT IN (" : " IN (").node(in.values()).sql(")");
    }

    static void inSelect(InSelect in, SqlWriter writer) {
        first(in.expression(), writer);
        writer.sql(in.isNegated() ? " NOT IN (" : " IN (").node(in.subquery()).sql(")");
    }

    static void junction(Junction junction, SqlWriter writer) {
        List<Expression<Boolean>> members = junction.members();
        if (members.size() == 1) {
            writer.node(members.get(0));
            return;
        }
        String separator = " " + junction.operator() + " ";
        for (int index = 0; index < members.size(); index++) {
            writer.sql(index == 0 ? "" : separator);
            Expression<?> member = bare(members.get(index));
            inParentheses(isLoose(member, junction.operator()), member, writer);
        }
    }

    /** Whether a member would fall apart: OR within AND, and what the user wrote, of which nothing is known. */
    private static boolean isLoose(Expression<?> member, Junction.Operator around) {
        if (member instanceof Junction inner) {
            return around == Junction.Operator.AND && inner.members().size() > 1;
        }
        return member instanceof Text || member instanceof CustomExpression<?>;
    }

    static void negation(Negation negation, SqlWriter writer) {
        Expression<?> condition = bare(negation.condition());
        writer.sql("NOT ");
        inParentheses(!(condition instanceof ColumnRef<?> || condition instanceof FunctionCall<?>), condition, writer);
    }

    /** Writes the left side, which must tell its type when the right side is a parameter too. */
    private static void first(Expression<?> expression, SqlWriter writer) {
        if (bare(expression) instanceof Bind<?> bind) {
            ExpressionRendering.typed(bind, writer);
        } else {
            operand(expression, writer);
        }
    }

    private static void operand(Expression<?> expression, SqlWriter writer) {
        Expression<?> operand = bare(expression);
        boolean loose = operand instanceof Condition
                || (operand instanceof CustomExpression<?> && operand.type() instanceof BooleanType);
        inParentheses(loose, operand, writer);
    }

    private static Expression<?> bare(Expression<?> expression) {
        return expression instanceof Labeled<?> labeled ? bare(labeled.expression()) : expression;
    }

    private static void inParentheses(boolean needed, Expression<?> expression, SqlWriter writer) {
        if (needed) {
            writer.sql("(").node(expression).sql(")");
        } else {
            writer.node(expression);
        }
    }
}
