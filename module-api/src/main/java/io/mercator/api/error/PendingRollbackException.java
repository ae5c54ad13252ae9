package io.mercator.api.error;

/**
 * The transaction of a session or connection has failed and was rolled back; it waits for {@code rollback()}, as
 * SQLAlchemy's {@code PendingRollbackError}.
 */
public class PendingRollbackException extends SessionException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param message what failed, on what, why, and the fix
     */
    public PendingRollbackException(String message) {
        super(message);
    }

    /**
     * Creates the error with its cause.
     *
     * @param message what failed, on what, why, and the fix
     * @param cause what was caught
     */
    public PendingRollbackException(String message, Throwable cause) {
        super(message, cause);
    }
}
