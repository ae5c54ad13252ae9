package io.mercator.api.session;

import java.util.Optional;

/**
 * What a routing function is told of the transaction that is about to begin; see
 * {@link SessionFactory#bind(java.util.function.Function)}.
 *
 * @param options the session's options
 */
public record Route(SessionOptions options) {
    /**
     * Tells whether the transaction only reads.
     *
     * @return true if the session is for reading only
     */
    public boolean isReadOnly() {
        return options.isReadOnly();
    }

    /**
     * Returns what the application calls this kind of sessions.
     *
     * @return what {@link SessionOptions#route(String)} said, if anything
     */
    public Optional<String> tag() {
        return options.route();
    }
}
