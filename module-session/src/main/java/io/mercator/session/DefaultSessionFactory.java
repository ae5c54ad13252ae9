package io.mercator.session;

import io.mercator.api.engine.Connection;
import io.mercator.api.engine.Engine;
import io.mercator.api.mapping.Registry;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.api.session.SessionOptions;
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
    public SessionFactory bind(Connection connection) {
        return new DefaultSessionFactory(context.joining(connection), options);
    }

    @Override
    public void configure(Engine engine) {
        context.bind(engine);
    }

    @Override
    public Session open() {
        return new DefaultSession(context, options);
    }

    @Override
    public Session open(UnaryOperator<SessionOptions> changes) {
        return new DefaultSession(context, changes.apply(options));
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
