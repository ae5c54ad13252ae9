package io.mercator.api.session;

import io.mercator.api.engine.Connection;
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
     * Returns a factory of the same registry and options that asks a function for the engine of each transaction: a primary
     * for those that write, one of several replicas for those that read, another one for reports. SQLAlchemy's
     * {@code get_bind}, once for a transaction: one that reads on one server and writes on another would not see what it
     * wrote.
     *
     * <pre>{@code
     * sessions.bind(route -> route.isReadOnly() ? replicas.get(next.getAndIncrement() % replicas.size()) : primary)
     * }</pre>
     *
     * <p>The function is asked when a session's transaction is about to begin, on the session's thread. All engines are of
     * one dialect. When the function throws, returns null or an engine of another dialect, the session refuses with a
     * {@link io.mercator.api.error.SessionException}, and nothing of its changes is lost; the next transaction asks again. A
     * replica may be behind the primary, so that a session which reads may not find what another has just committed.
     *
     * @param routing gives an engine for what it is told; any thread calls it
     * @return a new factory
     */
    SessionFactory bind(Function<? super Route, ? extends Engine> routing);

    /**
     * Returns a factory of the same registry and options whose sessions join a connection that somebody else holds, as
     * SQLAlchemy's {@code join_transaction_mode="create_savepoint"}. Meant for tests: what the code under test commits
     * is gone when the test rolls the connection back.
     *
     * <p>A session's transactions are savepoints of the connection's transaction, which begins with the first statement
     * if none is open. {@code commit()} releases the savepoint, {@code rollback()} goes back to it, {@code close()}
     * goes back to one that is still open, and the connection's holder decides at the end. For the session's objects
     * each is what it always is. Sessions work on the connection one after the other, each up to the end of its
     * transaction, on the connection's thread. Isolation level and timeout are the connection's; a read-only session
     * refuses to write and sets nothing on the connection.
     *
     * <p>After the holder has ended the connection's transaction, a session that was in the middle of its own refuses
     * statements and {@code commit()} with a {@link io.mercator.api.error.SessionException} until {@code rollback()};
     * on a closed connection with a {@link io.mercator.api.error.ResourceClosedException}. A second session that sends
     * a statement before the first has ended its transaction is refused with a
     * {@link io.mercator.api.error.SessionException}.
     *
     * @param connection an open connection; its holder closes it, after the sessions
     * @return a new factory, whose sessions belong to the connection's thread
     * @throws ConfigurationException if this factory is bound to another engine than the connection's
     * @throws io.mercator.api.error.ResourceClosedException if the connection is closed
     */
    SessionFactory bind(Connection connection);

    /**
     * Opens a session that joins a connection that somebody else holds; see {@link #bind(Connection)}.
     *
     * @param connection an open connection; its holder closes it, after the session
     * @return a session to be closed
     * @throws ConfigurationException if this factory is bound to another engine than the connection's
     * @throws io.mercator.api.error.ResourceClosedException if the connection is closed
     */
    default Session join(Connection connection) {
        return bind(connection).open();
    }

    /**
     * Binds this factory to an engine, or to another one. Sessions that are open already keep what they had; one that
     * had no engine gets this one.
     *
     * @param engine the engine
     * @throws ConfigurationException if sessions of this factory join a connection
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
     * Runs a whole unit of work in a session of its own, and again from its start when the database says so; see
     * {@link Session#retrying}.
     *
     * @param attempts how many times the work is run at most, at least 1
     * @param work uses the session, and neither commits nor keeps it
     * @throws IllegalArgumentException if fewer than one attempt is allowed
     * @throws io.mercator.api.error.SessionException if sessions of this factory join a connection
     */
    default void retrying(int attempts, Consumer<? super Session> work) {
        try (Session session = open()) {
            session.retrying(attempts, work);
        }
    }

    /**
     * Runs a whole unit of work that gives a value in a session of its own, and again from its start when the database says
     * so; see {@link Session#retrying}.
     *
     * @param attempts how many times the work is run at most, at least 1
     * @param work uses the session, and neither commits nor keeps it
     * @param <T> what the work gives
     * @return what the attempt gave that was committed
     */
    default <T> T retryingFor(int attempts, Function<? super Session, T> work) {
        try (Session session = open()) {
            return session.retryingFor(attempts, work);
        }
    }

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
