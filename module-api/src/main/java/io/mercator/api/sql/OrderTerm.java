package io.mercator.api.sql;

/** An expression of ORDER BY with its direction (SQL:2016, 10.10). Made by {@link Expression#asc} and the like. */
public final class OrderTerm extends AbstractNode implements OrderItem {
    /** Where NULLs stand. */
    public enum Nulls {
        /** Where the database puts them. */
        UNSAID,
        /** Before all values. */
        FIRST,
        /** After all values. */
        LAST
    }

    private final Expression<?> expression;
    private final boolean descending;
    private final Nulls nulls;

    OrderTerm(Expression<?> expression, boolean descending) {
        this(expression, descending, Nulls.UNSAID);
    }

    private OrderTerm(Expression<?> expression, boolean descending, Nulls nulls) {
        super(new Facts(descending, nulls), expression);
        this.expression = expression;
        this.descending = descending;
        this.nulls = nulls;
    }

    private record Facts(boolean descending, Nulls nulls) {}

    /**
     * Puts NULLs before all values: {@code NULLS FIRST}.
     *
     * @return a new term
     */
    public OrderTerm nullsFirst() {
        return new OrderTerm(expression, descending, Nulls.FIRST);
    }

    /**
     * Puts NULLs after all values: {@code NULLS LAST}.
     *
     * @return a new term
     */
    public OrderTerm nullsLast() {
        return new OrderTerm(expression, descending, Nulls.LAST);
    }

    @Override
    public Class<OrderTerm> kind() {
        return OrderTerm.class;
    }

    /**
     * Returns what is ordered by.
     *
     * @return the expression
     */
    public Expression<?> expression() {
        return expression;
    }

    /**
     * Tells the direction.
     *
     * @return true for DESC, false for ASC
     */
    public boolean isDescending() {
        return descending;
    }

    /**
     * Tells where NULLs stand.
     *
     * @return where
     */
    public Nulls nulls() {
        return nulls;
    }
}
