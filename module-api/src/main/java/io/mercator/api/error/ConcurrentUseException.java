package io.mercator.api.error;

/**
 * Two threads used one session (or one connection) at the same time. The message names both threads.
 */
public class ConcurrentUseException extends MercatorException {
    private static final long serialVersionUID = 1L;

    /** What {@link #owner()} returns. */
    private final String owner;
    /** What {@link #intruder()} returns. */
    private final String intruder;

    /**
     * Creates the error.
     *
     * @param owner the name of the thread that is inside
     * @param intruder the name of the thread that came in
     * @param message what failed, on what, why, and the fix
     */
    public ConcurrentUseException(String owner, String intruder, String message) {
        super(message);
        this.owner = owner;
        this.intruder = intruder;
    }

    /**
     * Returns the name of the thread that is inside.
     *
     * @return the name of the thread that is inside
     */
    public String owner() {
        return owner;
    }

    /**
     * Returns the name of the thread that came in.
     *
     * @return the name of the thread that came in
     */
    public String intruder() {
        return intruder;
    }
}
