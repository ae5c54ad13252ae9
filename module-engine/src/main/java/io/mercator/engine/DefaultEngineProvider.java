package io.mercator.engine;

import io.mercator.api.dialect.DatabaseUrl;
import io.mercator.api.engine.Engine;
import io.mercator.api.engine.EngineOptions;
import io.mercator.api.engine.EngineProvider;
import io.mercator.engine.connect.Dialects;
import io.mercator.engine.connect.Sources;
import javax.sql.DataSource;

/** The service that makes engines. */
public final class DefaultEngineProvider implements EngineProvider {
    /** Creates the service. */
    public DefaultEngineProvider() {}

    @Override
    public Engine create(String url, EngineOptions options) {
        return create(url, options, Dialects.find(options.layer()));
    }

    static Engine create(String text, EngineOptions options, Dialects dialects) {
        DatabaseUrl url = Sources.url(text, options);
        return new DefaultEngine(url.toString(), options, Sources.forUrl(url, dialects, options));
    }

    @Override
    public Engine create(DataSource source, EngineOptions options) {
        return create(source, options, Dialects.find(options.layer()));
    }

    static Engine create(DataSource source, EngineOptions options, Dialects dialects) {
        return new DefaultEngine(
                "on " + source.getClass().getName(), options, Sources.forDataSource(source, dialects, options));
    }
}
