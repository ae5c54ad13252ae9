package io.mercator.api.session;

/** When a query sends the changes that are due before it. */
public enum AutoflushMode {
    /**
     * When objects of the tables that the query reads may have changed; text counts as reading every table. Before a change of
     * rows also when those have of the tables that the changed one refers to, or that refer to it.
     */
    SMART,
    /** Before every query. */
    ALWAYS,
    /** Never; only {@code flush} and {@code commit} send changes. */
    OFF
}
