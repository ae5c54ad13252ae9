package io.mercator.engine.connect;

import io.mercator.api.dialect.Dialect;
import io.mercator.api.engine.PoolFigures;

/** Where an engine's connections come from. Safe for any thread. */
public interface ConnectionSource {
    /**
     * Checks a connection out, outside of any transaction and without autocommit.
     *
     * @return the connection, to be released
     * @throws io.mercator.api.error.ConnectionUnavailableException if none can be had in time
     * @throws io.mercator.api.error.StatementException if the database refuses a new connection
     */
    Checkout checkout();

    /**
     * Returns the dialect for rendering; opens a connection only when nothing else tells it.
     *
     * @return the dialect, refined once a connection was opened
     */
    Dialect dialect();

    /**
     * Returns the dialect as the server's version makes it; opens a connection if none was opened yet.
     *
     * @return the dialect
     */
    Dialect refinedDialect();

    /**
     * Returns the state of the pool.
     *
     * @return the figures of this moment
     */
    PoolFigures figures();

    /** Closes what was opened. */
    void close();
}
