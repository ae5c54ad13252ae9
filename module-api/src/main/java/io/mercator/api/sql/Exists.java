package io.mercator.api.sql;

/** Tells whether a query gives a row: {@code EXISTS} (SQL:2016, 8.10). Made by {@link Sql#exists}. */
public final class Exists extends AbstractNode implements Condition {
    private final QueryExpression<?> query;
    private final boolean negated;

    Exists(QueryExpression<?> query, boolean negated) {
        super(negated, query);
        this.query = query;
        this.negated = negated;
    }

    @Override
    public Class<Exists> kind() {
        return Exists.class;
    }

    /**
     * Returns the query.
     *
     * @return the query
     */
    public QueryExpression<?> query() {
        return query;
    }

    /**
     * Tells whether it is NOT EXISTS.
     *
     * @return true for the opposite
     */
    public boolean isNegated() {
        return negated;
    }

    @Override
    public Condition not() {
        return new Exists(query, !negated);
    }
}
