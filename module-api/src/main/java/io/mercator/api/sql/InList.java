package io.mercator.api.sql;

/** {@code IN} with a list of values (SQL:2016, 8.4). An empty list is allowed and matches nothing. */
public final class InList extends AbstractNode implements Condition {
    private final Expression<?> expression;
    private final ExpressionList values;
    private final boolean negated;

    InList(Expression<?> expression, ExpressionList values, boolean negated) {
        super(negated, expression, values);
        this.expression = expression;
        this.values = values;
        this.negated = negated;
    }

    @Override
    public Class<InList> kind() {
        return InList.class;
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
     * Returns the values.
     *
     * @return the list, possibly empty
     */
    public ExpressionList values() {
        return values;
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
        return new InList(expression, values, !negated);
    }
}
