package io.mercator.api.schema;

/**
 * {@code CREATE SCHEMA} (SQL:2016, 11.1).
 *
 * @param name its name, unquoted
 */
public record CreateSchema(String name) implements DdlStatement {}
