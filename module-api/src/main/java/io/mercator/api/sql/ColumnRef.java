package io.mercator.api.sql;

/**
 * A column of a FROM item. {@code io.mercator.api.schema.Column} is one; so is the column of an alias or a subquery.
 *
 * @param <T> the Java class of its values
 */
public non-sealed interface ColumnRef<T> extends Expression<T> {
    /**
     * Returns the column's name as it stands in its table.
     *
     * @return the name, unquoted
     */
    String name();

    /**
     * Returns where the column comes from.
     *
     * @return the table, alias or subquery
     */
    FromItem from();

    @Override
    default Class<? extends SqlNode> kind() {
        return ColumnRef.class;
    }
}
