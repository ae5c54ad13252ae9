package io.mercator.engine.execute;

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.Catalog;
import io.mercator.api.dialect.Interrupter;
import io.mercator.api.dialect.PresenceCheck;
import io.mercator.api.dialect.StatementText;
import io.mercator.api.engine.JdbcWork;
import io.mercator.api.engine.StatementEvent;
import io.mercator.api.error.CompileException;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.error.StatementException;
import io.mercator.engine.connect.Checkout;
import io.mercator.engine.ddl.DdlRunner;
import io.mercator.engine.error.HiddenParameters;
import io.mercator.engine.inspect.CatalogWork;
import io.mercator.engine.log.ParameterText;
import io.mercator.engine.render.RenderedSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
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
    private final OpenStatements statements;
    private final StatementGuard guard;
    private final List<JdbcRowReader> readers = new CopyOnWriteArrayList<>();
    private @Nullable Interrupter interrupter;
    private volatile @Nullable RunningStatement current;
    private volatile boolean operating;
    private volatile boolean cancelled;
    private long timeoutNanos;
    private boolean lost;
    private boolean broken;
    private boolean ended;
    private @Nullable StatementException abortedBy;

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
        this.statements = new OpenStatements(connection, context.dialect().fetchSize());
        this.guard = new StatementGuard(context.dialect());
    }

    ExecutionContext context() {
        return context;
    }

    /** From now on statements that write are refused, where the database would not do so. */
    void onlyReads() {
        guard.onlyReads();
    }

    /** Tells whether closing rows has the driver bring all that are left. */
    boolean bringsTheRest() {
        return !context.dialect().has(Capability.ROWS_ON_DEMAND);
    }

    /** Tells whether it may bring so many that the query is better stopped: more were read than the driver fetches at once. */
    boolean bringsTheRest(String sql, long read) {
        return bringsTheRest() && read >= context.dialect().fetchSize() && read > 0 && StatementText.isReading(sql);
    }

    OpenStatements statements() {
        return statements;
    }

    long timeoutNanos() {
        return timeoutNanos;
    }

    /** Limits the statements from now on; 0 for no limit. */
    void timeoutNanos(long nanos) {
        timeoutNanos = nanos;
    }

    /** Finds or prepares a statement, as the one that is run now. */
    PreparedStatement take(String sql) throws SQLException {
        return running(statements.take(sql));
    }

    PreparedStatement takeWithKeys(String sql) throws SQLException {
        return running(statements.takeWithKeys(sql));
    }

    private PreparedStatement running(PreparedStatement statement) throws SQLException {
        RunningStatement known = current;
        if (known != null) {
            try {
                known.running(statement);
            } catch (SQLException stopped) {
                Closing.after(stopped, statement);
                throw stopped;
            }
        }
        return statement;
    }

    /** An operation begins, of one statement or of many. */
    void begin() {
        cancelled = false;
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
            for (JdbcRowReader reader : readers) {
                reader.running().cancel();
            }
        } catch (SQLException refused) {
            throw context.errors().operation(refused, "CANCEL", context.engine());
        }
    }

    private Interrupter interrupter() throws SQLException {
        Interrupter known = interrupter;
        if (known == null) {
            known = context.dialect().interrupter(connection);
            interrupter = known;
        }
        return known;
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
        guard.beforeAnnouncing(sent.sql());
        StatementEvent event = context.observer().isActive() ? announce(sent) : null;
        long start = event == null ? 0 : System.nanoTime();
        T result;
        try {
            result = stoppable(sent, work);
        } catch (StatementException error) {
            if (event != null) {
                context.observer().failed(event, System.nanoTime() - start, error);
            }
            throw error;
        }
        if (event != null) {
            after(event, System.nanoTime() - start, result);
        }
        return result;
    }

    private <T> T stoppable(SentStatement sent, DriverWork<T> work) {
        RunningStatement running = null;
        boolean read = false;
        try {
            running = new RunningStatement(interrupter(), timeoutNanos);
            current = running;
            if (cancelled) {
                running.cancel();
            }
            running.enter();
            T result;
            try {
                guard.beforeSending(sent.sql());
                result = work.run();
                if (guard.isCommittedBy(sent.sql())) {
                    connection.commit();
                }
            } finally {
                running.exit();
                current = null;
            }
            if (result instanceof JdbcRowReader || result instanceof RowResult) {
                read = true;
            }
            return result;
        } catch (SQLException failed) {
            throw translated(failed, sent, running);
        } finally {
            if (running != null && !read) {
                running.finish();
            }
        }
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
        ErrorKind kind = context.errors().kind(failed);
        lost |= kind == ErrorKind.CONNECTION_LOST;
        if (context.isClosed()) {
            context.checkOpen();
        }
        boolean aborts = !lost && noteEnd(failed);
        StatementException error = translated(failed, kind, sent, running);
        if (aborts && abortedBy == null) {
            abortedBy = error;
        }
        return error;
    }

    private StatementException translated(
            SQLException failed, ErrorKind kind, SentStatement sent, @Nullable RunningStatement running) {
        RunningStatement.Reason reason = running == null ? null : running.reason();
        SQLException shown =
                context.hidesParameters() ? HiddenParameters.without(failed, kind, sent.parameters()) : failed;
        if (running == null || reason == null || !isOfStopping(kind)) {
            return context.errors().statement(shown, kind, sent.sql(), shown(sent));
        }
        return reason == RunningStatement.Reason.CANCELLED
                ? context.errors().cancelled(shown, sent.sql(), shown(sent))
                : context.errors().timedOut(shown, sent.sql(), shown(sent), Duration.ofNanos(running.timeoutNanos()));
    }

    /** An error that has nothing to do with being stopped came first. */
    private static boolean isOfStopping(ErrorKind kind) {
        return switch (kind) {
            case CANCELLED, TIMEOUT, LOCKED, OTHER -> true;
            default -> false;
        };
    }

    /** Notes what is left of the transaction; returns whether it is open but aborted. */
    private boolean noteEnd(SQLException failed) {
        try {
            ended |= context.dialect().hasEndedTransaction(connection, failed);
            return !ended && context.dialect().hasAbortedTransaction(connection, failed);
        } catch (SQLException second) {
            failed.addSuppressed(second);
            return false;
        }
    }

    /** Returns the error that aborted the transaction, null when it is whole. */
    @Nullable
    StatementException abortedBy() {
        return abortedBy;
    }

    /** A rollback to a savepoint, which was set before anything failed, has made the transaction whole. */
    void recovered() {
        abortedBy = null;
    }

    /** Tells whether the database ended the transaction by itself. */
    boolean isTransactionEnded() {
        return ended || lost;
    }

    private String shown(SentStatement sent) {
        return context.hidesParameters() ? ParameterText.HIDDEN : ParameterText.of(sent.parameters(), sent.batch());
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

    /** Runs work with the driver's connection, under a name for its errors. */
    <T> T driver(String operation, JdbcWork<T> work) {
        try {
            return work.run(connection);
        } catch (SQLException failed) {
            StatementException error = translated(failed, operation);
            if (!lost && noteEnd(failed)) {
                abortedBy = error;
            }
            throw error;
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
        lost |= context.errors().kind(failed) == ErrorKind.CONNECTION_LOST;
        return context.errors().operation(failed, operation, context.engine());
    }

    /**
     * Tells whether an error said that the connection is lost.
     *
     * @return true if so
     */
    public boolean isLost() {
        return lost;
    }

    void opened(JdbcRowReader reader) {
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
        for (JdbcRowReader reader : readers) {
            reader.invalidate();
        }
        readers.clear();
    }

    /** A rollback ends the cursors whatever closing them says. */
    private void closeAbandonedReaders() {
        Aftermath aftermath = new Aftermath(context.engine());
        for (JdbcRowReader reader : readers) {
            reader.abandon(aftermath);
        }
        readers.clear();
        broken |= aftermath.hasFailed();
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
            StatementException error = translated(failed, "COMMIT");
            if (!lost) {
                noteEnd(failed);
            }
            throw error;
        }
    }

    /**
     * Tells whether nothing is known of the connection's state any more, so that nobody may use it again.
     *
     * @return true if it is lost, or a rollback failed
     */
    public boolean isBroken() {
        return lost || broken;
    }

    /** Notes that the connection must not be used again. */
    void markBroken() {
        broken = true;
    }

    /**
     * Rolls back; a lost connection has nothing to roll back. While it is not known to have worked the connection counts as
     * broken: setting autocommit on it, or lending it again, could commit what was to be taken back.
     *
     * @throws StatementException if the database refuses
     */
    public void rollback() {
        ended = false;
        abortedBy = null;
        guard.ended();
        closeAbandonedReaders();
        if (lost) {
            return;
        }
        boolean before = broken;
        broken = true;
        try {
            connection.rollback();
            broken = before;
        } catch (SQLException failed) {
            throw translated(failed, "ROLLBACK");
        }
    }

    /** Closes cursors and statements. */
    void close(Aftermath aftermath) {
        for (JdbcRowReader reader : readers) {
            reader.abandon(aftermath);
        }
        readers.clear();
        aftermath.run("closing statements", () -> {
            SQLException failed = statements.closeAll();
            if (failed != null && !lost && !context.isClosed()) {
                throw failed;
            }
        });
        Interrupter known = interrupter;
        if (known != null && !lost) {
            aftermath.run("closing the interrupter", known::close);
        }
    }
}
