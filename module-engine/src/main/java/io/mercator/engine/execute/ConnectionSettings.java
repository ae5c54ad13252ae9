package io.mercator.engine.execute;

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.Dialect;
import io.mercator.api.dialect.TransactionSetting;
import io.mercator.api.engine.ConnectionOptions;
import io.mercator.api.engine.IsolationLevel;
import io.mercator.api.error.ConfigurationException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a checkout sets on a connection, and what must stand there again when it is given back. */
final class ConnectionSettings {
    private final Connection connection;
    private final Dialect dialect;
    private List<TransactionSetting> set = List.of();
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

    /** Sets what JDBC has no method for. */
    void further(ConnectionOptions options, @Nullable IsolationLevel isolation) throws SQLException {
        Duration staleness = options.staleness().orElse(null);
        if (staleness != null) {
            check(
                    "staleness(...)",
                    Capability.STALE_READS,
                    "reads what was so a while ago only on its replicas, if it has any. Route reading sessions to the engine"
                            + " of a replica: bind(route -> engine).");
            require(options.isReadOnly(), "staleness(...) is for reading: add readOnly(true).");
            add(dialect.staleReads(staleness));
        }
        if (options.isDeferrable()) {
            check(
                    "deferrable(true)",
                    Capability.DEFERRABLE_TRANSACTIONS,
                    "has no transactions that wait until nothing can make them fail. Leave it out, and begin again when one"
                            + " fails: session.retrying(n, work).");
            require(
                    options.isReadOnly() && isolation == IsolationLevel.SERIALIZABLE,
                    "deferrable(true) has a meaning for serializable transactions that read: add readOnly(true) and"
                            + " isolation(SERIALIZABLE).");
            add(dialect.deferrableTransactions());
        }
    }

    private void check(String option, Capability capability, String otherwise) {
        if (!dialect.has(capability)) {
            throw new ConfigurationException(
                    option + " was asked for, and the dialect '" + dialect.name() + "' " + otherwise);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ConfigurationException(otherwise);
        }
    }

    private void add(TransactionSetting setting) throws SQLException {
        setting.set(connection);
        if (set.isEmpty()) {
            set = new ArrayList<>(2);
        }
        set.add(setting);
    }

    /** Tells whether nothing was set that is to be put back. */
    boolean isUntouched() {
        return set.isEmpty() && !readOnlySet && isolationBefore == Connection.TRANSACTION_NONE;
    }

    /** Tells whether transactions begin with statements. */
    boolean hasFirst() {
        return !set.isEmpty();
    }

    /** Returns the statements with which each transaction begins. */
    List<String> first() {
        return set.isEmpty()
                ? List.of()
                : set.stream().flatMap(setting -> setting.first().stream()).toList();
    }

    void restoreFurther() throws SQLException {
        for (int index = set.size() - 1; index >= 0; index--) {
            set.get(index).restore(connection);
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
