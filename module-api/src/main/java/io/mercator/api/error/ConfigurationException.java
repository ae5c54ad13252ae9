package io.mercator.api.error;

/**
 * Something was described wrongly before any SQL was sent: an engine, a URL, a table or a mapping.
 */
public class ConfigurationException extends MercatorException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param message what failed, on what, why, and the fix
     */
    public ConfigurationException(String message) {
        super(message);
    }

    /**
     * Creates the error with its cause.
     *
     * @param message what failed, on what, why, and the fix
     * @param cause what was caught
     */
    public ConfigurationException(String message, Throwable cause) {
        super(message, cause);
    }
}
