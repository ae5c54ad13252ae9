package io.mercator.session;

import io.mercator.api.engine.Engine;
import io.mercator.api.error.SessionException;
import io.mercator.api.session.Route;
import io.mercator.api.session.SessionOptions;
import io.mercator.api.spi.ExecutionEngine;
import io.mercator.session.flush.FlushShapes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The engines that a function of the user's gives. Statements are kept for each of them; the dialect is that of the first,
 * since values and keys that came from one database go to another.
 */
final class RoutedDatabases implements Databases {
    private final Function<? super Route, ? extends Engine> routing;
    private final Map<ExecutionEngine, FlushShapes> known = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable ExecutionEngine> first = new AtomicReference<>();

    RoutedDatabases(Function<? super Route, ? extends Engine> routing) {
        this.routing = routing;
    }

    @Override
    public FlushShapes choose(SessionOptions options) {
        Route route = new Route(options);
        return checked(ExecutionEngine.of(engine(route)));
    }

    private Engine engine(Route route) {
        Engine engine;
        try {
            engine = routing.apply(route);
        } catch (RuntimeException thrown) {
            throw new SessionException(
                    "The routing function of the session factory failed for " + shown(route) + ": " + thrown
                            + ". Nothing was sent, and the session keeps its changes; the next transaction asks again.",
                    thrown);
        }
        if (engine == null) {
            throw new SessionException("The routing function of the session factory gave null for " + shown(route)
                    + ". Nothing was sent, and the session keeps its changes. Return an engine for every route.");
        }
        return engine;
    }

    private static String shown(Route route) {
        return "a transaction that " + (route.isReadOnly() ? "reads" : "writes")
                + route.tag().map(tag -> ", of the route '" + tag + "'").orElse("");
    }

    private FlushShapes checked(ExecutionEngine engine) {
        FlushShapes shapes = known.get(engine);
        if (shapes != null) {
            return shapes;
        }
        ExecutionEngine before = first.compareAndSet(null, engine) ? engine : first.get();
        if (before != null && !before.dialect().name().equals(engine.dialect().name())) {
            throw new SessionException("The routing function of the session factory gave " + shown(engine)
                    + ", and before " + shown(before) + ". Objects of one factory live in databases of one dialect:"
                    + " bind another factory to the other engine.");
        }
        known.keySet().removeIf(Engine::isClosed);
        FlushShapes made = new FlushShapes(engine);
        FlushShapes present = known.putIfAbsent(engine, made);
        return present == null ? made : present;
    }

    private static String shown(ExecutionEngine engine) {
        return engine + " (dialect " + engine.dialect().name() + ")";
    }

    @Override
    public FlushShapes of(ExecutionEngine engine) {
        return checked(engine);
    }

    @Override
    public @Nullable ExecutionEngine only() {
        return null;
    }
}
