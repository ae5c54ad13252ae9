package io.mercator.api.error;

/**
 * A closed engine, connection, result or session was used, as SQLAlchemy's {@code ResourceClosedError}.
 */
public class ResourceClosedException extends MercatorException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param message what failed, on what, why, and the fix
     */
    public ResourceClosedException(String message) {
        super(message);
    }
}
