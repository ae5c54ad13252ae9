package io.mercator.session;

import io.mercator.api.engine.Connection;
import io.mercator.api.engine.Engine;
import io.mercator.api.error.ConfigurationException;
import io.mercator.api.error.ResourceClosedException;
import io.mercator.api.error.UnboundSessionException;
import io.mercator.api.mapping.Registry;
import io.mercator.api.session.SessionOptions;
import io.mercator.api.spi.ExecutionConnection;
import io.mercator.api.spi.ExecutionEngine;
import io.mercator.api.spi.Origin;
import io.mercator.session.flush.FlushShapes;
import io.mercator.session.mapper.MapperPlans;
import io.mercator.session.state.OwnerRegistry;
import org.jspecify.annotations.Nullable;

/** What the sessions of one factory share: mappers, the engine they are bound to, and who owns which object. */
final class SessionContext {
    private final Registry registry;
    private final MapperPlans plans;
    private final OwnerRegistry owners;
    private final @Nullable ExecutionConnection joined;
    private volatile @Nullable FlushShapes bound;

    SessionContext(Registry registry) {
        this(registry, new MapperPlans(registry), new OwnerRegistry(), null, null);
    }

    private SessionContext(
            Registry registry,
            MapperPlans plans,
            OwnerRegistry owners,
            @Nullable ExecutionConnection joined,
            @Nullable FlushShapes bound) {
        this.registry = registry;
        this.plans = plans;
        this.owners = owners;
        this.joined = joined;
        this.bound = bound;
    }

    SessionContext boundTo(Engine engine) {
        return new SessionContext(registry, plans, owners, null, new FlushShapes(ExecutionEngine.of(engine)));
    }

    /** Makes the context of sessions that join a connection's transaction. */
    SessionContext joining(Connection connection) {
        ExecutionConnection known = ExecutionConnection.of(connection);
        if (known.isClosed()) {
            throw new ResourceClosedException(
                    "The connection that sessions were to join is closed. Take another one with"
                            + " engine.connect().");
        }
        FlushShapes database = bound;
        if (database == null) {
            database = new FlushShapes(known.engine());
        } else if (database.engine() != known.engine()) {
            throw new ConfigurationException("The connection is one of " + shown(known.engine())
                    + ", and the factory is bound to " + shown(database.engine())
                    + ". Bind a connection of the same engine, or call bind(engine) with the connection's"
                    + " engine first.");
        }
        return new SessionContext(registry, plans, owners, known, database);
    }

    private static String shown(ExecutionEngine engine) {
        return engine + " (dialect " + engine.dialect().name() + ")";
    }

    /** Returns what begins the transactions of one session. */
    TransactionScope transactions(SessionOptions options) {
        return joined == null ? new OwnTransactions(this, options) : new JoinedTransactions(joined, database());
    }

    void bind(Engine engine) {
        if (joined != null) {
            throw new ConfigurationException("The factory's sessions join a connection, which stays one of its engine."
                    + " Call bind(engine) for a factory of another engine.");
        }
        bound = new FlushShapes(ExecutionEngine.of(engine));
    }

    Registry registry() {
        return registry;
    }

    MapperPlans plans() {
        return plans;
    }

    OwnerRegistry owners() {
        return owners;
    }

    /** Remembers where a session is opened, if the engine that it is bound to tracks leaks. */
    @Nullable
    Origin origin() {
        FlushShapes database = bound;
        return database == null ? null : database.engine().origin("session");
    }

    /** Returns the statements on the engine that the factory is bound to at this moment. */
    FlushShapes database() {
        FlushShapes database = bound;
        if (database == null) {
            throw new UnboundSessionException("The session needs a database and its factory has no engine. Call"
                    + " factory.configure(engine), or open sessions of factory.bind(engine).");
        }
        return database;
    }
}
