package io.mercator.api.session;

import io.mercator.api.engine.Engine;
import io.mercator.api.error.ConfigurationException;
import io.mercator.api.mapping.Registry;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Makes sessions of one registry with the same options, as SQLAlchemy's {@code sessionmaker}. Safe for any thread.
 */
public interface SessionFactory {
    /**
     * Makes a factory; completes the registry.
     *
     * @param registry the mappings
     * @return a factory without an engine
     * @throws io.mercator.api.error.MappingException if mappings are wrong
     * @throws ConfigurationException if the session module is not on the path
     */
    static SessionFactory of(Registry registry) {
        return of(registry, UnaryOperator.identity());
    }

    /**
     * Makes a factory with options; completes the registry.
     *
     * @param registry the mappings
     * @param options changes the default options
     * @return a factory without an engine
     * @throws io.mercator.api.error.MappingException if mappings are wrong
     * @throws ConfigurationException if the session module is not on the path
     */
    static SessionFactory of(Registry registry, UnaryOperator<SessionOptions> options) {
        ModuleLayer layer = SessionFactory.class.getModule().getLayer();
        return (layer != null
                        ? ServiceLoader.load(layer, SessionProvider.class)
                        : ServiceLoader.load(SessionProvider.class, SessionFactory.class.getClassLoader()))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException(
                        "No session provider is present. Put the jar mercator-session on the module path."))
                .create(registry.complete(), options.apply(SessionOptions.defaults()));
    }

    /**
     * Returns a factory of the same registry and options that is bound to an engine.
     *
     * @param engine the engine
     * @return a new factory
     */
    SessionFactory bind(Engine engine);

    /**
     * Binds this factory to an engine, or to another one. Sessions that are open already keep what they had; one that
     * had no engine gets this one.
     *
     * @param engine the engine
     */
    void configure(Engine engine);

    /**
     * Opens a session. It takes no connection yet.
     *
     * @return a session to be closed
     */
    Session open();

    /**
     * Opens a session with options of its own.
     *
     * @param options changes the factory's options
     * @return a session to be closed
     */
    Session open(UnaryOperator<SessionOptions> options);

    /**
     * Runs work in a session of its own: commits at its end, rolls back when it throws, and closes the session.
     *
     * @param work uses the session and does not keep it
     */
    void transaction(Consumer<? super Session> work);

    /**
     * Runs work that gives a value in a session of its own: commits at its end, rolls back when it throws, and closes
     * the session.
     *
     * @param work uses the session and does not keep it
     * @param <T> what the work gives
     * @return what the work gave
     */
    <T> T inTransaction(Function<? super Session, T> work);

    /**
     * Returns the mappings.
     *
     * @return the completed registry
     */
    Registry registry();

    /**
     * Returns the options.
     *
     * @return the options of sessions opened without others
     */
    SessionOptions options();
}
