package io.mercator.api.schema;

/**
 * DROP TABLE (SQL:2016, 11.31).
 *
 * @param table what is dropped
 */
public record DropTable(Table table) implements DdlStatement {}
