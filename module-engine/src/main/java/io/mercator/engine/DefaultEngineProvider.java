package io.mercator.engine;

import io.mercator.api.dialect.DatabaseUrl;
import io.mercator.api.engine.Engine;
import io.mercator.api.engine.EngineOptions;
import io.mercator.api.engine.EngineProvider;
import io.mercator.engine.connect.Dialects;
import io.mercator.engine.connect.Holders;
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
        Holders holders = new Holders(url.toString(), options.leakThreshold());
        return new DefaultEngine(url.toString(), options, Sources.forUrl(url, dialects, options, holders), holders);
    }

    @Override
    public Engine create(DataSource source, EngineOptions options) {
        return create(source, options, Dialects.find(options.layer()));
    }

    static Engine create(DataSource source, EngineOptions options, Dialects dialects) {
        String name = "DataSource " + source.getClass().getName();
        return new DefaultEngine(
                name,
                options,
                Sources.forDataSource(source, dialects, options),
                new Holders(name, options.leakThreshold()));
    }
}
