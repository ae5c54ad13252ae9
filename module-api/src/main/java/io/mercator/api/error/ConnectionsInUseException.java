package io.mercator.api.error;

import java.util.List;

/** An engine was closed while connections were in use. It is closed nonetheless, and so are they. */
public class ConnectionsInUseException extends MercatorException {
    private static final long serialVersionUID = 1L;

    private final transient List<ConnectionHolder> holders;

    /**
     * Creates the error.
     *
     * @param message what failed, on what, why, and the fix
     * @param holders who held connections
     */
    public ConnectionsInUseException(String message, List<ConnectionHolder> holders) {
        super(message);
        this.holders = List.copyOf(holders);
    }

    /**
     * Returns who held connections.
     *
     * @return an unmodifiable list, who holds longest first; empty after deserialization
     */
    public List<ConnectionHolder> holders() {
        return holders == null ? List.of() : holders;
    }
}
