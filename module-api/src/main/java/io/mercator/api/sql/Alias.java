package io.mercator.api.sql;

import io.mercator.api.error.SchemaException;

/**
 * A table under another name: {@code users AS u}. {@link #c} gives its columns with their types.
 *
 * <pre>{@code
 * Alias<Users> u = Alias.of(users, "u");
 * select(u.c(users.name)).from(u);
 * }</pre>
 *
 * @param <F> the table's class
 */
public final class Alias<F extends TableRef> extends AbstractNode implements FromItem {
    private final F table;
    private final String name;

    private Alias(F table, String name) {
        super(name, table);
        this.table = table;
        this.name = name;
    }

    /**
     * Makes an alias.
     *
     * @param table the table
     * @param name the other name, unquoted
     * @param <F> the table's class
     * @return the alias
     */
    public static <F extends TableRef> Alias<F> of(F table, String name) {
        return new Alias<>(table, name);
    }

    @Override
    public Class<? extends SqlNode> kind() {
        return Alias.class;
    }

    /**
     * Returns the table behind the alias.
     *
     * @return the table
     */
    public F table() {
        return table;
    }

    @Override
    public String correlationName() {
        return name;
    }

    /**
     * Returns a column of the table, qualified by the alias.
     *
     * @param column a column of the table
     * @param <T> the Java class of its values
     * @return the same column of the alias
     * @throws SchemaException if the column belongs to another table
     */
    public <T> ColumnRef<T> c(ColumnRef<T> column) {
        if (column.from() != table) {
            throw new SchemaException("Column '" + column.name() + "' belongs to '"
                    + column.from().correlationName() + "', not to '" + table.name() + "', of which '" + name
                    + "' is an alias.");
        }
        return new DerivedColumn<>(this, column.name(), column.type());
    }
}
