package io.mercator.api.schema;

import io.mercator.api.error.SchemaException;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.OrderItem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An index of a table, which no standard knows and every database has. An immutable value whose methods return changed copies;
 * {@link Table#index} adds it to its table.
 */
public final class Index {
    private final String name;
    private final List<OrderItem> items;
    private final boolean unique;
    private final @Nullable Expression<Boolean> where;

    private Index(String name, List<OrderItem> items, boolean unique, @Nullable Expression<Boolean> where) {
        this.name = name;
        this.items = items;
        this.unique = unique;
        this.where = where;
    }

    /**
     * Describes an index.
     *
     * @param name its name, any text; quoted where needed
     * @param items the columns in order, with {@code desc()} where wanted; or expressions, where the database has such
     *     indexes
     * @return the index
     * @throws SchemaException if there are no items, or one has bound parameters
     */
    public static Index of(String name, OrderItem... items) {
        if (items.length == 0) {
            throw new SchemaException("Index '" + name + "' has no columns. Name at least one.");
        }
        for (OrderItem item : items) {
            if (item.bindCount() > 0) {
                throw new SchemaException(
                        "An expression of index '" + name + "' has bound parameters, which have no place"
                                + " there. Write values of the program's own as constant(value).");
            }
        }
        return new Index(name, List.of(items), false, null);
    }

    /**
     * Lets each value be there once.
     *
     * @return a changed index
     */
    public Index unique() {
        return new Index(name, items, true, where);
    }

    /**
     * Indexes only some rows, where the database has such indexes.
     *
     * @param condition a condition over the table's columns without bound parameters
     * @return a changed index
     * @throws SchemaException if the condition has bound parameters
     */
    public Index where(Expression<Boolean> condition) {
        if (condition.bindCount() > 0) {
            throw new SchemaException("The condition of index '" + name + "' has bound parameters, which have no place"
                    + " there. Write values of the program's own as constant(value).");
        }
        return new Index(name, items, unique, condition);
    }

    /**
     * Returns the name.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * Returns what is indexed.
     *
     * @return columns, their terms of order, or expressions
     */
    public List<OrderItem> items() {
        return items;
    }

    /**
     * Tells whether each value may be there once.
     *
     * @return true for a unique index
     */
    public boolean isUnique() {
        return unique;
    }

    /**
     * Returns which rows are indexed.
     *
     * @return the condition, empty for all
     */
    public Optional<Expression<Boolean>> condition() {
        return Optional.ofNullable(where);
    }
}
