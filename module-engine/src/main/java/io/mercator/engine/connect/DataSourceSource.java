package io.mercator.engine.connect;

import io.mercator.api.dialect.Dialect;
import io.mercator.api.dialect.DialectProvider;
import io.mercator.api.engine.PoolFigures;
import io.mercator.api.error.ConnectionUnavailableException;
import io.mercator.api.error.MercatorException;
import io.mercator.api.error.UnknownDialectException;
import io.mercator.engine.error.ErrorTranslator;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections from a data source of the user's, which pools them or not and is never closed here. A physical connection
 * is prepared once, as far as {@code unwrap} tells one from another.
 */
final class DataSourceSource implements ConnectionSource {
    private record Served(DialectProvider provider, Dialect dialect) {}

    private final DataSource source;
    private final Dialects dialects;
    private final @Nullable DialectProvider named;
    private final AtomicInteger inUse = new AtomicInteger();
    private final AtomicInteger definitions = new AtomicInteger();
    private final Map<Connection, Boolean> prepared = new WeakHashMap<>();
    private final ReentrantLock preparing = new ReentrantLock();
    private volatile @Nullable Served served;

    DataSourceSource(DataSource source, Dialects dialects, @Nullable DialectProvider named) {
        this.source = source;
        this.dialects = dialects;
        this.named = named;
    }

    @Override
    public Checkout checkout() {
        Connection connection = connection();
        try {
            Served known = served(connection);
            boolean autoCommit = connection.getAutoCommit();
            prepare(connection, known.provider());
            if (autoCommit) {
                connection.setAutoCommit(false);
            }
            inUse.incrementAndGet();
            return new UserCheckout(connection, autoCommit, known.dialect());
        } catch (SQLException failed) {
            MercatorException error = translated(failed);
            closeAfter(error, connection);
            throw error;
        } catch (RuntimeException failed) {
            closeAfter(failed, connection);
            throw failed;
        }
    }

    private Connection connection() {
        try {
            Connection connection = source.getConnection();
            if (connection == null) {
                throw new ConnectionUnavailableException(
                        "The data source " + source.getClass().getName() + " gave null in place of a connection.");
            }
            return connection;
        } catch (SQLException failed) {
            throw translated(failed);
        }
    }

    /** Before the dialect is known, what JDBC itself says of an error must do. */
    private MercatorException translated(SQLException failed) {
        Served known = served;
        Dialect dialect = known != null ? known.dialect() : named != null ? named.dialect() : null;
        return dialect != null
                ? new ErrorTranslator(dialect).operation(failed, "CONNECT", name())
                : new ConnectionUnavailableException(
                        "The data source " + name() + " gave no usable connection: " + failed.getMessage()
                                + ". Check its settings.",
                        failed);
    }

    private String name() {
        return source.getClass().getName();
    }

    private Served served(Connection connection) throws SQLException {
        Served known = served;
        if (known == null) {
            DatabaseMetaData database = connection.getMetaData();
            DialectProvider provider = named != null ? named : provider(database);
            known = new Served(provider, provider.dialect(database));
            served = known;
        }
        return known;
    }

    private DialectProvider provider(DatabaseMetaData database) throws SQLException {
        for (DialectProvider provider : dialects.all()) {
            if (provider.serves(database)) {
                return provider;
            }
        }
        String product = database.getDatabaseProductName();
        throw new UnknownDialectException(
                product == null ? "" : product,
                "No dialect serves the data source's database '" + product + "'. Dialects present: "
                        + (dialects.names().isEmpty() ? "none" : String.join(", ", dialects.names()))
                        + ". Is the dialect's jar on the module path? Or name one with dialect(\"...\").");
    }

    private void prepare(Connection connection, DialectProvider provider) throws SQLException {
        Connection physical =
                connection.isWrapperFor(Connection.class) ? connection.unwrap(Connection.class) : connection;
        if (mark(physical)) {
            provider.prepare(connection);
        }
    }

    private boolean mark(Connection physical) {
        preparing.lock();
        try {
            return prepared.put(physical, true) == null;
        } finally {
            preparing.unlock();
        }
    }

    private static void closeAfter(RuntimeException error, Connection connection) {
        try {
            connection.close();
        } catch (SQLException second) {
            error.addSuppressed(second);
        }
    }

    @Override
    public Dialect dialect() {
        Served known = served;
        return known == null && named != null ? named.dialect() : refinedDialect();
    }

    @Override
    public Dialect refinedDialect() {
        Served known = served;
        if (known != null) {
            return known.dialect();
        }
        Connection connection = connection();
        try (connection) {
            return served(connection).dialect();
        } catch (SQLException failed) {
            throw translated(failed);
        }
    }

    @Override
    public PoolFigures figures() {
        return new PoolFigures(inUse.get(), 0, 0);
    }

    /** The data source is the user's. */
    @Override
    public void close() {}

    private final class UserCheckout implements Checkout {
        private final Connection connection;
        private final boolean autoCommit;
        private final ConnectionStatements statements;

        UserCheckout(Connection connection, boolean autoCommit, Dialect dialect) {
            this.connection = connection;
            this.autoCommit = autoCommit;
            // what a pool of the user's lends is its own to keep: nothing stays
            this.statements = new ConnectionStatements(connection, dialect, 0, definitions);
        }

        @Override
        public Connection jdbc() {
            return connection;
        }

        @Override
        public ConnectionStatements statements() {
            return statements;
        }

        @Override
        public void release(boolean broken) throws SQLException {
            inUse.decrementAndGet();
            try (Connection returned = connection) {
                if (broken) {
                    // turning autocommit on would commit what is still open; a pool must not lend this one again
                    returned.abort(Runnable::run);
                } else if (autoCommit) {
                    returned.setAutoCommit(true);
                }
            }
        }
    }
}
