package io.mercator.api.engine;

/**
 * A point within a transaction to which it can be taken back, as SQLAlchemy's {@code begin_nested()}. It ends once: by
 * {@link #release}, by {@link #rollback}, or with what encloses it, a savepoint that was set before it and is rolled back
 * to, or the transaction. {@link #close} takes back what was not released:
 *
 * <pre>{@code
 * try (Savepoint savepoint = connection.savepoint()) {
 *     connection.execute(...);
 *     savepoint.release();
 * }
 * }</pre>
 *
 * <p>For the thread that uses the connection.
 */
public interface Savepoint extends AutoCloseable {
    /**
     * Returns the name by which the database knows it.
     *
     * @return {@code mercator_savepoint_1} for a connection's first one
     */
    String name();

    /**
     * Tells whether it can still be released or rolled back to.
     *
     * @return true until it ends
     */
    boolean isActive();

    /**
     * Gives the savepoint up and keeps what was done since ({@code RELEASE SAVEPOINT}); the transaction goes on.
     *
     * @throws io.mercator.api.error.SavepointException if it has ended, or one set after it is still active
     * @throws io.mercator.api.error.StatementException if the database refuses
     */
    void release();

    /**
     * Takes back what was done since ({@code ROLLBACK TO SAVEPOINT}); the transaction goes on. Savepoints set after this
     * one end with it, and rows that were not read by now cannot be read any more.
     *
     * @throws io.mercator.api.error.SavepointException if it has ended
     * @throws io.mercator.api.error.StatementException if the database refuses
     */
    void rollback();

    /** Rolls back to the savepoint if it is still active. */
    @Override
    void close();
}
