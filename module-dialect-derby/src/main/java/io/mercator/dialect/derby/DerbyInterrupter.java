package io.mercator.dialect.derby;

import io.mercator.api.dialect.Interrupter;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.derby.iapi.sql.conn.LanguageConnectionContext;
import org.apache.derby.iapi.sql.conn.StatementContext;
import org.apache.derby.impl.jdbc.EmbedConnection;

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
    public void interrupt(Statement running) throws SQLException {
        LanguageConnectionContext language = connection.getLanguageConnection();
        // Between statements there is no context, and the engine asks again while one runs.
        StatementContext context = language.getStatementContext();
        if (context != null && context.inUse()) {
            context.cancel();
        }
    }
}
