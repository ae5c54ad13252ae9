package io.mercator.session;

import io.mercator.api.engine.Engine;
import io.mercator.api.error.UnboundSessionException;
import io.mercator.api.mapping.Registry;
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
    private volatile @Nullable FlushShapes bound;

    SessionContext(Registry registry) {
        this(registry, new MapperPlans(registry), new OwnerRegistry(), null);
    }

    private SessionContext(Registry registry, MapperPlans plans, OwnerRegistry owners, @Nullable FlushShapes bound) {
        this.registry = registry;
        this.plans = plans;
        this.owners = owners;
        this.bound = bound;
    }

    SessionContext boundTo(Engine engine) {
        return new SessionContext(registry, plans, owners, new FlushShapes(ExecutionEngine.of(engine)));
    }

    void bind(Engine engine) {
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
