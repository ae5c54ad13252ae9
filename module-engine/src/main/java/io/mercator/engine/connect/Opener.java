package io.mercator.engine.connect;

import io.mercator.api.dialect.DatabaseUrl;
import io.mercator.api.dialect.Dialect;
import io.mercator.api.dialect.DialectProvider;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Opens physical connections: connects, prepares each once, and refines the dialect by the first. Remembers what it
 * opened, since a pool that is closed while connections are in use only asks the driver to abort them, and not every
 * driver does.
 */
final class Opener {
    private final DialectProvider provider;
    private final DatabaseUrl url;
    private final Properties properties;
    private final Queue<Connection> opened = new ConcurrentLinkedQueue<>();
    private final OptionalInt kept;
    private final AtomicInteger definitions = new AtomicInteger();
    /** Changed by copying, so that finding the statements of a connection takes no lock. */
    private volatile Map<Connection, ConnectionStatements> statements = Map.of();

    private final ReentrantLock changing = new ReentrantLock();
    private volatile @Nullable Dialect refined;

    /**
     * Creates an opener.
     *
     * @param kept how many prepared statements stay with a connection, empty for what the dialect says
     */
    Opener(DialectProvider provider, DatabaseUrl url, Properties properties, OptionalInt kept) {
        this.kept = kept;
        this.provider = provider;
        this.url = url;
        this.properties = properties;
    }

    DatabaseUrl url() {
        return url;
    }

    /** Returns the dialect, refined when a connection was opened before. */
    Dialect dialect() {
        Dialect known = refined;
        return known == null ? provider.dialect() : known;
    }

    boolean isRefined() {
        return refined != null;
    }

    Connection open() throws SQLException {
        Properties own = new Properties();
        own.putAll(properties);
        Connection connection = provider.connect(url, own);
        try {
            if (refined == null) {
                refined = provider.dialect(connection.getMetaData());
                keepDatabase();
            }
        } catch (SQLException | RuntimeException failed) {
            closeAfter(failed, connection);
            throw failed;
        }
        forgetClosed();
        opened.add(connection);
        equip(connection);
        return connection;
    }

    private void equip(Connection connection) {
        Dialect dialect = dialect();
        ConnectionStatements own =
                new ConnectionStatements(connection, dialect, kept.orElse(dialect.keptStatements()), definitions);
        changing.lock();
        try {
            Map<Connection, ConnectionStatements> all = new IdentityHashMap<>(statements);
            all.keySet().removeIf(known -> !opened.contains(known));
            all.put(connection, own);
            statements = all;
        } finally {
            changing.unlock();
        }
    }

    /** Returns what statements are sent with over a connection that was opened here. */
    ConnectionStatements statements(Connection connection) {
        return Objects.requireNonNull(statements.get(connection));
    }

    /** A pool closes connections that are idle for long, the last one too. */
    private void keepDatabase() throws SQLException {
        if (provider.endsWithLastConnection(url)) {
            Properties own = new Properties();
            own.putAll(properties);
            opened.add(provider.connect(url, own));
        }
    }

    private void forgetClosed() throws SQLException {
        for (Iterator<Connection> all = opened.iterator(); all.hasNext(); ) {
            if (all.next().isClosed()) {
                all.remove();
            }
        }
    }

    private static void closeAfter(Exception failed, Connection connection) {
        try {
            connection.close();
        } catch (SQLException second) {
            failed.addSuppressed(second);
        }
    }

    /** Closes what is still open; returns the first error, so that the others are closed nonetheless. */
    @Nullable
    SQLException closeAll() {
        SQLException first = null;
        for (Connection connection = opened.poll(); connection != null; connection = opened.poll()) {
            try {
                if (!connection.isClosed()) {
                    connection.close();
                }
            } catch (SQLException failed) {
                if (first == null) {
                    first = failed;
                } else {
                    first.addSuppressed(failed);
                }
            }
        }
        return first;
    }
}
