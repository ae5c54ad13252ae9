package io.mercator.api.schema;

/**
 * A statement of schema definition as text of the program's own, sent as it stands; what a {@link DdlListener} adds.
 *
 * @param sql the text
 */
public record DdlText(String sql) implements DdlStatement {}
