package io.mercator.engine.execute;

import io.mercator.api.engine.IsolationLevel;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What a checkout sets on a connection, and what must stand there again when it is given back. */
final class ConnectionSettings {
    private static final System.Logger LOGGER = System.getLogger("io.mercator.engine");

    private final Connection connection;
    private boolean readOnlySet;
    private int isolationBefore = Connection.TRANSACTION_NONE;

    ConnectionSettings(Connection connection) {
        this.connection = connection;
    }

    void apply(boolean readOnly, @Nullable IsolationLevel isolation) throws SQLException {
        if (readOnly && !connection.isReadOnly()) {
            hintReadOnly();
        }
        if (isolation != null) {
            int before = connection.getTransactionIsolation();
            if (before != isolation.jdbcLevel()) {
                connection.setTransactionIsolation(isolation.jdbcLevel());
                isolationBefore = before;
            }
        }
    }

    /** JDBC calls it a hint, and a driver that takes it only while connecting (SQLite's) must not fail for it. */
    private void hintReadOnly() {
        try {
            connection.setReadOnly(true);
            readOnlySet = true;
        } catch (SQLException refused) {
            LOGGER.log(Level.DEBUG, "The driver does not take the hint that a connection is read-only", refused);
        }
    }

    void restore() throws SQLException {
        if (readOnlySet) {
            connection.setReadOnly(false);
        }
        if (isolationBefore != Connection.TRANSACTION_NONE) {
            connection.setTransactionIsolation(isolationBefore);
        }
    }
}
