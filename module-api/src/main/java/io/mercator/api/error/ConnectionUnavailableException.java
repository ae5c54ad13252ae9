package io.mercator.api.error;

/**
 * No connection could be had: the pool's time ran out, the database refused, or the one connection of a memory
 * database is held by the very thread that asks for another.
 */
public class ConnectionUnavailableException extends MercatorException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param message what failed, on what, why, and the fix
     */
    public ConnectionUnavailableException(String message) {
        super(message);
    }

    /**
     * Creates the error with its cause.
     *
     * @param message what failed, on what, why, and the fix
     * @param cause what was caught
     */
    public ConnectionUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
