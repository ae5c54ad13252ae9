package io.mercator.session;

import io.mercator.api.engine.Connection;
import io.mercator.api.engine.Engine;
import io.mercator.api.error.ConfigurationException;
import io.mercator.api.error.ResourceClosedException;
import io.mercator.api.error.UnboundSessionException;
import io.mercator.api.mapping.Registry;
import io.mercator.api.session.Route;
import io.mercator.api.session.SessionOptions;
import io.mercator.api.spi.ExecutionConnection;
import io.mercator.api.spi.ExecutionEngine;
import io.mercator.api.spi.Origin;
import io.mercator.session.flush.FlushShapes;
import io.mercator.session.mapper.MapperPlans;
import io.mercator.session.query.EntityStarts;
import io.mercator.session.state.OwnerRegistry;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the sessions of one factory share: mappers, the engine they are bound to, and who owns which object. */
final class SessionContext {
    private final Registry registry;
    private final MapperPlans plans;
    private final EntityStarts starts;
    private final OwnerRegistry owners;
    private final @Nullable ExecutionConnection joined;
    private volatile @Nullable Databases bound;

    SessionContext(Registry registry) {
        this(registry, new MapperPlans(registry), new EntityStarts(), new OwnerRegistry(), null, null);
    }

    private SessionContext(
            Registry registry,
            MapperPlans plans,
            EntityStarts starts,
            OwnerRegistry owners,
            @Nullable ExecutionConnection joined,
            @Nullable Databases bound) {
        this.registry = registry;
        this.plans = plans;
        this.starts = starts;
        this.owners = owners;
        this.joined = joined;
        this.bound = bound;
    }

    SessionContext boundTo(Engine engine) {
        return bound(database(engine));
    }

    /** Makes the context of sessions for whose transactions a function chooses. */
    SessionContext routedBy(Function<? super Route, ? extends Engine> routing) {
        return bound(new RoutedDatabases(routing));
    }

    private SessionContext bound(Databases databases) {
        return new SessionContext(registry, plans, starts, owners, null, databases);
    }

    private static Databases database(Engine engine) {
        return new BoundDatabase(new FlushShapes(ExecutionEngine.of(engine)));
    }

    /** Makes the context of sessions that join a connection's transaction. */
    SessionContext joining(Connection connection) {
        ExecutionConnection known = ExecutionConnection.of(connection);
        if (known.isClosed()) {
            throw new ResourceClosedException(
                    "The connection that sessions were to join is closed. Take another one with"
                            + " engine.connect().");
        }
        Databases databases = bound;
        FlushShapes database = databases == null ? new FlushShapes(known.engine()) : databases.of(known.engine());
        if (database == null) {
            throw new ConfigurationException("The connection is one of " + shown(known.engine())
                    + ", and the factory is bound to "
                    + shown(Objects.requireNonNull(
                            Objects.requireNonNull(databases).only()))
                    + ". Bind a connection of the same engine, or call bind(engine) with the connection's"
                    + " engine first.");
        }
        return new SessionContext(registry, plans, starts, owners, known, new BoundDatabase(database));
    }

    private static String shown(ExecutionEngine engine) {
        return engine + " (dialect " + engine.dialect().name() + ")";
    }

    /** Returns what begins the transactions of one session. */
    TransactionScope transactions(SessionOptions options) {
        return joined == null ? new OwnTransactions(this, options) : new JoinedTransactions(joined, database(options));
    }

    void bind(Engine engine) {
        if (joined != null) {
            throw new ConfigurationException("The factory's sessions join a connection, which stays one of its engine."
                    + " Call bind(engine) for a factory of another engine.");
        }
        bound = database(engine);
    }

    Registry registry() {
        return registry;
    }

    MapperPlans plans() {
        return plans;
    }

    EntityStarts starts() {
        return starts;
    }

    OwnerRegistry owners() {
        return owners;
    }

    /** Remembers where a session is opened, if the engine that it is bound to tracks leaks. */
    @Nullable
    Origin origin() {
        Databases databases = bound;
        ExecutionEngine only = databases == null ? null : databases.only();
        return only == null ? null : only.origin("session");
    }

    /** Returns the statements on the engine that a transaction is for which begins at this moment. */
    FlushShapes database(SessionOptions options) {
        Databases databases = bound;
        if (databases == null) {
            throw new UnboundSessionException("The session needs a database and its factory has no engine. Call"
                    + " factory.configure(engine), or open sessions of factory.bind(engine).");
        }
        return databases.choose(options);
    }
}
