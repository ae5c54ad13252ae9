package io.mercator.it;

import io.mercator.api.engine.Engine;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.MetaData;
import io.mercator.api.session.SessionFactory;
import io.mercator.api.session.SessionOptions;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A fresh database with the tables of these tests, and what an application makes once. */
final class Database implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    final StatementRecorder sent = new StatementRecorder();
    final MetaData metadata = new MetaData();
    final UserTable users = new UserTable(metadata);
    final ItemTable items = new ItemTable(metadata);
    final Registry registry = new Registry();
    final Engine engine;
    final SessionFactory sessions;

    Database(String kind) {
        this(kind, UnaryOperator.identity());
    }

    Database(String kind, UnaryOperator<SessionOptions> options) {
        engine = Engine.create(url(kind), o -> o.listener(sent));
        users.map(registry);
        items.map(registry);
        metadata.createAll(engine);
        sessions =
                SessionFactory.of(registry, o -> options.apply(o.strict(true))).bind(engine);
        sent.clear();
    }

    static String url(String kind) {
        return kind.equals("sqlite") ? "sqlite::memory:" : "derby:memory:it" + NUMBER.incrementAndGet();
    }

    @Override
    public void close() {
        int inUse = engine.pool().inUse();
        engine.close();
        if (inUse != 0) {
            throw new AssertionError(inUse + " connections are still in use");
        }
    }
}
