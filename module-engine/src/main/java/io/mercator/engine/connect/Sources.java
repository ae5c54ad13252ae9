package io.mercator.engine.connect;

import io.mercator.api.dialect.DatabaseUrl;
import io.mercator.api.dialect.DialectProvider;
import io.mercator.api.engine.EngineOptions;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Chooses where connections come from. */
public final class Sources {
    private Sources() {}

    /**
     * Takes a URL apart, with the user and the password of the options in place of its own.
     *
     * @param text the URL
     * @param options the engine's options
     * @return the parts
     * @throws io.mercator.api.error.ConfigurationException if it cannot be read
     */
    public static DatabaseUrl url(String text, EngineOptions options) {
        DatabaseUrl url = DatabaseUrlParser.parse(text);
        return new DatabaseUrl(
                url.scheme(),
                url.address(),
                url.options(),
                orElse(options.user().orElse(null), url.user()),
                orElse(options.password().orElse(null), url.password()));
    }

    private static @Nullable String orElse(@Nullable String wanted, @Nullable String other) {
        return wanted != null ? wanted : other;
    }

    /**
     * Makes a source for a URL; opens nothing.
     *
     * @param url the URL
     * @param dialects the dialects present
     * @param options the engine's options
     * @param holders who holds its connections
     * @return a pool, or the single connection of a memory database
     */
    public static ConnectionSource forUrl(DatabaseUrl url, Dialects dialects, EngineOptions options, Holders holders) {
        DialectProvider provider = dialects.serving(url);
        Properties properties = new Properties();
        properties.putAll(options.driverProperties());
        boolean single = provider.isSingleConnection(url);
        Opener opener = new Opener(provider, url, properties, options.preparedStatements());
        ConnectionSource pooled = new PooledSource(opener, options, holders, single);
        return single ? new SingleSource(pooled, url.toString(), options.checkoutTimeout(), holders) : pooled;
    }

    /**
     * Makes a source for a data source; opens nothing.
     *
     * @param source the user's data source
     * @param dialects the dialects present
     * @param options the engine's options
     * @return its connections
     */
    public static ConnectionSource forDataSource(DataSource source, Dialects dialects, EngineOptions options) {
        return new DataSourceSource(
                source, dialects, options.dialect().map(dialects::named).orElse(null));
    }
}
