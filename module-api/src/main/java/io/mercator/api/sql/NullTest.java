package io.mercator.api.sql;

/** {@code IS NULL} and {@code IS NOT NULL} (SQL:2016, 8.8). */
public final class NullTest extends AbstractNode implements Condition {
    private final Expression<?> expression;
    private final boolean negated;

    NullTest(Expression<?> expression, boolean negated) {
        super(negated, expression);
        this.expression = expression;
        this.negated = negated;
    }

    @Override
    public Class<NullTest> kind() {
        return NullTest.class;
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
     * Tells whether it is IS NOT NULL.
     *
     * @return true for the opposite
     */
    public boolean isNegated() {
        return negated;
    }

    @Override
    public Condition not() {
        return new NullTest(expression, !negated);
    }
}
