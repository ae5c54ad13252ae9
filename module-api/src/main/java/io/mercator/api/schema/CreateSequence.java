package io.mercator.api.schema;

/**
 * CREATE SEQUENCE (SQL:2016, 11.72).
 *
 * @param sequence what is created
 */
public record CreateSequence(Sequence sequence) implements DdlStatement {}
