package io.mercator.api.session;

import io.mercator.api.mapping.Registry;

/** The service that makes session factories; the session module provides it. */
public interface SessionProvider {
    /**
     * Makes a factory without an engine.
     *
     * @param registry a complete registry
     * @param options the options of its sessions
     * @return the factory
     */
    SessionFactory create(Registry registry, SessionOptions options);
}
