package io.mercator.api.error;

/**
 * Exactly one row was asked for and there was none, as SQLAlchemy's {@code NoResultFound}.
 */
public class NoResultFoundException extends MercatorException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param message what failed, on what, why, and the fix
     */
    public NoResultFoundException(String message) {
        super(message);
    }
}
