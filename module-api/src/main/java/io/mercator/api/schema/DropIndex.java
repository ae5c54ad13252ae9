package io.mercator.api.schema;

/**
 * {@code DROP INDEX}.
 *
 * @param table the index's table
 * @param index the index
 */
public record DropIndex(Table table, Index index) implements DdlStatement {}
