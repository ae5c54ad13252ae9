package io.mercator.api.mapping;

import io.mercator.api.error.SchemaException;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.Alias;
import io.mercator.api.sql.ColumnRef;
import io.mercator.api.sql.FromItem;
import io.mercator.api.sql.Subquery;

/**
 * Gives the columns of a table as they are called where the table stands in a statement under another name: in an alias, or
 * in a subquery. A condition written as a function of a source fits every place.
 *
 * <pre>{@code
 * addresses.where(c -> c.c(table.city).eq("Boston"))
 * }</pre>
 */
public interface ColumnSource {
    /**
     * Returns a column of the table under this source's name.
     *
     * @param column a column of the mapped table
     * @param <V> the Java class of its values
     * @return the column to write into the statement
     */
    <V> ColumnRef<V> c(Column<V> column);

    /**
     * Returns the source for a FROM item.
     *
     * @param from a table, an alias of one, or a subquery that selects columns of one
     * @return the source
     * @throws SchemaException if the item is none of these
     */
    static ColumnSource of(FromItem from) {
        if (from instanceof Table) {
            return new ColumnSource() {
                @Override
                public <V> ColumnRef<V> c(Column<V> column) {
                    return column;
                }
            };
        }
        if (from instanceof Alias<?> alias) {
            return new ColumnSource() {
                @Override
                public <V> ColumnRef<V> c(Column<V> column) {
                    return alias.c(column);
                }
            };
        }
        if (from instanceof Subquery subquery) {
            return new ColumnSource() {
                @Override
                public <V> ColumnRef<V> c(Column<V> column) {
                    return subquery.c(column);
                }
            };
        }
        throw new SchemaException(
                "'" + from.correlationName() + "' is neither a table, nor an alias or a subquery of one,"
                        + " so that objects cannot be read from it. Name it with as(...), or join by a condition of your own.");
    }
}
