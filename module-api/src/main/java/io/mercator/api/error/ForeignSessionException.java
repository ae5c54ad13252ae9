package io.mercator.api.error;

/**
 * The object belongs to another open session; an object may be in one session at a time.
 */
public class ForeignSessionException extends SessionException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param message what failed, on what, why, and the fix
     */
    public ForeignSessionException(String message) {
        super(message);
    }
}
