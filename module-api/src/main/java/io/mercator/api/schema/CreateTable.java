package io.mercator.api.schema;

/**
 * CREATE TABLE (SQL:2016, 11.3).
 *
 * @param table what is created
 */
public record CreateTable(Table table) implements DdlStatement {}
