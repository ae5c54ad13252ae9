package io.mercator.api.error;

/**
 * The row of a persistent object was gone when the object was reloaded, as SQLAlchemy's {@code ObjectDeletedError}.
 */
public class ObjectDeletedException extends SessionException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param message what failed, on what, why, and the fix
     */
    public ObjectDeletedException(String message) {
        super(message);
    }
}
