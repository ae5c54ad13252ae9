package io.mercator.engine.render;

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.SqlWriter;
import io.mercator.api.sql.Between;
import io.mercator.api.sql.Bind;
import io.mercator.api.sql.ColumnRef;
import io.mercator.api.sql.Comparison;
import io.mercator.api.sql.Condition;
import io.mercator.api.sql.CustomExpression;
import io.mercator.api.sql.DistinctTest;
import io.mercator.api.sql.Exists;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.FunctionCall;
import io.mercator.api.sql.InList;
import io.mercator.api.sql.InSelect;
import io.mercator.api.sql.Junction;
import io.mercator.api.sql.Labeled;
import io.mercator.api.sql.Like;
import io.mercator.api.sql.Negation;
import io.mercator.api.sql.NullTest;
import io.mercator.api.sql.RowIn;
import io.mercator.api.sql.RowInQuery;
import io.mercator.api.sql.RowValue;
import io.mercator.api.sql.Text;
import io.mercator.api.type.BooleanType;
import java.util.List;

/** Writes conditions, with parentheses where the order of evaluation would else be another. */
final class ConditionRendering {
    private static final int MOST_IN_A_ROW = 256;

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
        boolean lowered = like.ignoresCase() && !writer.dialect().has(Capability.ILIKE);
        String operator = like.ignoresCase() && !lowered ? "ILIKE " : "LIKE ";
        writer.sql(lowered ? "lower(" : "");
        first(like.expression(), writer);
        writer.sql(lowered ? ")" : "").sql(like.isNegated() ? " NOT " : " ").sql(operator);
        if (lowered) {
            writer.sql("lower(");
            ExpressionRendering.typed(like.pattern(), writer);
            writer.sql(")");
        } else {
            operand(like.pattern(), writer);
        }
        writer.sql(like.isEscaped() ? " ESCAPE '" + Like.ESCAPE + "'" : "");
    }

    static void distinctTest(DistinctTest test, SqlWriter writer) {
        if (writer.dialect().has(Capability.DISTINCT_TEST)) {
            first(test.left(), writer);
            writer.sql(test.isNegated() ? " IS NOT DISTINCT FROM " : " IS DISTINCT FROM ");
            operand(test.right(), writer);
            return;
        }
        writer.sql(test.isNegated() ? "(" : "NOT (");
        first(test.left(), writer);
        writer.sql(" IS NOT NULL AND ");
        first(test.right(), writer);
        writer.sql(" IS NOT NULL AND ");
        first(test.left(), writer);
        writer.sql(" = ");
        operand(test.right(), writer);
        writer.sql(" OR ");
        first(test.left(), writer);
        writer.sql(" IS NULL AND ");
        first(test.right(), writer);
        writer.sql(" IS NULL)");
    }

    static void exists(Exists exists, SqlWriter writer) {
        writer.sql(exists.isNegated() ? "NOT EXISTS (" : "EXISTS (")
                .node(exists.query())
                .sql(")");
    }

    static void rowValue(RowValue row, SqlWriter writer) {
        writer.sql("(").nodes(row.expressions(), ", ").sql(")");
    }

    static void rowIn(RowIn in, SqlWriter writer) {
        if (in.values().isEmpty()) {
            writer.sql(in.isNegated() ? "1 = 1" : "1 = 0");
        } else if (writer.dialect().has(Capability.ROW_VALUES)) {
            writer.node(in.row())
                    .sql(in.isNegated() ? " NOT IN (" : " IN (")
                    .nodes(in.values(), ", ")
                    .sql(")");
        } else {
            spelledOut(in, writer);
        }
    }

    private static void spelledOut(RowIn in, SqlWriter writer) {
        writer.sql(in.isNegated() ? "NOT (" : "(");
        for (int row = 0; row < in.values().size(); row++) {
            writer.sql(row == 0 ? "" : " OR ");
            List<Expression<?>> values = in.values().get(row).expressions();
            for (int index = 0; index < values.size(); index++) {
                writer.sql(index == 0 ? "" : " AND ");
                first(in.row().expressions().get(index), writer);
                writer.sql(" = ");
                operand(values.get(index), writer);
            }
        }
        writer.sql(")");
    }

    static void rowInQuery(RowInQuery in, SqlWriter writer) {
        QueryRendering.require(true, Capability.ROW_VALUES, "(a, b) IN (SELECT ...)", writer);
        writer.node(in.row())
                .sql(in.isNegated() ? " NOT IN (" : " IN (")
                .node(in.query())
                .sql(")");
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
        members(members, junction.operator(), writer);
    }

    /**
     * Writes members one after the other. Parsers make a tree of them that is as deep as they are many, and end at a depth
     * (SQLite at 1,000, Derby at its stack's); so many are halved by parentheses, which make the tree flat.
     */
    private static void members(List<Expression<Boolean>> members, Junction.Operator operator, SqlWriter writer) {
        String separator = " " + operator + " ";
        if (members.size() > MOST_IN_A_ROW) {
            int half = members.size() / 2;
            writer.sql("(");
            members(members.subList(0, half), operator, writer);
            writer.sql(")").sql(separator).sql("(");
            members(members.subList(half, members.size()), operator, writer);
            writer.sql(")");
            return;
        }
        for (int index = 0; index < members.size(); index++) {
            writer.sql(index == 0 ? "" : separator);
            Expression<?> member = bare(members.get(index));
            inParentheses(isLoose(member, operator), member, writer);
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
