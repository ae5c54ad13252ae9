package io.mercator.api.schema;

/**
 * {@code CREATE INDEX}.
 *
 * @param table the table
 * @param index the index
 */
public record CreateIndex(Table table, Index index) implements DdlStatement {}
