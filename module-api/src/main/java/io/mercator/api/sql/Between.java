package io.mercator.api.sql;

/** {@code BETWEEN} (SQL:2016, 8.3). */
public final class Between extends AbstractNode implements Condition {
    private final Expression<?> expression;
    private final Expression<?> low;
    private final Expression<?> high;
    private final boolean negated;

    Between(Expression<?> expression, Expression<?> low, Expression<?> high, boolean negated) {
        super(negated, expression, low, high);
        this.expression = expression;
        this.low = low;
        this.high = high;
        this.negated = negated;
    }

    @Override
    public Class<Between> kind() {
        return Between.class;
    }

    /**
     * Returns what is tested.
     *
     * @return an expression
     */
    public Expression<?> expression() {
        return expression;
    }

    /**
     * Returns the lower end.
     *
     * @return an expression
     */
    public Expression<?> low() {
        return low;
    }

    /**
     * Returns the upper end.
     *
     * @return an expression
     */
    public Expression<?> high() {
        return high;
    }

    /**
     * Tells whether it is NOT BETWEEN.
     *
     * @return true for the opposite
     */
    public boolean isNegated() {
        return negated;
    }

    @Override
    public Condition not() {
        return new Between(expression, low, high, !negated);
    }
}
