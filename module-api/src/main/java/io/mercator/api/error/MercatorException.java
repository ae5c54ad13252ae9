package io.mercator.api.error;

/**
 * The root of every error that Mercator raises: unchecked, with its facts as fields of the subclass.
 *
 * <p>A message has up to four parts: what failed, on which objects, the likely cause or the known alternatives, and
 * the fix, naming the method that brings it.
 */
public class MercatorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an error.
     *
     * @param message what failed, on what, why, and the fix
     */
    public MercatorException(String message) {
        super(message);
    }

    /**
     * Creates an error with its cause.
     *
     * @param message what failed, on what, why, and the fix
     * @param cause what was caught, never swallowed
     */
    public MercatorException(String message, Throwable cause) {
        super(message, cause);
    }
}
