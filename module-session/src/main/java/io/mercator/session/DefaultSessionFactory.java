package io.mercator.session;

import io.mercator.api.engine.Connection;
import io.mercator.api.engine.Engine;
import io.mercator.api.error.ConfigurationException;
import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.Tracker;
import io.mercator.api.session.ExpireMode;
import io.mercator.api.session.Route;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.api.session.SessionOptions;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A context with options; opens sessions. */
final class DefaultSessionFactory implements SessionFactory {
    private final SessionContext context;
    private final SessionOptions options;

    DefaultSessionFactory(SessionContext context, SessionOptions options) {
        this.context = context;
        this.options = options;
    }

    @Override
    public SessionFactory bind(Engine engine) {
        return new DefaultSessionFactory(context.boundTo(engine), options);
    }

    @Override
    public SessionFactory bind(Function<? super Route, ? extends Engine> routing) {
        return new DefaultSessionFactory(context.routedBy(routing), options);
    }

    @Override
    public SessionFactory bind(Connection connection) {
        return new DefaultSessionFactory(context.joining(connection), options);
    }

    @Override
    public void configure(Engine engine) {
        context.bind(engine);
    }

    @Override
    public Session open() {
        return open(options);
    }

    @Override
    public Session open(UnaryOperator<SessionOptions> changes) {
        return open(changes.apply(options));
    }

    private Session open(SessionOptions chosen) {
        if (chosen.expire() == ExpireMode.ON_ACCESS) {
            checkWoven();
        }
        return new DefaultSession(context, chosen);
    }

    private void checkWoven() {
        List<String> plain = context.registry().mappers().stream()
                .filter(mapper ->
                        mapper.tracker() == Tracker.PLAIN && !mapper.type().isRecord())
                .map(mapper -> mapper.type().getName())
                .toList();
        if (!plain.isEmpty()) {
            throw new ConfigurationException(
                    "expire(ON_ACCESS) has objects reloaded when a property is read, which only"
                            + " woven classes tell, and these are not woven: " + String.join(", ", plain)
                            + ". Weave them when they"
                            + " are built (mercator-weaver) or start the JVM with -javaagent:mercator-weaver-standalone.jar=..., or choose"
                            + " expire(ON_TOUCH).");
        }
    }

    @Override
    public void transaction(Consumer<? super Session> work) {
        try (Session session = open()) {
            session.transaction(work);
        }
    }

    @Override
    public <T> T inTransaction(Function<? super Session, T> work) {
        try (Session session = open()) {
            return session.inTransaction(work);
        }
    }

    @Override
    public Registry registry() {
        return context.registry();
    }

    @Override
    public SessionOptions options() {
        return options;
    }
}
