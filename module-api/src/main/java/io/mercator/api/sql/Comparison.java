package io.mercator.api.sql;

/** A comparison of two expressions (SQL:2016, 8.2). */
public final class Comparison extends AbstractNode implements Condition {
    private final Expression<?> left;
    private final ComparisonOperator operator;
    private final Expression<?> right;

    Comparison(Expression<?> left, ComparisonOperator operator, Expression<?> right) {
        super(operator, left, right);
        this.left = left;
        this.operator = operator;
        this.right = right;
    }

    @Override
    public Class<Comparison> kind() {
        return Comparison.class;
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
     * Returns the operator.
     *
     * @return the operator
     */
    public ComparisonOperator operator() {
        return operator;
    }

    /**
     * Returns the right side.
     *
     * @return an expression
     */
    public Expression<?> right() {
        return right;
    }

    @Override
    public Condition not() {
        return new Comparison(left, operator.opposite(), right);
    }
}
