package io.mercator.api.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * No connection could be had: the pool's time ran out, the database refused, or the one connection of a memory
 * database is held by the very thread that asks for another. Says how the pool stood and who held its connections.
 */
public final class ConnectionUnavailableException extends MercatorException {
    private static final long serialVersionUID = 1L;

    /** What {@link #inUse()} returns. */
    private final int inUse;
    /** What {@link #idle()} returns. */
    private final int idle;
    /** What {@link #waiting()} returns. */
    private final int waiting;
    /** What {@link #holders()} returns. */
    private final transient List<ConnectionHolder> holders;

    /**
     * Creates the error of something else than a lack of connections.
     *
     * @param message what failed, on what, why, and the fix
     */
    public ConnectionUnavailableException(String message) {
        super(message);
        this.inUse = 0;
        this.idle = 0;
        this.waiting = 0;
        this.holders = List.of();
    }

    /**
     * Creates the error of something else than a lack of connections, with its cause.
     *
     * @param message what failed, on what, why, and the fix
     * @param cause what was caught
     */
    public ConnectionUnavailableException(String message, Throwable cause) {
        super(message, cause);
        this.inUse = 0;
        this.idle = 0;
        this.waiting = 0;
        this.holders = List.of();
    }

    /**
     * Creates the error of a pool without a free connection.
     *
     * @param message what failed, on what, why, and the fix
     * @param inUse how many connections were checked out
     * @param idle how many were open and free
     * @param waiting how many threads waited, this one included
     * @param holders who held them
     * @param cause what was caught, or null
     */
    public ConnectionUnavailableException(
            String message,
            int inUse,
            int idle,
            int waiting,
            List<ConnectionHolder> holders,
            @Nullable Throwable cause) {
        super(message);
        if (cause != null) {
            initCause(cause);
        }
        this.inUse = inUse;
        this.idle = idle;
        this.waiting = waiting;
        this.holders = List.copyOf(holders);
    }

    /**
     * Returns how many connections were checked out.
     *
     * @return the count at the moment of the error; 0 when the pool was not asked
     */
    public int inUse() {
        return inUse;
    }

    /**
     * Returns how many connections were open and free.
     *
     * @return the count at the moment of the error
     */
    public int idle() {
        return idle;
    }

    /**
     * Returns how many threads waited for a connection.
     *
     * @return the count at the moment of the error, the thread that got it included
     */
    public int waiting() {
        return waiting;
    }

    /**
     * Returns who held the connections.
     *
     * @return an unmodifiable list, who holds longest first; empty when the pool was not asked, and after deserialization
     */
    public List<ConnectionHolder> holders() {
        return holders == null ? List.of() : holders;
    }
}
