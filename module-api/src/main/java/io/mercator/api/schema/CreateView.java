package io.mercator.api.schema;

/**
 * {@code CREATE VIEW} (SQL:2016, 11.32).
 *
 * @param view the view
 */
public record CreateView(View view) implements DdlStatement {}
