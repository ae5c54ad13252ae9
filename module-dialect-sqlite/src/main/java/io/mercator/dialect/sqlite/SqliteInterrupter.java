package io.mercator.dialect.sqlite;

import io.mercator.api.dialect.Interrupter;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.BusyHandler;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConnection;

/**
 * Stops a statement by SQLite's progress handler, which SQLite calls now and then, and a wait for a lock by a busy handler.
 * {@code Statement.cancel()}, that is {@code sqlite3_interrupt}, is of no use: with sqlite-jdbc 3.54.1 every later statement
 * of the connection is interrupted too, ROLLBACK included. Nor is {@code setQueryTimeout}, which only sets the busy timeout.
 */
final class SqliteInterrupter implements Interrupter {
    /** Instructions of SQLite's virtual machine between two calls, some 30 microseconds. */
    private static final int INSTRUCTIONS = 1_000;

    private final SQLiteConnection connection;
    private final int busyTimeout;
    private volatile boolean interrupted;

    private SqliteInterrupter(SQLiteConnection connection) {
        this.connection = connection;
        this.busyTimeout = connection.getBusyTimeout();
    }

    static SqliteInterrupter of(SQLiteConnection connection) throws SQLException {
        SqliteInterrupter interrupter = new SqliteInterrupter(connection);
        ProgressHandler.setHandler(connection, INSTRUCTIONS, interrupter.new Progress());
        if (interrupter.busyTimeout > 0) {
            BusyHandler.setHandler(connection, interrupter.new BusyWait());
        }
        return interrupter;
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
            ProgressHandler.clearHandler(connection);
            if (busyTimeout > 0) {
                // Takes the handler's place in SQLite too.
                connection.setBusyTimeout(busyTimeout);
            }
        }
    }

    private final class Progress extends ProgressHandler {
        @Override
        protected int progress() {
            return interrupted ? 1 : 0;
        }
    }

    /** Waits as SQLite's own busy timeout does (main.c, sqliteDefaultBusyCallback), but can be stopped. */
    private final class BusyWait extends BusyHandler {
        private static final int[] PAUSES = {1, 2, 5, 10, 15, 20, 25, 25, 25, 50, 50, 100};

        private int waited;

        @Override
        protected int callback(int tries) {
            if (tries == 0) {
                waited = 0;
            }
            if (interrupted || waited >= busyTimeout) {
                return 0;
            }
            int pause = Math.min(PAUSES[Math.min(tries, PAUSES.length - 1)], busyTimeout - waited);
            waited += pause;
            try {
                Thread.sleep(pause);
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
                return 0;
            }
            return 1;
        }
    }
}
