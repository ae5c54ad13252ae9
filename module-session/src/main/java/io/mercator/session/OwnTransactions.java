package io.mercator.session;

import io.mercator.api.session.SessionOptions;
import io.mercator.api.spi.ExecutionConnection;
import io.mercator.api.spi.Origin;
import io.mercator.session.flush.FlushShapes;
import org.jspecify.annotations.Nullable;

/** Transactions that the session begins and ends itself, each on a connection of the engine. */
final class OwnTransactions implements TransactionScope {
    private final SessionContext context;
    private final SessionOptions options;
    private final @Nullable Origin origin;
    /** What was chosen for the transaction that is about to begin, or has begun. */
    private @Nullable FlushShapes chosen;

    OwnTransactions(SessionContext context, SessionOptions options) {
        this.context = context;
        this.options = options;
        this.origin = context.origin();
    }

    @Override
    public FlushShapes database() {
        FlushShapes known = chosen;
        if (known == null) {
            known = context.database(options);
            chosen = known;
        }
        return known;
    }

    @Override
    public ExecutionConnection begin(FlushShapes database) {
        try {
            return database.engine().connect(options.transactions(), origin);
        } catch (RuntimeException | Error refused) {
            // a function that knows of another server is to be asked again
            chosen = null;
            throw refused;
        }
    }

    @Override
    public void check(ExecutionConnection connection) {}

    @Override
    public boolean isOpen(ExecutionConnection connection) {
        return connection.isInTransaction();
    }

    @Override
    public void commit(ExecutionConnection connection) {
        connection.commit();
    }

    @Override
    public void rollback(ExecutionConnection connection) {
        connection.rollback();
    }

    @Override
    public void forget() {
        chosen = null;
    }

    @Override
    public boolean isJoined() {
        return false;
    }

    @Override
    public void end(ExecutionConnection connection) {
        chosen = null;
        connection.close();
    }
}
