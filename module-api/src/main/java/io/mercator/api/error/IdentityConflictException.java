package io.mercator.api.error;

/**
 * A second object with the identity (class and primary key) of one that the session holds. One mistake, one error: the
 * same whether it is noticed at {@code add}, at flush, or while rows are read.
 */
public class IdentityConflictException extends SessionException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param message what failed, on what, why, and the fix
     */
    public IdentityConflictException(String message) {
        super(message);
    }
}
