package io.mercator.api.sql;

import io.mercator.api.error.SchemaException;
import io.mercator.api.type.SqlType;

/**
 * The one value of a query of one column and at most one row, as an expression (SQL:2016, 7.19). Made by {@link Sql#scalar}.
 *
 * @param <T> the Java class of the value
 */
public final class ScalarSubquery<T> extends AbstractNode implements Expression<T> {
    private final QueryExpression<?> query;
    private final SqlType<T> type;

    private ScalarSubquery(QueryExpression<?> query, SqlType<T> type) {
        super("scalar", query);
        this.query = query;
        this.type = type;
    }

    @SuppressWarnings("unchecked") // a query of one column has rows of its class
    static <T> ScalarSubquery<T> of(QueryExpression<? extends Row1<T>> query) {
        return new ScalarSubquery<>(query, (SqlType<T>) onlyColumn(query).type());
    }

    static Expression<?> onlyColumn(QueryExpression<?> query) {
        if (query.columns().size() != 1) {
            throw new SchemaException("A query that stands for a value selects one column, and this one has "
                    + query.columns().size() + ": " + String.join(", ", query.labels()) + ". Select one.");
        }
        return query.columns().get(0);
    }

    @Override
    public Class<? extends SqlNode> kind() {
        return ScalarSubquery.class;
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
