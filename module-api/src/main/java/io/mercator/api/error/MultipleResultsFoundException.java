package io.mercator.api.error;

/**
 * At most one row was asked for and there were more, as SQLAlchemy's {@code MultipleResultsFound}.
 */
public class MultipleResultsFoundException extends MercatorException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param message what failed, on what, why, and the fix
     */
    public MultipleResultsFoundException(String message) {
        super(message);
    }
}
