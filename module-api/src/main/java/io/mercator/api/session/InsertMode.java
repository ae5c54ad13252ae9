package io.mercator.api.session;

/** How a flush sends INSERTs. */
public enum InsertMode {
    /** The fastest way that the dialect has for the rows and their generated keys. */
    BATCHED,
    /** One plain INSERT for each row, as SQLAlchemy 1.3 does. */
    ROW_BY_ROW
}
