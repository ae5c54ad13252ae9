package io.mercator.dialect.derby;

import io.mercator.api.dialect.Interrupter;
import java.sql.Statement;
import org.apache.derby.iapi.sql.conn.StatementContext;
import org.apache.derby.impl.jdbc.EmbedConnection;
import org.jspecify.annotations.Nullable;

/**
 * Stops a statement as Derby's own query timeout does, by a flag that is looked at with every row. The driver's
 * {@code Statement.cancel()} is not implemented, and its query timeout counts whole seconds.
 */
final class DerbyInterrupter implements Interrupter {
    private final EmbedConnection connection;

    DerbyInterrupter(EmbedConnection connection) {
        this.connection = connection;
    }

    @Override
    public void interrupt(Statement running) {
        StatementContext context = context();
        if (context != null && context.inUse()) {
            context.cancel();
        }
    }

    /** Returns what runs; null between statements, after which the engine asks again. */
    private @Nullable StatementContext context() {
        try {
            return connection.getLanguageConnection().getStatementContext();
        } catch (RuntimeException changed) {
            // Derby's stack of contexts is not made for two threads: it changed while it was looked at.
            return null;
        }
    }
}
