package io.mercator.api.error;

/**
 * An object of a class that the registry does not map was given to a session, or an unmapped class was asked for.
 */
public class UnmappedClassException extends SessionException {
    private static final long serialVersionUID = 1L;

    private final transient Class<?> type;

    /**
     * Creates the error.
     *
     * @param type the class without a mapping
     * @param message what failed, on what, why, and the fix
     */
    public UnmappedClassException(Class<?> type, String message) {
        super(message);
        this.type = type;
    }

    /**
     * Returns the class without a mapping.
     *
     * @return the class without a mapping
     */
    public Class<?> type() {
        return type;
    }
}
