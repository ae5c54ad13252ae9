package io.mercator.engine.error;

import io.mercator.api.dialect.Dialect;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.error.IntegrityException;
import io.mercator.api.error.StatementException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;

/** Makes an error of JDBC into one that says what failed, on what, why, and what to do. Safe for any thread. */
public final class ErrorTranslator {
    private static final int MAX_SQL = 1_000;

    private final Dialect dialect;

    /**
     * Creates a translator.
     *
     * @param dialect tells what an error means
     */
    public ErrorTranslator(Dialect dialect) {
        this.dialect = dialect;
    }

    /**
     * Translates the error of a statement.
     *
     * @param error as it may be shown
     * @param kind what it means
     * @param sql the statement
     * @param parameters as they may be shown
     * @return an {@link IntegrityException} for the violation of a constraint
     */
    public StatementException statement(SQLException error, ErrorKind kind, String sql, String parameters) {
        String message = what(kind) + driverText(error)
                + "\n  statement: " + shortened(sql)
                + "\n  parameters: " + parameters
                + "\n" + ErrorAdvice.of(kind);
        return kind.isIntegrity()
                ? new IntegrityException(kind, sql, parameters, message, error)
                : new StatementException(kind, sql, parameters, message, error);
    }

    /**
     * Makes the error of a statement that was stopped because its time was over.
     *
     * @param error as the driver threw it
     * @param sql the statement
     * @param parameters as they may be shown
     * @param timeout how long the database might work for it
     * @return an error of the kind {@link ErrorKind#TIMEOUT}
     */
    public StatementException timedOut(SQLException error, String sql, String parameters, Duration timeout) {
        return stopped(
                ErrorKind.TIMEOUT,
                error,
                sql,
                parameters,
                "The statement was stopped: the database worked longer for it than the timeout of " + timeout.toMillis()
                        + " ms: ",
                "Call rollback(). Give the statement longer with timeout(...), or make it cheaper: an index, fewer rows.");
    }

    /**
     * Makes the error of a statement that another thread cancelled.
     *
     * @param error as the driver threw it
     * @param sql the statement
     * @param parameters as they may be shown
     * @return an error of the kind {@link ErrorKind#CANCELLED}
     */
    public StatementException cancelled(SQLException error, String sql, String parameters) {
        return stopped(
                ErrorKind.CANCELLED,
                error,
                sql,
                parameters,
                "The statement was cancelled from another thread: ",
                ErrorAdvice.of(ErrorKind.CANCELLED));
    }

    private static StatementException stopped(
            ErrorKind kind, SQLException error, String sql, String parameters, String what, String advice) {
        String message = what + driverText(error) + "\n  statement: " + shortened(sql) + "\n  parameters: " + parameters
                + "\n" + advice;
        return new StatementException(kind, sql, parameters, message, error);
    }

    /**
     * Translates the error of an operation that is no statement. A commit may violate a constraint as well, when the
     * database checks it only then.
     *
     * @param error as the driver threw it
     * @param operation {@code COMMIT}, {@code ROLLBACK}, {@code CONNECT}
     * @param on what was operated on, for example the engine's URL without password
     * @return the error
     */
    public StatementException operation(SQLException error, String operation, String on) {
        ErrorKind kind = kind(error);
        String message =
                operation + " failed on " + on + ": " + what(kind) + driverText(error) + "\n" + advice(operation, kind);
        return kind.isIntegrity()
                ? new IntegrityException(kind, operation, "()", message, error)
                : new StatementException(kind, operation, "()", message, error);
    }

    private static String advice(String operation, ErrorKind kind) {
        return operation.equals("COMMIT") && kind == ErrorKind.CONNECTION_LOST
                ? "The connection was lost before the database answered, so whether the transaction was committed is not"
                        + " known. Call rollback(), read its rows again, and repeat the work only if they are not there."
                : ErrorAdvice.of(kind);
    }

    /**
     * Tells what an error means. Drivers hide the error that says most in causes and next exceptions, above all those of
     * batches; so the first one that means something counts.
     *
     * @param error as the driver threw it
     * @return the kind
     */
    public ErrorKind kind(SQLException error) {
        for (Throwable link : error) {
            if (link instanceof SQLException known) {
                ErrorKind kind = dialect.classify(known);
                if (kind != ErrorKind.OTHER) {
                    return kind;
                }
            }
        }
        return StandardKinds.of(error);
    }

    private static String what(ErrorKind kind) {
        return switch (kind) {
            case UNIQUE -> "A unique or primary key constraint was violated: ";
            case FOREIGN_KEY -> "A foreign key constraint was violated: ";
            case NOT_NULL -> "NULL was given for a NOT NULL column: ";
            case CHECK -> "A check constraint was violated: ";
            case OTHER -> "The database refused: ";
            default ->
                "The database refused (" + kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + "): ";
        };
    }

    private static String driverText(SQLException error) {
        String text = error.getMessage();
        return text == null ? error.getClass().getSimpleName() : DriverMessages.masked(text.strip());
    }

    private static String shortened(String sql) {
        return sql.length() <= MAX_SQL ? sql : sql.substring(0, MAX_SQL) + "... (" + sql.length() + " characters)";
    }
}
