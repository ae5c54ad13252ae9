package io.mercator.dialect.kit;

import io.mercator.api.engine.Engine;

/**
 * A database that is open for one test: its engine, and what takes it away again. Used by the test's threads as the
 * engine is.
 */
public final class OpenDatabase implements AutoCloseable {
    private final String url;
    private final Engine engine;
    private final Runnable removal;

    OpenDatabase(String url, Engine engine, Runnable removal) {
        this.url = url;
        this.engine = engine;
        this.removal = removal;
    }

    /**
     * Returns where the database is.
     *
     * @return the URL
     */
    public String url() {
        return url;
    }

    /**
     * Returns the engine.
     *
     * @return an engine that {@link #close} closes
     */
    public Engine engine() {
        return engine;
    }

    /**
     * Closes the engine, if the test has not, and removes the database.
     *
     * @throws AssertionError if connections were in use
     */
    @Override
    public void close() {
        int inUse = engine.isClosed() ? 0 : engine.pool().inUse();
        try {
            if (!engine.isClosed()) {
                engine.close();
            }
        } finally {
            removal.run();
        }
        if (inUse != 0) {
            throw new AssertionError(inUse + " connections are still in use");
        }
    }
}
