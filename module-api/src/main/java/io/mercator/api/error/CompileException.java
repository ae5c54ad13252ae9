package io.mercator.api.error;

/**
 * A statement or DDL element cannot be rendered for a dialect, as SQLAlchemy's {@code CompileError}: the database has
 * no such construct, or demands a fact that the description lacks.
 */
public class CompileException extends MercatorException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param message what failed, on what, why, and the fix
     */
    public CompileException(String message) {
        super(message);
    }
}
