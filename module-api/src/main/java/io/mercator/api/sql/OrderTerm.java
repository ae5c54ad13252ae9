package io.mercator.api.sql;

/** An expression of ORDER BY with its direction (SQL:2016, 10.10). Made by {@link Expression#asc} and the like. */
public final class OrderTerm extends AbstractNode implements OrderItem {
    private final Expression<?> expression;
    private final boolean descending;

    OrderTerm(Expression<?> expression, boolean descending) {
        super(descending, expression);
        this.expression = expression;
        this.descending = descending;
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
}
