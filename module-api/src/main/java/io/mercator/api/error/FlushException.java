package io.mercator.api.error;

/**
 * The flush was refused before any SQL of it was sent: a missing key, a changed primary key, unique values that cannot
 * be exchanged. Nothing is lost: the objects stay as they are.
 */
public class FlushException extends SessionException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param message what failed, on what, why, and the fix
     */
    public FlushException(String message) {
        super(message);
    }
}
