package io.mercator.engine.execute;

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.Catalog;
import io.mercator.api.dialect.PresenceCheck;
import io.mercator.api.dialect.StatementText;
import io.mercator.api.engine.JdbcWork;
import io.mercator.api.engine.StatementEvent;
import io.mercator.api.error.CompileException;
import io.mercator.api.error.StatementException;
import io.mercator.engine.connect.Checkout;
import io.mercator.engine.connect.ConnectionStatements;
import io.mercator.engine.ddl.DdlRunner;
import io.mercator.engine.inspect.CatalogWork;
import io.mercator.engine.render.RenderedSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sends statements over one connection: tells the observer before and after, translates what fails, and remembers
 * whether the connection is lost, or the transaction ended by the database. For one thread at a time, but for
 * {@link #cancel}.
 */
public final class StatementRunner implements DdlRunner {
    /** The class of SQLStates of names that are unknown (SQL:2016, 24.1). */
    private static final String SYNTAX_OR_ACCESS = "42";

    private final ExecutionContext context;
    /** Kept so that a holder who has only rows left of a connection still holds it. */
    private final Checkout checkout;

    private final Connection connection;
    private final ConnectionStatements statements;
    private final StatementGuard guard;
    private final ConnectionFate fate;
    private final OpenReaders readers = new OpenReaders();
    private volatile @Nullable RunningStatement current;
    private volatile boolean operating;
    private volatile boolean cancelled;
    private long timeoutNanos;
    /** What the work under way has taken and no reader of rows has taken over. */
    private @Nullable PreparedStatement taken;

    private boolean takenWithKeys;

    /**
     * Creates a runner.
     *
     * @param context the engine's
     * @param checkout a connection that is checked out
     */
    public StatementRunner(ExecutionContext context, Checkout checkout) {
        this.context = context;
        this.checkout = checkout;
        this.connection = checkout.jdbc();
        this.timeoutNanos = context.timeoutNanos();
        this.statements = checkout.statements();
        this.guard = new StatementGuard(context.dialect());
        this.fate = new ConnectionFate(context, connection);
    }

    ExecutionContext context() {
        return context;
    }

    /** From now on statements that write are refused, where the database would not do so. */
    void onlyReads() {
        guard.onlyReads();
        statements.onlyReads();
    }

    /** Tells whether closing rows has the driver bring all that are left. */
    boolean bringsTheRest() {
        return !context.dialect().has(Capability.ROWS_ON_DEMAND);
    }

    /** Tells whether it may bring so many that the query is better stopped: more were read than the driver fetches at once. */
    boolean bringsTheRest(SentStatement sent, long read) {
        return bringsTheRest() && read >= context.dialect().fetchSize() && read > 0 && sent.isReading();
    }

    long timeoutNanos() {
        return timeoutNanos;
    }

    /** Limits the statements from now on; 0 for no limit. */
    void timeoutNanos(long nanos) {
        timeoutNanos = nanos;
    }

    /**
     * Finds or prepares the statement that is run now. It is given back when the work is done, after the driver has been
     * left, so that nobody can stop it any more; unless rows of it are to be read, or it failed.
     */
    PreparedStatement take(String sql) throws SQLException {
        return taken(statements.take(sql), false);
    }

    PreparedStatement takeWithKeys(String sql) throws SQLException {
        return taken(statements.takeWithKeys(sql), true);
    }

    private PreparedStatement taken(PreparedStatement statement, boolean keys) throws SQLException {
        taken = statement;
        takenWithKeys = keys;
        return running(statement);
    }

    private PreparedStatement running(PreparedStatement statement) throws SQLException {
        RunningStatement known = current;
        if (known != null) {
            known.running(statement);
        }
        return statement;
    }

    /** Takes back a statement that was run, if nothing stopped it. */
    void giveBack(SentStatement sent, PreparedStatement statement, boolean keys, RunningStatement running)
            throws SQLException {
        if (running.reason() == null) {
            statements.giveBack(sent.sql(), statement, keys, sent.isLasting());
        } else {
            statements.discard(sent.sql(), statement);
        }
    }

    /** Closes a statement that is not used again; what fails now is added to the error that is on its way already. */
    void discardAfter(Throwable error, SentStatement sent, @Nullable PreparedStatement statement) {
        if (statement != null) {
            Closing.after(error, () -> statements.discard(sent.sql(), statement));
        }
    }

    /** An operation begins, of one statement or of many. */
    void begin() {
        if (cancelled) {
            cancelled = false;
        }
        operating = true;
    }

    void end() {
        operating = false;
    }

    /** Stops what runs, what an operation would run next, and what is being read. From any thread. */
    void cancel() {
        cancelled = operating;
        try {
            RunningStatement known = current;
            if (known != null) {
                known.cancel();
            }
            readers.cancel();
        } catch (SQLException refused) {
            throw context.errors().operation(refused, "CANCEL", context.engine());
        }
    }

    /**
     * Sends a statement.
     *
     * @param sent what is sent
     * @param work sends it
     * @param <T> what it gives
     * @return what the work gave
     */
    <T> T run(SentStatement sent, DriverWork<T> work) {
        guard.beforeAnnouncing(sent);
        StatementEvent event = context.observer().isActive() ? announce(sent) : null;
        if (event == null) {
            return stoppable(sent, work);
        }
        long start = System.nanoTime();
        T result;
        try {
            result = stoppable(sent, work);
        } catch (StatementException error) {
            context.observer().failed(event, System.nanoTime() - start, error);
            throw error;
        }
        after(event, System.nanoTime() - start, result);
        return result;
    }

    private <T> T stoppable(SentStatement sent, DriverWork<T> work) {
        RunningStatement running = null;
        boolean read = false;
        try {
            running = new RunningStatement(statements.interrupter(), timeoutNanos);
            T result = inside(sent, work, running);
            PreparedStatement used = taken;
            if (used != null) {
                taken = null;
                giveBack(sent, used, takenWithKeys, running);
            }
            read = result instanceof JdbcRowReader || result instanceof RowResult;
            return result;
        } catch (SQLException failed) {
            discardTaken(failed, sent);
            throw translated(failed, sent, running);
        } catch (RuntimeException | Error failed) {
            discardTaken(failed, sent);
            throw failed;
        } finally {
            if (running != null && !read) {
                running.finish();
            }
        }
    }

    private <T> T inside(SentStatement sent, DriverWork<T> work, RunningStatement running) throws SQLException {
        current = running;
        if (cancelled) {
            running.cancel();
        }
        running.enter();
        try {
            guard.beforeSending(sent);
            T result = work.run();
            if (guard.isCommittedBy(sent)) {
                connection.commit();
            }
            return result;
        } finally {
            running.exit();
            current = null;
        }
    }

    private void discardTaken(Throwable error, SentStatement sent) {
        PreparedStatement failed = taken;
        taken = null;
        discardAfter(error, sent, failed);
    }

    private StatementEvent announce(SentStatement sent) {
        StatementEvent event = context.observer()
                .event(
                        sent.sql(),
                        sent.batch(),
                        sent.batch() ? sent.rows() : 1,
                        sent.unconditional(),
                        sent::parameters);
        context.observer().before(event, sent.display());
        return event;
    }

    /** What a listener throws reaches the caller, who then never gets the cursor to close it. */
    private void after(StatementEvent event, long nanos, @Nullable Object result) {
        try {
            context.observer().after(event, nanos);
        } catch (RuntimeException | Error thrown) {
            if (result instanceof JdbcRowReader reader) {
                reader.closeAfter(thrown);
            }
            throw thrown;
        }
    }

    StatementException translated(SQLException failed, SentStatement sent, @Nullable RunningStatement running) {
        return fate.translated(failed, sent, running);
    }

    /** Returns the error that aborted the transaction, null when it is whole. */
    @Nullable
    StatementException abortedBy() {
        return fate.abortedBy();
    }

    /** A rollback to a savepoint, which was set before anything failed, has made the transaction whole. */
    void recovered() {
        fate.recovered();
    }

    /** Tells whether the database ended the transaction by itself. */
    boolean isTransactionEnded() {
        return fate.isTransactionEnded();
    }

    /**
     * Reads the database's catalogue.
     *
     * @param work what is read
     * @param <T> what that gives
     * @return what was read
     * @throws CompileException if the dialect cannot inspect its database
     */
    public <T> T read(CatalogWork<T> work) {
        Catalog catalog = context.dialect()
                .catalog()
                .orElseThrow(() -> new CompileException("The dialect '"
                        + context.dialect().name() + "' has no catalogue, so that its databases cannot be inspected."
                        + " Declare the tables in the program."));
        return driver("INSPECT", jdbc -> work.read(catalog, jdbc));
    }

    /** Runs the user's own work with JDBC's connection. */
    <T> T users(JdbcWork<T> work) {
        statements.altered();
        return driver("JDBC", work);
    }

    /** Notes that the user's own text was run, of which the engine knows no more than its words. */
    void sentText(String sql) {
        if (StatementText.isDefinition(sql)) {
            statements.defined();
        } else if (!StatementText.isAboutRows(sql)) {
            statements.altered();
        }
    }

    /** Runs work with the driver's connection, under a name for its errors. */
    private <T> T driver(String operation, JdbcWork<T> work) {
        try {
            return work.run(connection);
        } catch (SQLException failed) {
            throw fate.translatedWithin(failed, operation);
        }
    }

    /**
     * Translates the error of an operation that is no statement.
     *
     * @param failed as the driver threw it
     * @param operation for example {@code COMMIT}
     * @return the error
     */
    public StatementException translated(SQLException failed, String operation) {
        return fate.translated(failed, operation);
    }

    /**
     * Tells whether an error said that the connection is lost.
     *
     * @return true if so
     */
    public boolean isLost() {
        return fate.isLost();
    }

    /** Notes rows that are to be read, whose reader gives the statement back. */
    void opened(JdbcRowReader reader) {
        taken = null;
        readers.add(reader);
    }

    void closed(JdbcRowReader reader) {
        readers.remove(reader);
        reader.running().finish();
    }

    /** Returns the statement that is run now, for whom its rows are read. */
    RunningStatement current() {
        return Objects.requireNonNull(current);
    }

    /** Closes the cursors that were left open, which end with their transaction. */
    void closeReaders() {
        readers.invalidate();
    }

    @Override
    public boolean isPresent(PresenceCheck check) {
        SentStatement sent = SentStatement.of(check.sql(), check.sql(), List.of(check.parameters()));
        return run(sent, () -> {
            try (PreparedStatement statement = running(connection.prepareStatement(check.sql()))) {
                for (int index = 0; index < check.parameters().size(); index++) {
                    statement.setString(index + 1, check.parameters().get(index));
                }
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next() || check.isAttempt();
                }
            } catch (SQLException refused) {
                if (check.isAttempt() && String.valueOf(refused.getSQLState()).startsWith(SYNTAX_OR_ACCESS)) {
                    return false;
                }
                throw refused;
            }
        });
    }

    @Override
    public void define(RenderedSql definition) {
        statements.defined();
        send(definition.sql(), definition.display());
    }

    /** Sends what sets something for the transaction. */
    void set(String sql) {
        send(sql, sql);
    }

    private void send(String sql, String display) {
        run(SentStatement.of(sql, display, List.of(List.of())), () -> {
            try (PreparedStatement statement = running(connection.prepareStatement(sql))) {
                return statement.execute();
            }
        });
    }

    /**
     * Commits.
     *
     * @throws StatementException if the database refuses
     */
    public void commit() {
        try {
            connection.commit();
            guard.ended();
        } catch (SQLException failed) {
            throw fate.translatedCommit(failed);
        }
    }

    /**
     * Tells whether nothing is known of the connection's state any more, so that nobody may use it again.
     *
     * @return true if it is lost, or a rollback failed
     */
    public boolean isBroken() {
        return fate.isBroken();
    }

    /**
     * Rolls back; a lost connection has nothing to roll back. While it is not known to have worked the connection counts as
     * broken: setting autocommit on it, or lending it again, could commit what was to be taken back.
     *
     * @throws StatementException if the database refuses
     */
    public void rollback() {
        fate.rolledBack();
        guard.ended();
        if (!readers.isEmpty()) {
            Aftermath aftermath = new Aftermath(context.engine());
            readers.abandon(aftermath);
            if (aftermath.hasFailed()) {
                fate.broken(true);
            }
        }
        if (fate.isLost()) {
            return;
        }
        boolean before = fate.wasBroken();
        fate.broken(true);
        try {
            connection.rollback();
            fate.broken(before);
        } catch (SQLException failed) {
            throw translated(failed, "ROLLBACK");
        }
    }

    /** Tells whether nothing is to be closed when the connection goes back. */
    boolean isSettled() {
        return readers.isEmpty() && statements.isSettled();
    }

    /** Closes cursors, and what does not stay with the connection. */
    void close(Aftermath aftermath) {
        readers.abandon(aftermath);
        aftermath.run("closing statements", () -> {
            SQLException failed = statements.closeStatements();
            if (failed != null && !isLost() && !context.isClosed()) {
                throw failed;
            }
        });
        if (!isLost()) {
            aftermath.run("closing the interrupter", statements::closeInterrupter);
        }
    }
}
