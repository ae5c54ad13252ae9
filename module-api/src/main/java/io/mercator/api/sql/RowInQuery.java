package io.mercator.api.sql;

/** A tuple tested for being one of the rows of a query (SQL:2016, 8.4). */
public final class RowInQuery extends AbstractNode implements Condition {
    private final RowValue row;
    private final QueryExpression<?> query;
    private final boolean negated;

    RowInQuery(RowValue row, QueryExpression<?> query, boolean negated) {
        super(negated, row, query);
        this.row = row;
        this.query = query;
        this.negated = negated;
    }

    @Override
    public Class<RowInQuery> kind() {
        return RowInQuery.class;
    }

    /**
     * Returns what is tested.
     *
     * @return the tuple
     */
    public RowValue row() {
        return row;
    }

    /**
     * Returns the query.
     *
     * @return a query of as many columns
     */
    public QueryExpression<?> query() {
        return query;
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
        return new RowInQuery(row, query, !negated);
    }
}
