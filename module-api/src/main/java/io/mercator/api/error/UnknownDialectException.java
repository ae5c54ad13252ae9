package io.mercator.api.error;

/**
 * No dialect on the path serves a URL scheme or a data source; the message lists the dialects present.
 */
public class UnknownDialectException extends ConfigurationException {
    private static final long serialVersionUID = 1L;

    /** What {@link #scheme()} returns. */
    private final String scheme;

    /**
     * Creates the error.
     *
     * @param scheme the URL scheme or product name that no dialect serves
     * @param message what failed, on what, why, and the fix
     */
    public UnknownDialectException(String scheme, String message) {
        super(message);
        this.scheme = scheme;
    }

    /**
     * Returns the URL scheme or product name that no dialect serves.
     *
     * @return the URL scheme or product name that no dialect serves
     */
    public String scheme() {
        return scheme;
    }
}
