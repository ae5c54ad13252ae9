package io.mercator.api.error;

/**
 * A savepoint was used out of order: after it ended, or before one that was set after it.
 */
public class SavepointException extends MercatorException {
    private static final long serialVersionUID = 1L;

    /** What {@link #savepoint()} returns. */
    private final String savepoint;

    /**
     * Creates the error.
     *
     * @param savepoint the savepoint's name
     * @param message what failed, on what, why, and the fix
     */
    public SavepointException(String savepoint, String message) {
        super(message);
        this.savepoint = savepoint;
    }

    /**
     * Returns the savepoint's name.
     *
     * @return for example {@code mercator_savepoint_1}
     */
    public String savepoint() {
        return savepoint;
    }
}
