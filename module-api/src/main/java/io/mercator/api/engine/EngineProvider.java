package io.mercator.api.engine;

import javax.sql.DataSource;

/** The service that makes engines; the engine module provides it. */
public interface EngineProvider {
    /**
     * Makes an engine for a URL; opens nothing.
     *
     * @param url the URL
     * @param options the options
     * @return the engine
     */
    Engine create(String url, EngineOptions options);

    /**
     * Makes an engine for a data source; opens nothing.
     *
     * @param source the user's data source
     * @param options the options
     * @return the engine
     */
    Engine create(DataSource source, EngineOptions options);
}
