package io.mercator.engine.connect;

import io.mercator.api.dialect.Dialect;
import io.mercator.api.dialect.Interrupter;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What statements are sent with over one connection: those that are prepared, because preparing costs more than running on
 * some databases (SQLite: 4 of 7 microseconds for a row by key), and what stops them.
 *
 * <p>On a connection of the engine's pool both stay from one checkout to the next, beneath the pool's proxies, which would
 * close them. What the engine cannot look into ends that: after the user's own JDBC and text that is neither query nor
 * change everything is made anew, and after a definition on all connections of the engine, since some drivers remember
 * what the columns were when they prepared. For the thread that has the connection.
 */
public final class ConnectionStatements {
    private static final System.Logger LOGGER = System.getLogger("io.mercator.engine");
    /** How many idle ones one checkout has at most. */
    private static final int MOST = 64;

    private final Connection connection;
    private final Dialect dialect;
    private final int kept;
    private final int most;
    private final AtomicInteger definitions;
    /** Those without keys and with, and both again of checkouts for reading. */
    private final @Nullable PreparedStatements[] sorts = new @Nullable PreparedStatements[4];

    private boolean reading;
    private @Nullable Interrupter interrupter;
    private int known;
    private boolean altered;
    private boolean defined;

    /**
     * Creates the statements of a connection.
     *
     * @param connection JDBC's connection, without a pool's proxies where that is known
     * @param dialect the dialect as the server's version makes it
     * @param kept how many statements stay when the connection goes back, 0 for none
     * @param definitions counts the definitions of all connections
     */
    public ConnectionStatements(Connection connection, Dialect dialect, int kept, AtomicInteger definitions) {
        this.connection = connection;
        this.dialect = dialect;
        this.kept = kept;
        this.most = Math.max(MOST, kept);
        this.definitions = definitions;
        this.known = definitions.get();
    }

    /** A checkout begins. */
    void begin() {
        reading = false;
        int now = definitions.get();
        if (now != known) {
            known = now;
            SQLException failed = closeAllBut(0);
            if (failed != null) {
                LOGGER.log(Level.WARNING, "Statements of before a definition could not be closed", failed);
            }
        }
    }

    /** This checkout is for reading. It has statements of its own, since Derby asks once for each whether it may write. */
    public void onlyReads() {
        reading = true;
    }

    private PreparedStatements sort(boolean keys) {
        int index = (keys ? 1 : 0) + (reading ? 2 : 0);
        PreparedStatements known = sorts[index];
        if (known == null) {
            known = new PreparedStatements();
            sorts[index] = known;
        }
        return known;
    }

    /**
     * Finds or prepares a statement.
     *
     * @param sql its text
     * @return the statement, to be given back or discarded
     * @throws SQLException as the driver throws it
     */
    public PreparedStatement take(String sql) throws SQLException {
        PreparedStatement idle = sort(false).take(sql);
        return idle != null ? idle : prepared(sql);
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        int fetchSize = dialect.fetchSize();
        if (fetchSize > 0) {
            statement.setFetchSize(fetchSize);
        }
        return statement;
    }

    /**
     * Finds or prepares a statement that gives the keys of its rows.
     *
     * @param sql its text
     * @return the statement, to be given back or discarded
     * @throws SQLException as the driver throws it
     */
    public PreparedStatement takeWithKeys(String sql) throws SQLException {
        PreparedStatement idle = sort(true).take(sql);
        return idle != null ? idle : connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS);
    }

    /**
     * Takes a statement back that did its work.
     *
     * @param sql its text
     * @param statement the statement, without an open result
     * @param keys whether it gives keys
     * @param lasting whether what it gives is known by its text, so that it may stay with the connection
     * @throws SQLException as the driver throws it
     */
    public void giveBack(String sql, PreparedStatement statement, boolean keys, boolean lasting) throws SQLException {
        if (kept > 0 && lasting) {
            // the values of the last execution, large or secret, are not to stay
            statement.clearParameters();
        }
        sort(keys).giveBack(sql, statement, lasting, most);
    }

    /**
     * Closes a statement that failed, or that was stopped, which is not used again.
     *
     * @param sql its text
     * @param statement the statement
     * @throws SQLException as the driver throws it
     */
    public void discard(String sql, PreparedStatement statement) throws SQLException {
        for (PreparedStatements sort : sorts) {
            if (sort != null) {
                sort.forget(sql, statement);
            }
        }
        statement.close();
    }

    /**
     * Returns what stops the connection's statements.
     *
     * @return made when it is first asked for
     * @throws SQLException as the driver throws it
     */
    public Interrupter interrupter() throws SQLException {
        Interrupter made = interrupter;
        if (made == null) {
            made = dialect.interrupter(connection);
            interrupter = made;
        }
        return made;
    }

    /** The user did something with the connection that the engine does not know: nothing stays when it goes back. */
    public void altered() {
        altered = true;
    }

    /** Something was defined: no statement stays, on no connection. */
    public void defined() {
        definitions.incrementAndGet();
        defined = true;
        altered = true;
    }

    /**
     * Tells whether nothing is to be done when the connection goes back.
     *
     * @return true if everything stays as it is
     */
    public boolean isSettled() {
        if (kept == 0 || altered) {
            return false;
        }
        for (PreparedStatements sort : sorts) {
            if (sort != null && !sort.isSettled(kept)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Closes the statements that do not stay.
     *
     * @return the first error, after all were tried
     */
    public @Nullable SQLException closeStatements() {
        return closeAllBut(altered ? 0 : kept);
    }

    private @Nullable SQLException closeAllBut(int staying) {
        SQLException first = null;
        for (PreparedStatements sort : sorts) {
            first = sort == null ? first : closeAll(sort, staying, first);
        }
        return first;
    }

    private static @Nullable SQLException closeAll(
            PreparedStatements statements, int staying, @Nullable SQLException before) {
        SQLException first = before;
        for (PreparedStatement statement : statements.removeAllBut(staying)) {
            try {
                statement.close();
            } catch (SQLException | RuntimeException failed) {
                SQLException error = failed instanceof SQLException sql ? sql : new SQLException(failed);
                if (first == null) {
                    first = error;
                } else {
                    first.addSuppressed(error);
                }
            }
        }
        return first;
    }

    /**
     * Has the connection be as it was before statements could be stopped, unless that stays.
     *
     * @throws SQLException as the driver throws it
     */
    public void closeInterrupter() throws SQLException {
        Interrupter made = interrupter;
        if (made != null && (kept == 0 || altered)) {
            interrupter = null;
            made.close();
        }
        if (defined) {
            // others may have prepared between the definition and its commit
            definitions.incrementAndGet();
        }
        altered = false;
        defined = false;
    }
}
