package io.mercator.api.schema;

import java.util.List;

/**
 * {@code CREATE TABLE} (SQL:2016, 11.3).
 *
 * @param table the table
 * @param foreignKeys the foreign keys that stand in it; others are added later
 */
public record CreateTable(Table table, List<ForeignKey> foreignKeys) implements DdlStatement {
    /**
     * Copies the foreign keys.
     *
     * @param table the table
     * @param foreignKeys the foreign keys that stand in it; others are added later
     */
    public CreateTable {
        foreignKeys = List.copyOf(foreignKeys);
    }

    /**
     * Creates a table with all of its foreign keys.
     *
     * @param table the table
     */
    public CreateTable(Table table) {
        this(table, table.foreignKeys());
    }
}
