package io.mercator.api.sql;

import io.mercator.api.error.SchemaException;

/** A SELECT in FROM under a name: {@code (SELECT ...) AS name}. Made by {@link Select#as}. */
public final class Subquery extends AbstractNode implements FromItem {
    private final Select<?> select;
    private final String name;

    Subquery(Select<?> select, String name) {
        super(name, select);
        this.select = select;
        this.name = name;
    }

    @Override
    public Class<Subquery> kind() {
        return Subquery.class;
    }

    /**
     * Returns the statement.
     *
     * @return the SELECT
     */
    public Select<?> select() {
        return select;
    }

    @Override
    public String correlationName() {
        return name;
    }

    /**
     * Returns a column of the subquery.
     *
     * @param selected an expression of its select list
     * @param <T> the Java class of its values
     * @return the column of the subquery that has its value
     * @throws SchemaException if the subquery does not select the expression
     */
    public <T> ColumnRef<T> c(Expression<T> selected) {
        int position = select.columns().indexOf(selected);
        if (position < 0) {
            throw new SchemaException("The subquery '" + name + "' does not select the expression asked for. It has: "
                    + String.join(", ", select.labels()) + ". Add the expression to its select(...).");
        }
        return new DerivedColumn<>(this, select.labels().get(position), selected.type());
    }
}
