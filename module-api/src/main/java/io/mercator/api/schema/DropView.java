package io.mercator.api.schema;

/**
 * {@code DROP VIEW} (SQL:2016, 11.33).
 *
 * @param view the view
 */
public record DropView(View view) implements DdlStatement {}
