package io.mercator.api.error;

/**
 * The root of what a session refuses; thrown itself for a request that does not fit the object's or the session's
 * state, as SQLAlchemy's {@code InvalidRequestError}.
 */
public class SessionException extends MercatorException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param message what failed, on what, why, and the fix
     */
    public SessionException(String message) {
        super(message);
    }

    /**
     * Creates the error with its cause.
     *
     * @param message what failed, on what, why, and the fix
     * @param cause what was caught
     */
    public SessionException(String message, Throwable cause) {
        super(message, cause);
    }
}
