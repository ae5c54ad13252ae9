package io.mercator.session;

import io.mercator.api.error.PendingRollbackException;
import io.mercator.api.session.SessionOptions;
import io.mercator.api.spi.ExecutionConnection;
import io.mercator.session.flush.FlushShapes;
import org.jspecify.annotations.Nullable;

/**
 * The connection of a session: taken with the first statement, kept to the end of the transaction. After a failure it
 * waits, without a connection, for the session's rollback.
 */
final class SessionTransaction {
    private final TransactionScope scope;
    private @Nullable FlushShapes database;
    private volatile @Nullable ExecutionConnection connection;
    private @Nullable Throwable failure;

    SessionTransaction(SessionContext context, SessionOptions options) {
        this.scope = context.transactions(options);
    }

    /** Refuses work after a failure until the session was rolled back. */
    void checkUsable() {
        if (failure != null) {
            throw new PendingRollbackException(
                    "The transaction of this session failed and was rolled back: " + failure.getMessage()
                            + "\nCall rollback() to use the session again.",
                    failure);
        }
    }

    boolean isFailed() {
        return failure != null;
    }

    boolean hasConnection() {
        return connection != null;
    }

    boolean isJoined() {
        return scope.isJoined();
    }

    boolean isOpen() {
        ExecutionConnection open = connection;
        return open != null && scope.isOpen(open);
    }

    /** Tells whether the database ended the transaction by itself. */
    boolean isEnded() {
        ExecutionConnection open = connection;
        return open != null && open.isTransactionEnded();
    }

    /** Stops what the connection runs. From any thread. */
    void cancel() {
        ExecutionConnection open = connection;
        if (open != null) {
            open.cancel();
        }
    }

    FlushShapes database() {
        FlushShapes known = database;
        return known == null ? scope.database() : known;
    }

    ExecutionConnection connection() {
        ExecutionConnection known = connection;
        if (known == null) {
            FlushShapes target = scope.database();
            known = scope.begin(target);
            database = target;
            connection = known;
        } else {
            scope.check(known);
        }
        return known;
    }

    void commit() {
        ExecutionConnection open = connection;
        if (open != null) {
            scope.commit(open);
        }
        release();
    }

    void rollback() {
        failure = null;
        ExecutionConnection open = connection;
        if (open == null) {
            scope.forget();
            return;
        }
        try {
            scope.rollback(open);
        } finally {
            release();
        }
    }

    /** Rolls back after a failure, which stays the one that the caller gets. */
    void fail(Throwable cause) {
        try {
            rollback();
        } catch (RuntimeException second) {
            cause.addSuppressed(second);
        }
        failure = cause;
    }

    private void release() {
        ExecutionConnection open = connection;
        connection = null;
        database = null;
        if (open == null) {
            scope.forget();
        } else {
            scope.end(open);
        }
    }
}
