package io.mercator.engine.connect;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.SQLExceptionOverride;
import com.zaxxer.hikari.util.ConcurrentBag.IBagStateListener;
import io.mercator.api.dialect.Dialect;
import io.mercator.api.engine.EngineOptions;
import io.mercator.api.engine.PoolFigures;
import io.mercator.api.error.ConnectionHolder;
import io.mercator.api.error.ConnectionUnavailableException;
import io.mercator.api.error.MercatorException;
import io.mercator.api.error.StatementException;
import io.mercator.engine.error.ErrorTranslator;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Connections from a HikariCP pool that is made at the first checkout. The pool of a memory database keeps its one
 * connection whatever happens: with it the database would be gone.
 */
final class PooledSource implements ConnectionSource {
    private static final System.Logger LOGGER = System.getLogger("io.mercator.engine");
    private static final AtomicInteger POOLS = new AtomicInteger();

    private final Opener opener;
    private final PooledDataSource connections;
    private final EngineOptions options;
    private final Holders holders;
    private final boolean single;
    private final FirstConnection first = new FirstConnection();
    private volatile @Nullable HikariDataSource pool;
    private volatile boolean closed;

    PooledSource(Opener opener, EngineOptions options, Holders holders, boolean single) {
        this.opener = opener;
        this.connections = new PooledDataSource(opener);
        this.options = options;
        this.holders = holders;
        this.single = single;
    }

    @Override
    public Checkout checkout() {
        try {
            HikariDataSource from = open();
            Connection connection = from.getConnection();
            Connection driver = connection.unwrap(Connection.class);
            while (!single && isDead(driver)) {
                from.evictConnection(connection);
                connection = from.getConnection();
                driver = connection.unwrap(Connection.class);
            }
            ConnectionStatements statements = opener.statements(driver);
            statements.begin();
            return new PooledCheckout(connection, statements);
        } catch (SQLException failed) {
            throw unavailable(failed);
        }
    }

    /** The pool asks the database only of connections that were idle for half a second; what the driver knows is free. */
    private static boolean isDead(Connection driver) {
        try {
            return driver.isClosed();
        } catch (SQLException broken) {
            LOGGER.log(Level.DEBUG, "A connection from the pool does not even tell whether it is closed", broken);
            return true;
        }
    }

    private HikariDataSource open() {
        HikariDataSource known = pool;
        if (known == null) {
            connectFirst();
            known = pool;
        }
        if (known == null || closed) {
            throw new ConnectionUnavailableException(
                    "The engine " + opener.url() + " was closed while a connection" + " was asked for.");
        }
        return known;
    }

    private void connectFirst() {
        try {
            if (!first.ensure(this::makePool, options.checkoutTimeout().toMillis())) {
                throw exhausted(null);
            }
        } catch (SQLException refused) {
            throw refused(refused);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ConnectionUnavailableException(
                    "The thread was interrupted while it waited for a connection to " + opener.url() + ".",
                    interrupted);
        }
    }

    private void makePool() throws SQLException {
        Connection connection = opener.open();
        connections.offer(connection);
        HikariConfig config = new HikariConfig();
        config.setPoolName("mercator-" + opener.url().scheme() + "-" + POOLS.incrementAndGet());
        config.setDataSource(connections);
        config.setAutoCommit(false);
        // A read-only file stays so; the driver would refuse to be told otherwise.
        config.setReadOnly(connection.isReadOnly());
        config.setMaximumPoolSize(single ? 1 : options.poolSize());
        config.setMinimumIdle(0);
        config.setConnectionTimeout(options.checkoutTimeout().toMillis());
        config.setInitializationFailTimeout(-1);
        config.setExceptionOverride(new KeepAlways());
        if (single) {
            config.setIdleTimeout(0);
            config.setMaxLifetime(0);
            config.setKeepaliveTime(0);
        }
        pool = new HikariDataSource(config);
        if (closed) {
            close();
        }
    }

    /**
     * Has a connection opened for a thread that waits. The pool (HikariCP 7.1) opens one when a thread begins to wait, or to
     * keep some idle; when a connection in use is given up, a thread that waits for it would go on waiting to its end.
     */
    private static void serveWaiting(HikariDataSource pool) {
        HikariPoolMXBean state = pool.isClosed() ? null : pool.getHikariPoolMXBean();
        if (state instanceof IBagStateListener listener) {
            int waiting = state.getThreadsAwaitingConnection();
            if (waiting > 0 && state.getTotalConnections() < pool.getMaximumPoolSize()) {
                listener.addBagItem(waiting);
            }
        }
    }

    /**
     * Keeps a connection that the pool would give up after an error: the dialect tells which errors mean that it is lost.
     * The pool would go by states that mean less, as a feature that is not supported.
     */
    private static final class KeepAlways implements SQLExceptionOverride {
        @java.lang.Override // the interface has a nested type of that name
        public Override adjudicate(SQLException error) {
            return Override.DO_NOT_EVICT;
        }
    }

    private MercatorException unavailable(SQLException failed) {
        if (closed) {
            return new ConnectionUnavailableException(
                    "The engine " + opener.url() + " was closed while a connection was asked for.", failed);
        }
        SQLException driver = failed.getCause() instanceof SQLException cause ? cause : failed.getNextException();
        return driver == null ? exhausted(failed) : refused(driver);
    }

    private StatementException refused(SQLException driver) {
        return new ErrorTranslator(opener.dialect())
                .operation(driver, "CONNECT", opener.url().toString());
    }

    private ConnectionUnavailableException exhausted(@Nullable SQLException cause) {
        PoolFigures now = figures();
        List<ConnectionHolder> holding = holders.list();
        int waiting = now.waiting() + 1;
        String message = "No connection to " + opener.url() + " became free within "
                + options.checkoutTimeout().toMillis() + " ms: " + now.inUse() + " in use, " + now.idle() + " idle, "
                + waiting + " waiting."
                + (holding.isEmpty() ? "" : "\nHeld by " + Holders.describe(holding) + ".")
                + "\nClose sessions and connections (try-with-resources), or allow more with"
                + " poolSize(n) or a longer wait with checkoutTimeout(...)."
                + holders.hint();
        return new ConnectionUnavailableException(message, now.inUse(), now.idle(), waiting, holding, cause);
    }

    @Override
    public Dialect dialect() {
        return opener.dialect();
    }

    @Override
    public Dialect refinedDialect() {
        if (!opener.isRefined()) {
            open();
        }
        return opener.dialect();
    }

    @Override
    public PoolFigures figures() {
        HikariDataSource known = pool;
        HikariPoolMXBean bean = known == null || known.isClosed() ? null : known.getHikariPoolMXBean();
        return bean == null
                ? new PoolFigures(0, 0, 0)
                : new PoolFigures(
                        bean.getActiveConnections(), bean.getIdleConnections(), bean.getThreadsAwaitingConnection());
    }

    @Override
    public void close() {
        closed = true;
        HikariDataSource known = pool;
        if (known != null) {
            known.close();
        }
        SQLException failed = opener.closeAll();
        if (failed != null) {
            throw new ErrorTranslator(opener.dialect())
                    .operation(failed, "CLOSE", opener.url().toString());
        }
    }

    private final class PooledCheckout implements Checkout {
        private final Connection connection;
        private final ConnectionStatements statements;

        PooledCheckout(Connection connection, ConnectionStatements statements) {
            this.connection = connection;
            this.statements = statements;
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
            HikariDataSource known = pool;
            if (known == null) {
                connection.close();
                return;
            }
            try {
                if (broken && !single) {
                    known.evictConnection(connection);
                    // What broke one connection, a server that went away, broke the others as well.
                    known.getHikariPoolMXBean().softEvictConnections();
                } else {
                    connection.close();
                }
            } finally {
                serveWaiting(known);
            }
        }
    }
}
