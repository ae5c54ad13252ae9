package io.mercator.api.sql;

import io.mercator.api.type.SqlType;

/**
 * The right side of a comparison with any or with all rows of a query: {@code ANY (...)}, {@code ALL (...)} (SQL:2016, 8.9).
 *
 * @param <T> the Java class of the values
 */
public final class QuantifiedSubquery<T> extends AbstractNode implements Expression<T> {
    /** How many rows must compare so. */
    public enum Quantifier {
        /** At least one. */
        ANY,
        /** Every one; true for no rows. */
        ALL
    }

    private final Quantifier quantifier;
    private final QueryExpression<?> query;
    private final SqlType<T> type;

    private QuantifiedSubquery(Quantifier quantifier, QueryExpression<?> query, SqlType<T> type) {
        super(quantifier, query);
        this.quantifier = quantifier;
        this.query = query;
        this.type = type;
    }

    @SuppressWarnings("unchecked") // a query of one column has rows of its class
    static <T> QuantifiedSubquery<T> of(Quantifier quantifier, QueryExpression<? extends Row1<T>> query) {
        return new QuantifiedSubquery<>(
                quantifier, query, (SqlType<T>) ScalarSubquery.onlyColumn(query).type());
    }

    @Override
    public Class<? extends SqlNode> kind() {
        return QuantifiedSubquery.class;
    }

    /**
     * Returns how many rows must compare so.
     *
     * @return ANY or ALL
     */
    public Quantifier quantifier() {
        return quantifier;
    }

    /**
     * Returns the query.
     *
     * @return a query of one column
     */
    public QueryExpression<?> query() {
        return query;
    }

    @Override
    public SqlType<T> type() {
        return type;
    }
}
