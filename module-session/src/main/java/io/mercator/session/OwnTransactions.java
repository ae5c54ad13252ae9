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

    OwnTransactions(SessionContext context, SessionOptions options) {
        this.context = context;
        this.options = options;
        this.origin = context.origin();
    }

    @Override
    public FlushShapes database() {
        return context.database();
    }

    @Override
    public ExecutionConnection begin(FlushShapes database) {
        return database.engine().connect(options.transactions(), origin);
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
    public boolean isJoined() {
        return false;
    }

    @Override
    public void end(ExecutionConnection connection) {
        connection.close();
    }
}
