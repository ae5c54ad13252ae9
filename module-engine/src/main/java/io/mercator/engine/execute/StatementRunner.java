package io.mercator.engine.execute;

import io.mercator.api.dialect.PresenceCheck;
import io.mercator.api.engine.StatementEvent;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.error.StatementException;
import io.mercator.engine.log.ParameterText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends statements over one connection: tells the observer before and after, translates what fails, and remembers
 * whether the connection is lost. For one thread at a time.
 */
public final class StatementRunner {
    private final ExecutionContext context;
    private final Connection connection;
    private final OpenStatements statements;
    private final List<JdbcRowReader> readers = new ArrayList<>(2);
    private boolean lost;

    /**
     * Creates a runner.
     *
     * @param context the engine's
     * @param connection a connection that is checked out
     */
    public StatementRunner(ExecutionContext context, Connection connection) {
        this.context = context;
        this.connection = connection;
        this.statements = new OpenStatements(connection);
    }

    ExecutionContext context() {
        return context;
    }

    OpenStatements statements() {
        return statements;
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
        StatementEvent event = context.observer().isActive() ? announce(sent) : null;
        long start = event == null ? 0 : System.nanoTime();
        T result;
        try {
            result = work.run();
        } catch (SQLException failed) {
            StatementException error = translated(failed, sent);
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

    private StatementEvent announce(SentStatement sent) {
        StatementEvent event =
                context.observer().event(sent.sql(), sent.batch(), sent.batch() ? sent.rows() : 1, sent::parameters);
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

    StatementException translated(SQLException failed, SentStatement sent) {
        lost |= context.errors().kind(failed) == ErrorKind.CONNECTION_LOST;
        if (context.isClosed()) {
            context.checkOpen();
        }
        return context.errors().statement(failed, sent.sql(), shown(sent));
    }

    private String shown(SentStatement sent) {
        return context.hidesParameters() ? ParameterText.HIDDEN : ParameterText.of(sent.parameters(), sent.batch());
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
    }

    /** Closes the cursors that were left open, which end with their transaction. */
    void closeReaders() {
        for (JdbcRowReader reader : List.copyOf(readers)) {
            reader.invalidate();
        }
        readers.clear();
    }

    /**
     * Runs a query and tells whether it gives a row.
     *
     * @param check the query
     * @return true if so
     */
    public boolean isPresent(PresenceCheck check) {
        SentStatement sent = SentStatement.of(check.sql(), check.sql(), List.of(check.parameters()));
        return run(sent, () -> {
            try (PreparedStatement statement = connection.prepareStatement(check.sql())) {
                for (int index = 0; index < check.parameters().size(); index++) {
                    statement.setString(index + 1, check.parameters().get(index));
                }
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next();
                }
            }
        });
    }

    /**
     * Runs a statement of schema definition.
     *
     * @param sql its text
     * @param display its text for people
     */
    public void define(String sql, String display) {
        run(SentStatement.of(sql, display, List.of(List.of())), () -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
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
        } catch (SQLException failed) {
            throw translated(failed, "COMMIT");
        }
    }

    /**
     * Rolls back; a lost connection has nothing to roll back.
     *
     * @throws StatementException if the database refuses
     */
    public void rollback() {
        closeReaders();
        if (lost) {
            return;
        }
        try {
            connection.rollback();
        } catch (SQLException failed) {
            throw translated(failed, "ROLLBACK");
        }
    }

    /**
     * Closes cursors and statements.
     *
     * @return the first error, null for none
     */
    public @Nullable SQLException close() {
        closeReaders();
        return statements.closeAll();
    }
}
