package io.mercator.session;

import io.mercator.api.engine.Savepoint;
import io.mercator.api.error.ResourceClosedException;
import io.mercator.api.error.SessionException;
import io.mercator.api.spi.ExecutionConnection;
import io.mercator.session.flush.FlushShapes;
import org.jspecify.annotations.Nullable;

/**
 * Transactions that are savepoints on a connection that somebody else holds and whose transaction somebody else ends.
 *
 * <p>Only one session has its savepoint set at a time: databases keep savepoints on a stack, so that the outer of two
 * sessions could neither commit before the inner one nor roll back without it.
 */
final class JoinedTransactions implements TransactionScope {
    private final ExecutionConnection connection;
    private final FlushShapes database;
    private @Nullable Savepoint savepoint;

    JoinedTransactions(ExecutionConnection connection, FlushShapes database) {
        this.connection = connection;
        this.database = database;
    }

    @Override
    public FlushShapes database() {
        return database;
    }

    @Override
    public ExecutionConnection begin(FlushShapes target) {
        checkOpen();
        if (!connection.join(this)) {
            throw new SessionException("Another session works on the connection that this session joined and has not"
                    + " ended its transaction. Savepoints of one connection end in reverse order. Call commit(),"
                    + " rollback() or close() on that session first, or give this one a connection of its own.");
        }
        try {
            savepoint = connection.savepoint();
        } catch (RuntimeException | Error refused) {
            connection.leave(this);
            throw refused;
        }
        return connection;
    }

    private void checkOpen() {
        if (connection.isClosed()) {
            throw new ResourceClosedException("The connection that this session joined is closed, and its transaction"
                    + " was rolled back unless it was committed before. Close the session before the connection.");
        }
    }

    @Override
    public void check(ExecutionConnection known) {
        checkOpen();
        if (!isOpen(known)) {
            throw new SessionException("The transaction that this session joined was ended by the connection's holder,"
                    + " and this session's savepoint with it. Call rollback() to use the session again; commit() it"
                    + " before the connection's transaction ends.");
        }
    }

    @Override
    public boolean isOpen(ExecutionConnection known) {
        Savepoint set = savepoint;
        return set != null && set.isActive() && !connection.isClosed();
    }

    @Override
    public void commit(ExecutionConnection known) {
        check(known);
        Savepoint set = savepoint;
        if (set != null) {
            set.release();
        }
    }

    /** What the holder or the database has ended is theirs to roll back. */
    @Override
    public void rollback(ExecutionConnection known) {
        Savepoint set = savepoint;
        if (set != null && isOpen(known) && !connection.isTransactionEnded()) {
            set.rollback();
        }
    }

    @Override
    public void forget() {}

    @Override
    public boolean isJoined() {
        return true;
    }

    @Override
    public void end(ExecutionConnection known) {
        savepoint = null;
        connection.leave(this);
    }
}
