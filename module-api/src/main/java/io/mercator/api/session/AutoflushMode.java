package io.mercator.api.session;

/** When a query sends the changes that are due before it. */
public enum AutoflushMode {
    /** When objects of the tables that the query reads may have changed; text counts as reading every table. */
    SMART,
    /** Before every query. */
    ALWAYS,
    /** Never; only {@code flush} and {@code commit} send changes. */
    OFF
}
