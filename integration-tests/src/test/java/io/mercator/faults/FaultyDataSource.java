package io.mercator.faults;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Real connections to a real database, of whose calls one fails: before it does anything or after it has done it, with an
 * error of no meaning, with the loss of the connection, or with an unchecked exception. Every call counts.
 */
final class FaultyDataSource implements DataSource {
    /** How the chosen call fails. */
    enum Fault {
        /** Refused, and nothing done. */
        REFUSED,
        /** The connection is lost before anything is done, and every later call on it fails. */
        LOST,
        /** What was asked for is done, and the connection lost before the answer came. */
        LOST_AFTERWARDS,
        /** A driver with a defect throws what JDBC does not know. */
        UNCHECKED
    }

    private final String url;
    private final List<Lent> lent = new ArrayList<>();
    private Fault fault = Fault.REFUSED;
    private boolean armed;
    private int failing;
    private int calls;
    private String failed = "";

    FaultyDataSource(String url) {
        this.url = url;
    }

    /** Counts calls from now on, and has the one of this number fail; 0 for none. */
    void arm(Fault how, int number) {
        fault = how;
        failing = number;
        calls = 0;
        failed = "";
        armed = true;
    }

    /** Lets every call work again, on connections that are not lost; returns how many there were. */
    int disarm() {
        armed = false;
        return calls;
    }

    /** Names the call that failed. */
    String failed() {
        return failed;
    }

    long open() {
        return lent.stream().filter(connection -> !connection.closed).count();
    }

    /** Tells whether a lost connection was used for anything but to give it up. */
    boolean wasReused() {
        return lent.stream().anyMatch(connection -> connection.reused);
    }

    /** A connection as the engine has it. */
    private final class Lent {
        private final Connection real;
        private boolean lost;
        private boolean closed;
        private boolean reused;

        Lent(Connection real) {
            this.real = real;
        }

        Object call(Object target, Method method, Object[] arguments) throws Throwable {
            boolean givesUp = target == real
                    && (method.getName().equals("close")
                            || method.getName().equals("abort")
                            || method.getName().equals("isClosed"));
            if (target == real
                    && (method.getName().equals("close") || method.getName().equals("abort"))) {
                closed = true;
            }
            boolean fails = armed && ++calls == failing;
            if (fails) {
                failed = method.getDeclaringClass().getSimpleName() + "." + method.getName();
                if (fault == Fault.REFUSED) {
                    if (givesUp) {
                        giveUp();
                    }
                    throw new SQLException("refused on purpose: " + failed);
                }
                if (fault == Fault.UNCHECKED) {
                    if (givesUp) {
                        giveUp();
                    }
                    throw new IllegalStateException("a defect on purpose: " + failed);
                }
                if (fault == Fault.LOST_AFTERWARDS && !givesUp) {
                    invoke(target, method, arguments);
                }
                lost = true;
                giveUp();
                throw new SQLException("connection lost on purpose: " + failed, "08006");
            }
            if (lost && !givesUp && !method.getName().equals("close")) {
                reused |= target == real && method.getName().equals("prepareStatement");
                throw new SQLException("the connection is lost", "08003");
            }
            if (lost) {
                return method.getReturnType() == boolean.class ? Boolean.TRUE : null;
            }
            return invoke(target, method, arguments);
        }

        /** What the server does when the connection is gone. */
        private void giveUp() throws SQLException {
            if (!real.getAutoCommit()) {
                real.rollback();
            }
            real.close();
        }

        private Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
            try {
                return wrapped(method.invoke(target, arguments));
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        }

        private Object wrapped(Object result) {
            for (Class<?> type : List.of(
                    PreparedStatement.class,
                    Statement.class,
                    ResultSet.class,
                    DatabaseMetaData.class,
                    ResultSetMetaData.class,
                    ParameterMetaData.class)) {
                if (type.isInstance(result)) {
                    return proxy(type, result);
                }
            }
            return result;
        }

        private Object proxy(Class<?> type, Object target) {
            InvocationHandler handler = (proxy, method, arguments) -> {
                if (method.getDeclaringClass() == Object.class) {
                    return method.getName().equals("equals") ? proxy == arguments[0] : method.invoke(target, arguments);
                }
                if (method.getName().equals("unwrap")) {
                    return proxy;
                }
                if (method.getName().equals("isWrapperFor")) {
                    return false;
                }
                return call(target, method, unwrapped(arguments));
            };
            return Proxy.newProxyInstance(FaultyDataSource.class.getClassLoader(), new Class<?>[] {type}, handler);
        }

        private Object[] unwrapped(Object[] arguments) {
            return arguments != null && arguments.length > 0 && arguments[0] instanceof Savepoint
                    ? arguments.clone()
                    : arguments;
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Lent connection = new Lent(DriverManager.getConnection(url));
        lent.add(connection);
        return (Connection) connection.proxy(Connection.class, connection.real);
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
