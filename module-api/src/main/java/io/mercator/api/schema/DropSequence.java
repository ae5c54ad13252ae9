package io.mercator.api.schema;

/**
 * DROP SEQUENCE (SQL:2016, 11.74).
 *
 * @param sequence what is dropped
 */
public record DropSequence(Sequence sequence) implements DdlStatement {}
