package io.mercator.api.sql;

import java.util.List;
import java.util.Optional;

/** A table of the database, as statements see it; {@code io.mercator.api.schema.Table} is the one implementation. */
public non-sealed interface TableRef extends FromItem {
    /**
     * Returns the table's name.
     *
     * @return the name without its schema, unquoted
     */
    String name();

    /**
     * Returns the schema that holds the table.
     *
     * @return the schema's name, empty for the connection's own
     */
    Optional<String> schema();

    /**
     * Returns the columns in the order of their declaration.
     *
     * @return an unmodifiable list
     */
    List<? extends ColumnRef<?>> columns();

    @Override
    default String correlationName() {
        return name();
    }

    @Override
    default Class<? extends SqlNode> kind() {
        return TableRef.class;
    }

    /**
     * Returns the table's foreign keys, by which joins are found.
     *
     * @return one for each foreign key, none unless overridden
     */
    default List<Link> links() {
        return List.of();
    }

    /**
     * A foreign key as joins need it.
     *
     * @param columns the columns of this table
     * @param target the table referred to
     * @param referenced the columns referred to, in the order of the columns
     */
    record Link(List<? extends ColumnRef<?>> columns, TableRef target, List<? extends ColumnRef<?>> referenced) {}
}
