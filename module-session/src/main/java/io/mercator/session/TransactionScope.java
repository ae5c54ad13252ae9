package io.mercator.session;

import io.mercator.api.spi.ExecutionConnection;
import io.mercator.session.flush.FlushShapes;

/**
 * Where a session's transactions come from: a connection of their own, or a savepoint on somebody else's. For the
 * thread that uses the session.
 */
interface TransactionScope {
    /** Returns the statements on the engine that the next transaction is for. */
    FlushShapes database();

    /** Begins a transaction on the engine of {@link #database}, whose first statement is about to be sent. */
    ExecutionConnection begin(FlushShapes database);

    /** Refuses to send more in a transaction that somebody else has ended. */
    void check(ExecutionConnection connection);

    /** Tells whether what was begun can still be committed. */
    boolean isOpen(ExecutionConnection connection);

    void commit(ExecutionConnection connection);

    void rollback(ExecutionConnection connection);

    /** Tells whether somebody else begins and ends the transaction that the session works in. */
    boolean isJoined();

    /** Forgets what was prepared for a transaction that has not begun. */
    void forget();

    /** Gives the connection back, after commit or rollback, whether they worked or not. */
    void end(ExecutionConnection connection);
}
