package io.mercator.api.sql;

/** {@code IS DISTINCT FROM}, under which NULL is a value like others (SQL:2016, 8.15). */
public final class DistinctTest extends AbstractNode implements Condition {
    private final Expression<?> left;
    private final Expression<?> right;
    private final boolean negated;

    DistinctTest(Expression<?> left, Expression<?> right, boolean negated) {
        super(negated, left, right);
        this.left = left;
        this.right = right;
        this.negated = negated;
    }

    @Override
    public Class<DistinctTest> kind() {
        return DistinctTest.class;
    }

    /**
     * Returns the left side.
     *
     * @return an expression
     */
    public Expression<?> left() {
        return left;
    }

    /**
     * Returns the right side.
     *
     * @return an expression
     */
    public Expression<?> right() {
        return right;
    }

    /**
     * Tells whether it is IS NOT DISTINCT FROM.
     *
     * @return true for the opposite
     */
    public boolean isNegated() {
        return negated;
    }

    @Override
    public Condition not() {
        return new DistinctTest(left, right, !negated);
    }
}
