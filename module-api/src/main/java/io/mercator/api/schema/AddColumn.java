package io.mercator.api.schema;

/**
 * {@code ALTER TABLE ... ADD COLUMN} (SQL:2016, 11.11).
 *
 * @param column the column
 */
public record AddColumn(Column<?> column) implements DdlStatement {}
