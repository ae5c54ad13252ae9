package io.mercator.dialect.kit;

/** What the kit does with the values of each type. */
public enum ValueOperation {
    /** Objects with a property of the type are inserted and updated by a session. */
    WRITE,
    /** Rows are read. */
    READ,
    /** Values are found by {@code =}, {@code <>} and {@code IN}, and made distinct. */
    COMPARE,
    /** Values are ordered, and found by {@code <}, {@code >} and {@code BETWEEN}. */
    ORDER,
    /** NULL is written, read and found. */
    NULL,
    /** Values are the primary key of a table and name its objects. */
    KEY,
    /** A parameter alone in a select list comes back. */
    PARAMETER,
    /** A literal in the SQL text comes back. */
    LITERAL
}
