package io.mercator.api.sql;

import io.mercator.api.error.SchemaException;
import io.mercator.api.type.SqlType;

/** A query as a FROM item (SQL:2016, 7.6). Made by {@link QueryExpression#as}. */
public final class Subquery extends AbstractNode implements FromItem {
    private final QueryExpression<?> query;
    private final String name;
    private final boolean lateral;

    Subquery(QueryExpression<?> query, String name, boolean lateral) {
        super(new Facts(name, lateral), query);
        this.query = query;
        this.name = name;
        this.lateral = lateral;
    }

    private record Facts(String name, boolean lateral) {}

    @Override
    public Class<Subquery> kind() {
        return Subquery.class;
    }

    /**
     * Returns the query.
     *
     * @return a SELECT, or several
     */
    public QueryExpression<?> query() {
        return query;
    }

    /**
     * Tells whether the query may use the FROM items before it.
     *
     * @return true for LATERAL
     */
    public boolean isLateral() {
        return lateral;
    }

    @Override
    public String correlationName() {
        return name;
    }

    /**
     * Returns a column of the subquery by what it selects.
     *
     * @param selected an expression of its select list
     * @param <T> the Java class of the values
     * @return the column, of the expression's type
     * @throws SchemaException if the expression is not selected
     */
    public <T> ColumnRef<T> c(Expression<T> selected) {
        return DerivedColumn.of(this, "subquery '" + name + "'", query, selected);
    }

    /**
     * Returns a column of the subquery by its label.
     *
     * @param label the label
     * @param type the type of its values
     * @param <T> the Java class of the values
     * @return the column
     * @throws SchemaException if no column has the label, or its type is another
     */
    public <T> ColumnRef<T> c(String label, SqlType<T> type) {
        return DerivedColumn.of(this, "subquery '" + name + "'", query, label, type);
    }
}
