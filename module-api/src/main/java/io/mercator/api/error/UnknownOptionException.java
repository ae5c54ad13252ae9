package io.mercator.api.error;

/**
 * A URL option that the dialect does not know; the message names the nearest known ones.
 */
public class UnknownOptionException extends ConfigurationException {
    private static final long serialVersionUID = 1L;

    /** What {@link #option()} returns. */
    private final String option;

    /**
     * Creates the error.
     *
     * @param option the option as it was given
     * @param message what failed, on what, why, and the fix
     */
    public UnknownOptionException(String option, String message) {
        super(message);
        this.option = option;
    }

    /**
     * Returns the option as it was given.
     *
     * @return the option as it was given
     */
    public String option() {
        return option;
    }
}
