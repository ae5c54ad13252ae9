package io.mercator.engine.connect;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * What the pool opens its connections by. The first connection was opened by the thread that needed it, so that this
 * thread got the driver's own error at once; it waits here for the pool to take it.
 */
final class PooledDataSource implements DataSource {
    private final Opener opener;
    private final Queue<Connection> first = new ConcurrentLinkedQueue<>();

    PooledDataSource(Opener opener) {
        this.opener = opener;
    }

    void offer(Connection connection) {
        first.add(connection);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection waiting = first.poll();
        return waiting != null ? waiting : opener.open();
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        throw new SQLFeatureNotSupportedException("no log writer");
    }

    @Override
    public void setLogWriter(PrintWriter writer) throws SQLException {
        throw new SQLFeatureNotSupportedException("no log writer");
    }

    /** Ignored: the pool's own timeout holds. */
    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("no java.util.logging");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("wraps no " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
