package io.mercator.api.error;

import java.sql.SQLException;

/**
 * The database or its driver refused a statement, a commit or a connection. Carries the statement, its parameters as
 * they may be shown (limited in length, or hidden) and the kind of error; the cause is the driver's
 * {@link SQLException}.
 */
public class StatementException extends MercatorException {
    private static final long serialVersionUID = 1L;

    /** What {@link #statement()} returns. */
    private final String statement;
    /** What {@link #parameters()} returns. */
    private final String parameters;
    /** What {@link #kind()} returns. */
    private final ErrorKind kind;

    /**
     * Creates the error.
     *
     * @param kind what the error means
     * @param statement the SQL text, or the operation ({@code COMMIT}, {@code ROLLBACK}, {@code CONNECT})
     * @param parameters the parameters as shown, {@code ()} for none, or a note that they are hidden
     * @param message what failed, on what, why, and the fix
     * @param cause the driver's error
     */
    public StatementException(ErrorKind kind, String statement, String parameters, String message, SQLException cause) {
        super(message, cause);
        this.kind = kind;
        this.statement = statement;
        this.parameters = parameters;
    }

    /**
     * Returns the SQL text, or the operation.
     *
     * @return the statement that was refused, or {@code COMMIT}, {@code ROLLBACK}, {@code CONNECT}
     */
    public String statement() {
        return statement;
    }

    /**
     * Returns the parameters as they may be shown.
     *
     * @return a tuple like {@code ('ed', 1)}, limited in length, or a note that the parameters are hidden
     */
    public String parameters() {
        return parameters;
    }

    /**
     * Returns what the error means.
     *
     * @return the kind, as the dialect told it
     */
    public ErrorKind kind() {
        return kind;
    }

    /**
     * Tells whether the whole transaction may be begun again from its start: nothing of it was committed, and the reason may
     * be gone by then. So it is with {@link ErrorKind#SERIALIZATION}, {@link ErrorKind#DEADLOCK} and {@link ErrorKind#LOCKED},
     * and with {@link ErrorKind#CONNECTION_LOST} but for a COMMIT, of which nobody knows then whether it was done. With
     * {@link ErrorKind#TIMEOUT} it is not: the same statement would take as long again.
     *
     * @return true if {@link io.mercator.api.session.Session#retrying} begins again
     */
    public boolean isRetriable() {
        return switch (kind) {
            case SERIALIZATION, DEADLOCK, LOCKED -> true;
            case CONNECTION_LOST -> !statement.equals("COMMIT");
            default -> false;
        };
    }

    /**
     * Returns the driver's error.
     *
     * @return the cause
     */
    public SQLException sqlException() {
        return (SQLException) getCause();
    }
}
