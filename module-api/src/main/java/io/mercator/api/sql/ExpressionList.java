package io.mercator.api.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Expressions in a row: a select list, a row of VALUES, the list of IN. */
public final class ExpressionList extends AbstractNode implements SqlNode {
    private final List<Expression<?>> expressions;
    private @Nullable List<FromItem> implied;

    private ExpressionList(List<Expression<?>> expressions) {
        super(expressions.size(), expressions);
        this.expressions = expressions;
    }

    /**
     * Makes a list.
     *
     * @param expressions the members in order
     * @return the list
     */
    public static ExpressionList of(List<? extends Expression<?>> expressions) {
        return new ExpressionList(List.copyOf(expressions));
    }

    /** Returns the items of the columns in the list, each once; found when they are first asked for. */
    List<FromItem> implied() {
        List<FromItem> known = implied;
        if (known == null) {
            ImpliedFroms found = new ImpliedFroms();
            found.visit(this);
            known = found.items();
            implied = known;
        }
        return known;
    }

    @Override
    public Class<ExpressionList> kind() {
        return ExpressionList.class;
    }

    /**
     * Returns the members.
     *
     * @return an unmodifiable list
     */
    public List<Expression<?>> expressions() {
        return expressions;
    }
}
