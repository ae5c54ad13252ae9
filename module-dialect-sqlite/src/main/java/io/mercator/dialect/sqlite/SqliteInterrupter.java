package io.mercator.dialect.sqlite;

import io.mercator.api.dialect.Interrupter;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConnection;

/**
 * Stops a statement by SQLite's progress handler, which SQLite calls now and then. {@code Statement.cancel()}, that is
 * {@code sqlite3_interrupt}, is of no use: with sqlite-jdbc 3.54.1 every later statement of the connection is interrupted
 * too, ROLLBACK included. Nor is {@code setQueryTimeout}, which only sets the busy timeout.
 */
final class SqliteInterrupter extends ProgressHandler implements Interrupter {
    /** Instructions of SQLite's virtual machine between two calls, some 30 microseconds. */
    private static final int INSTRUCTIONS = 1_000;

    private final SQLiteConnection connection;
    private volatile boolean interrupted;

    private SqliteInterrupter(SQLiteConnection connection) {
        this.connection = connection;
    }

    static SqliteInterrupter of(SQLiteConnection connection) throws SQLException {
        SqliteInterrupter interrupter = new SqliteInterrupter(connection);
        setHandler(connection, INSTRUCTIONS, interrupter);
        return interrupter;
    }

    @Override
    protected int progress() {
        return interrupted ? 1 : 0;
    }

    @Override
    public void interrupt(Statement running) {
        interrupted = true;
    }

    @Override
    public void clear() {
        interrupted = false;
    }

    @Override
    public void close() throws SQLException {
        if (!connection.isClosed()) {
            clearHandler(connection);
        }
    }
}
