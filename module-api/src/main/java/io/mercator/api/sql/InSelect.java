package io.mercator.api.sql;

/** {@code IN} with a subquery (SQL:2016, 8.4). */
public final class InSelect extends AbstractNode implements Condition {
    private final Expression<?> expression;
    private final QueryExpression<?> subquery;
    private final boolean negated;

    InSelect(Expression<?> expression, QueryExpression<?> subquery, boolean negated) {
        super(negated, expression, subquery);
        this.expression = expression;
        this.subquery = subquery;
        this.negated = negated;
    }

    @Override
    public Class<InSelect> kind() {
        return InSelect.class;
    }

    /**
     * Returns what is looked for.
     *
     * @return an expression
     */
    public Expression<?> expression() {
        return expression;
    }

    /**
     * Returns where it is looked for.
     *
     * @return a SELECT of one column
     */
    public QueryExpression<?> subquery() {
        return subquery;
    }

    /**
     * Tells whether it is NOT IN.
     *
     * @return true for the opposite
     */
    public boolean isNegated() {
        return negated;
    }

    @Override
    public Condition not() {
        return new InSelect(expression, subquery, !negated);
    }
}
