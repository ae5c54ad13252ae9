package io.mercator.api.schema;

/**
 * {@code ALTER TABLE ... DROP COLUMN} (SQL:2016, 11.23).
 *
 * @param column the column
 */
public record DropColumn(Column<?> column) implements DdlStatement {}
