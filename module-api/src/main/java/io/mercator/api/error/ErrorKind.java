package io.mercator.api.error;

/** What an SQL error means, told by the dialect from the driver's codes; the same words for every database. */
public enum ErrorKind {
    /** A UNIQUE or PRIMARY KEY constraint was violated. */
    UNIQUE(true),
    /** A FOREIGN KEY constraint was violated. */
    FOREIGN_KEY(true),
    /** NULL was given for a NOT NULL column. */
    NOT_NULL(true),
    /** A CHECK constraint was violated. */
    CHECK(true),
    /** A value does not fit its column: too long, out of range, of a wrong form. */
    DATA(false),
    /** The statement is not valid SQL for this database, or names what does not exist. */
    SYNTAX(false),
    /** The statement took longer than allowed. */
    TIMEOUT(false),
    /** Another transaction has the database, table or row locked, and the wait for it was refused or took too long. */
    LOCKED(false),
    /** The transaction was chosen as the victim of a deadlock. */
    DEADLOCK(false),
    /** The transaction cannot be serialized with others and should be tried again from its start. */
    SERIALIZATION(false),
    /**
     * An earlier statement of the transaction failed, and the database refuses all others until it is rolled back, as a whole
     * or to a savepoint.
     */
    TRANSACTION_ABORTED(false),
    /** The connection to the database is broken. */
    CONNECTION_LOST(false),
    /** The database itself cannot tell whether it did what it was asked for; after COMMIT, whether it committed. */
    OUTCOME_UNKNOWN(false),
    /** The database, file or transaction does not allow writing, or the user lacks the right. */
    READ_ONLY(false),
    /** The disk, the file or the memory of the database is full. */
    FULL(false),
    /** The file is no database, or is damaged. */
    CORRUPT(false),
    /** Cancelled from another thread. */
    CANCELLED(false),
    /** None of the others. */
    OTHER(false);

    private final boolean integrity;

    ErrorKind(boolean integrity) {
        this.integrity = integrity;
    }

    /**
     * Tells whether this is the violation of a constraint.
     *
     * @return true for {@link #UNIQUE}, {@link #FOREIGN_KEY}, {@link #NOT_NULL} and {@link #CHECK}
     */
    public boolean isIntegrity() {
        return integrity;
    }

    /**
     * Tells whether the same work, begun again in a new transaction, may succeed with nothing else changed.
     * Of a single error, and of lost connections, {@link StatementException#isRetriable} tells more.
     *
     * @return true for {@link #LOCKED}, {@link #DEADLOCK}, {@link #SERIALIZATION} and {@link #TIMEOUT}
     */
    public boolean isTransient() {
        return this == LOCKED || this == DEADLOCK || this == SERIALIZATION || this == TIMEOUT;
    }
}
