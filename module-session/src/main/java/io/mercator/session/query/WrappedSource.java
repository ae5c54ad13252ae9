package io.mercator.session.query;

import io.mercator.api.mapping.ColumnSource;
import io.mercator.api.schema.Column;
import io.mercator.api.sql.ColumnRef;
import io.mercator.api.sql.Subquery;

/**
 * The columns of an entity of a query that stands in a subquery.
 *
 * @param inside gives the columns within the subquery
 * @param query the subquery
 */
record WrappedSource(ColumnSource inside, Subquery query) implements ColumnSource {
    @Override
    public <V> ColumnRef<V> c(Column<V> column) {
        return query.c(inside.c(column));
    }
}
