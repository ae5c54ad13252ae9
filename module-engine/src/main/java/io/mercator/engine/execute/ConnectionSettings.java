package io.mercator.engine.execute;

import io.mercator.api.dialect.Dialect;
import io.mercator.api.engine.IsolationLevel;
import io.mercator.api.error.ConfigurationException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a checkout sets on a connection, and what must stand there again when it is given back. */
final class ConnectionSettings {
    private final Connection connection;
    private final Dialect dialect;
    private boolean readOnlySet;
    private int isolationBefore = Connection.TRANSACTION_NONE;

    ConnectionSettings(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    void readOnly() throws SQLException {
        if (!connection.isReadOnly()) {
            dialect.readOnly(connection, true);
            readOnlySet = true;
        }
    }

    /** Drivers take levels that their databases do not have without a word, so they are asked first. */
    void isolation(@Nullable IsolationLevel level) throws SQLException {
        if (level == null) {
            return;
        }
        DatabaseMetaData database = connection.getMetaData();
        if (!database.supportsTransactionIsolationLevel(level.jdbcLevel())) {
            throw new ConfigurationException("The isolation level " + level + " was asked for, and the dialect '"
                    + dialect.name() + "' has no such level. It has: " + supported(database)
                    + ". Choose one of them with isolation(...), or say nothing.");
        }
        int before = connection.getTransactionIsolation();
        if (before != level.jdbcLevel()) {
            connection.setTransactionIsolation(level.jdbcLevel());
            isolationBefore = before;
        }
    }

    private static String supported(DatabaseMetaData database) throws SQLException {
        List<String> levels = new ArrayList<>();
        for (IsolationLevel level : IsolationLevel.values()) {
            if (database.supportsTransactionIsolationLevel(level.jdbcLevel())) {
                levels.add(level.name());
            }
        }
        return levels.isEmpty() ? "none" : String.join(", ", levels);
    }

    void restoreReadOnly() throws SQLException {
        if (readOnlySet) {
            dialect.readOnly(connection, false);
        }
    }

    void restoreIsolation() throws SQLException {
        if (isolationBefore != Connection.TRANSACTION_NONE) {
            connection.setTransactionIsolation(isolationBefore);
        }
    }
}
