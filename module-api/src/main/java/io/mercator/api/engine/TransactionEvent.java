package io.mercator.api.engine;

/** What happens to a transaction. */
public enum TransactionEvent {
    /** A transaction begins, by the first statement that needs one. */
    BEGIN,
    /** The transaction was committed. */
    COMMIT,
    /** The transaction was rolled back. */
    ROLLBACK
}
