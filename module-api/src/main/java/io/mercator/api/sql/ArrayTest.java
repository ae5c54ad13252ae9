package io.mercator.api.sql;

/** A comparison of two arrays as sets of elements. Made by {@link ArrayFunctions}. */
public final class ArrayTest extends AbstractNode implements Condition {
    /** How the sets compare. */
    public enum Operator {
        /** Every element of the right side is in the left one. */
        CONTAINS("@>"),
        /** Every element of the left side is in the right one. */
        CONTAINED_BY("<@"),
        /** Some element is in both. */
        OVERLAPS("&&");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        /**
         * Returns the sign between the two sides, which is PostgreSQL's: no standard has one.
         *
         * @return SQL text
         */
        public String symbol() {
            return symbol;
        }
    }

    private final Expression<?> left;
    private final Operator operator;
    private final Expression<?> right;

    ArrayTest(Expression<?> left, Operator operator, Expression<?> right) {
        super(operator, left, right);
        this.left = left;
        this.operator = operator;
        this.right = right;
    }

    @Override
    public Class<ArrayTest> kind() {
        return ArrayTest.class;
    }

    /**
     * Returns the left side.
     *
     * @return an array
     */
    public Expression<?> left() {
        return left;
    }

    /**
     * Returns how they compare.
     *
     * @return the operator
     */
    public Operator operator() {
        return operator;
    }

    /**
     * Returns the right side.
     *
     * @return an array
     */
    public Expression<?> right() {
        return right;
    }
}
