package io.mercator.api.schema;

import io.mercator.api.error.SchemaException;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.OrderItem;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An index of a table, which no standard knows and every database has. An immutable value whose methods return changed copies;
 * {@link Table#index} adds it to its table.
 */
public final class Index {
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)?");

    private final String name;
    private final List<OrderItem> items;
    private final boolean unique;
    private final @Nullable Expression<Boolean> where;
    private final Storage storage;

    /** What is said beside the items and the rows. */
    private record Storage(
            @Nullable String method, List<String> operatorClasses, List<Column<?>> included, boolean nullsNotDistinct) {
        static final Storage PLAIN = new Storage(null, List.of(), List.of(), false);
    }

    private Index(
            String name, List<OrderItem> items, boolean unique, @Nullable Expression<Boolean> where, Storage storage) {
        this.name = name;
        this.items = items;
        this.unique = unique;
        this.where = where;
        this.storage = storage;
    }

    private static String word(String text, String what) {
        if (!WORD.matcher(text).matches()) {
            throw new SchemaException("'" + text + "' is no name of an " + what
                    + ": letters, digits and '_' may stand in it, and '.' after a schema.");
        }
        return text;
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
        return new Index(name, List.of(items), false, null, Storage.PLAIN);
    }

    /**
     * Lets each value be there once.
     *
     * @return a changed index
     */
    public Index unique() {
        return new Index(name, items, true, where, storage);
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
        return new Index(name, items, unique, condition, storage);
    }

    /**
     * Says how the index is built, where the database has several ways: {@code USING method}.
     *
     * @param method the database's name for it, for example PostgreSQL's {@code gin}
     * @return a changed index
     * @throws SchemaException if the text is no name
     */
    public Index using(String method) {
        Storage changed = new Storage(
                word(method, "index method"),
                storage.operatorClasses(),
                storage.included(),
                storage.nullsNotDistinct());
        return new Index(name, items, unique, where, changed);
    }

    /**
     * Says by which operators the items are found, where the database lets one choose: {@code jsonb_path_ops}.
     *
     * @param names the database's names, one for each item; an empty one for what it takes by itself
     * @return a changed index
     * @throws SchemaException if the number is another, or a text is no name
     */
    public Index operatorClasses(String... names) {
        if (names.length != items.size()) {
            throw new SchemaException("Index '" + name + "' has " + items.size() + " items, and " + names.length
                    + " operator classes were given. Give one for each, \"\" for the database's choice.");
        }
        for (String given : names) {
            if (!given.isEmpty()) {
                word(given, "operator class");
            }
        }
        Storage changed = new Storage(storage.method(), List.of(names), storage.included(), storage.nullsNotDistinct());
        return new Index(name, items, unique, where, changed);
    }

    /**
     * Keeps columns in the index that nothing is found by, so that a query of them need not look at the table:
     * {@code INCLUDE (...)}.
     *
     * @param columns columns of the table
     * @return a changed index
     */
    public Index including(Column<?>... columns) {
        Storage changed =
                new Storage(storage.method(), storage.operatorClasses(), List.of(columns), storage.nullsNotDistinct());
        return new Index(name, items, unique, where, changed);
    }

    /**
     * Has a unique index take NULL for a value like others, which may be there once: {@code NULLS NOT DISTINCT}.
     *
     * @return a changed, unique index
     */
    public Index nullsNotDistinct() {
        Storage changed = new Storage(storage.method(), storage.operatorClasses(), storage.included(), true);
        return new Index(name, items, true, where, changed);
    }

    /**
     * Returns how the index is built.
     *
     * @return the method, empty for the database's own choice
     */
    public Optional<String> method() {
        return Optional.ofNullable(storage.method());
    }

    /**
     * Returns by which operators the items are found.
     *
     * @return one name for each item, empty names for the database's choice; no names when nothing was said
     */
    public List<String> operatorClasses() {
        return storage.operatorClasses();
    }

    /**
     * Returns the columns that the index keeps beside the items.
     *
     * @return an unmodifiable list
     */
    public List<Column<?>> included() {
        return storage.included();
    }

    /**
     * Tells whether NULL may be there once only.
     *
     * @return true for NULLS NOT DISTINCT
     */
    public boolean isNullsNotDistinct() {
        return storage.nullsNotDistinct();
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
