package io.mercator.api.error;

/**
 * A session needed a database and its factory has no engine yet.
 */
public class UnboundSessionException extends SessionException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param message what failed, on what, why, and the fix
     */
    public UnboundSessionException(String message) {
        super(message);
    }
}
