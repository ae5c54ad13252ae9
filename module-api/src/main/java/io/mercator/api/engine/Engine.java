package io.mercator.api.engine;

import io.mercator.api.dialect.Dialect;
import io.mercator.api.error.ConfigurationException;
import io.mercator.api.inspect.Inspector;
import io.mercator.api.schema.DdlTarget;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * A database as the program sees it: dialect, pool and options in one shared object. Safe for any thread. Making one
 * opens nothing; the first use does.
 *
 * <p>URLs: {@code sqlite::memory:}, {@code sqlite:app.db}, {@code derby:memory:demo}, any of these with {@code jdbc:}
 * before it, and SQLAlchemy's {@code sqlite:///app.db}; options of the dialect follow after {@code ?}. The dialect is
 * the jar on the module path that serves the URL's scheme.
 */
public interface Engine extends DdlTarget, AutoCloseable {
    /**
     * Makes an engine for a URL.
     *
     * @param url the URL
     * @return the engine
     * @throws io.mercator.api.error.UnknownDialectException if no dialect present serves the scheme
     * @throws io.mercator.api.error.UnknownOptionException if the dialect does not know an option of the URL
     * @throws ConfigurationException if the URL cannot be read, or the engine module is not on the path
     */
    static Engine create(String url) {
        return create(url, UnaryOperator.identity());
    }

    /**
     * Makes an engine for a URL with options.
     *
     * @param url the URL
     * @param options changes the default options
     * @return the engine
     * @throws io.mercator.api.error.UnknownDialectException if no dialect present serves the scheme
     * @throws io.mercator.api.error.UnknownOptionException if the dialect does not know an option of the URL
     * @throws ConfigurationException if the URL cannot be read, or the engine module is not on the path
     */
    static Engine create(String url, UnaryOperator<EngineOptions> options) {
        return provider().create(url, options.apply(EngineOptions.defaults()));
    }

    /**
     * Makes an engine for a data source of the user's, which is never pooled again and never closed by the engine. Its
     * dialect is found at the first connection unless the options name it.
     *
     * @param source gives connections
     * @param options changes the default options
     * @return the engine
     * @throws ConfigurationException if the engine module is not on the path
     */
    static Engine create(DataSource source, UnaryOperator<EngineOptions> options) {
        return provider().create(source, options.apply(EngineOptions.defaults()));
    }

    private static EngineProvider provider() {
        ModuleLayer layer = Engine.class.getModule().getLayer();
        return (layer != null
                        ? ServiceLoader.load(layer, EngineProvider.class)
                        : ServiceLoader.load(EngineProvider.class, Engine.class.getClassLoader()))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException(
                        "No engine is present. Put the jar mercator-engine on the module path."));
    }

    /**
     * Returns the dialect. For a data source without a named dialect this opens a connection.
     *
     * @return the dialect, refined by the server's version once a connection was opened
     */
    Dialect dialect();

    /**
     * Returns what reads the database's catalogue: tables, views, keys, constraints, indexes.
     *
     * @return the inspector, which takes a connection for each call
     */
    Inspector inspector();

    /**
     * Checks a connection out.
     *
     * @return a connection to be closed
     * @throws io.mercator.api.error.ConnectionUnavailableException if none can be had in time
     * @throws io.mercator.api.error.StatementException if the database refuses a new connection
     * @throws io.mercator.api.error.ResourceClosedException if the engine is closed
     */
    Connection connect();

    /**
     * Checks a connection out with options of its own.
     *
     * @param options changes the default options
     * @return a connection to be closed, which puts everything back as it was
     * @throws ConfigurationException if the database has no such isolation level
     * @throws io.mercator.api.error.ConnectionUnavailableException if none can be had in time
     * @throws io.mercator.api.error.StatementException if the database refuses a new connection
     * @throws io.mercator.api.error.ResourceClosedException if the engine is closed
     */
    Connection connect(UnaryOperator<ConnectionOptions> options);

    /**
     * Runs work in a transaction: commits at its end, rolls back when it throws.
     *
     * @param work uses the connection and does not keep it
     */
    void begin(Consumer<? super Connection> work);

    /**
     * Runs work that gives a value in a transaction: commits at its end, rolls back when it throws.
     *
     * @param work uses the connection and does not keep it
     * @param <T> what the work gives
     * @return what the work gave
     */
    <T> T inTransaction(Function<? super Connection, T> work);

    /** Opens a connection and gives it back, to see at once whether the database can be reached. */
    void ping();

    /**
     * Returns the state of the pool.
     *
     * @return the figures of this moment; for a data source only {@code inUse} is known
     */
    PoolFigures pool();

    /**
     * Tells whether the engine was closed.
     *
     * @return true after {@link #close}
     */
    boolean isClosed();

    /**
     * Closes the pool and its connections. A data source given by the user stays open. Closing twice does nothing.
     *
     * @throws io.mercator.api.error.ConnectionsInUseException if connections were in use; all is closed nonetheless
     */
    @Override
    void close();
}
