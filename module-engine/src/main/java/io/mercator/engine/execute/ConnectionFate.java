package io.mercator.engine.execute;

import io.mercator.api.error.ErrorKind;
import io.mercator.api.error.StatementException;
import io.mercator.engine.error.HiddenParameters;
import io.mercator.engine.log.ParameterText;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Translates what fails on one connection, and remembers what that leaves of the connection and of its transaction. */
final class ConnectionFate {
    private final ExecutionContext context;
    private final Connection connection;
    private boolean lost;
    private boolean broken;
    private boolean ended;
    private @Nullable StatementException abortedBy;

    ConnectionFate(ExecutionContext context, Connection connection) {
        this.context = context;
        this.connection = connection;
    }

    /** Translates the error of a statement, and asks the dialect what is left of the transaction. */
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

    private String shown(SentStatement sent) {
        return context.hidesParameters() ? ParameterText.HIDDEN : ParameterText.of(sent.parameters(), sent.batch());
    }

    /** Translates the error of an operation that is no statement. */
    StatementException translated(SQLException failed, String operation) {
        lost |= context.errors().kind(failed) == ErrorKind.CONNECTION_LOST;
        return context.errors().operation(failed, operation, context.engine());
    }

    /** Translates the error of work within a transaction. */
    StatementException translatedWithin(SQLException failed, String operation) {
        StatementException error = translated(failed, operation);
        if (!lost && noteEnd(failed)) {
            abortedBy = error;
        }
        return error;
    }

    /** Translates the error of a COMMIT, after which the transaction is over or is still to be rolled back. */
    StatementException translatedCommit(SQLException failed) {
        StatementException error = translated(failed, "COMMIT");
        if (!lost) {
            noteEnd(failed);
        }
        return error;
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

    /** The transaction is whole again. */
    void recovered() {
        abortedBy = null;
    }

    /** A transaction may begin: the one before is taken back. */
    void rolledBack() {
        ended = false;
        abortedBy = null;
    }

    /** Tells whether the database ended the transaction by itself. */
    boolean isTransactionEnded() {
        return ended || lost;
    }

    boolean isLost() {
        return lost;
    }

    /** Tells whether nothing is known of the connection's state any more, so that nobody may use it again. */
    boolean isBroken() {
        return lost || broken;
    }

    void broken(boolean now) {
        broken = now;
    }

    boolean wasBroken() {
        return broken;
    }
}
