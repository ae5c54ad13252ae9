package io.mercator.dialect.postgresql;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * A data source of the application's, which opens a connection each time, or lends those that were given back and asks none
 * whether it lives. For one thread; the driver's own needs a module more.
 */
final class UrlDataSource implements DataSource {
    private final String url;
    private final boolean pools;
    private final Deque<Connection> idle = new ArrayDeque<>();

    UrlDataSource(String url, boolean pools) {
        this.url = url;
        this.pools = pools;
    }

    int idle() {
        return idle.size();
    }

    void closeIdle() {
        for (Connection connection : idle) {
            try {
                connection.close();
            } catch (SQLException failed) {
                throw new AssertionError(failed);
            }
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection real = idle.isEmpty() ? DriverManager.getConnection(driversUrl(), login()) : idle.pop();
        return pools ? lent(real) : real;
    }

    /** Closing it gives it back, unless it is closed in truth. */
    private Connection lent(Connection real) {
        return (Connection) Proxy.newProxyInstance(
                UrlDataSource.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        if (!real.isClosed()) {
                            idle.push(real);
                        }
                        return null;
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private String driversUrl() {
        int at = url.indexOf('@');
        return at < 0 ? url : "jdbc:postgresql://" + url.substring(at + 1);
    }

    private Properties login() {
        Properties login = new Properties();
        int at = url.indexOf('@');
        if (at >= 0) {
            String[] parts = url.substring(url.indexOf("//") + 2, at).split(":", 2);
            login.setProperty("user", parts[0]);
            if (parts.length > 1) {
                login.setProperty("password", parts[1]);
            }
        }
        return login;
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return DriverManager.getConnection(driversUrl(), username, password);
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        throw new SQLFeatureNotSupportedException("no log writer");
    }

    @Override
    public void setLogWriter(PrintWriter writer) throws SQLException {
        throw new SQLFeatureNotSupportedException("no log writer");
    }

    /** Ignored: the URL may have a timeout. */
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
