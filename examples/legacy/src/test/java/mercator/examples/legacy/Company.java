package mercator.examples.legacy;

import io.mercator.api.engine.Engine;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.api.sql.QueryExpression;
import io.mercator.api.sql.Row;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import mercator.examples.legacy.tables.KeyChanges;
import mercator.examples.legacy.tables.Tables;

/** A fresh database with the old schema; closing it tells of connections that nobody gave back. */
final class Company implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    final Engine engine;
    final LegacyModel model;
    final Tables tables;
    final SessionFactory sessions;

    private Company(String database) {
        engine = Engine.create(url(database));
        model = new LegacyModel(KeyChanges.of(engine.dialect()));
        tables = model.tables;
        tables.metadata.createAll(engine);
        sessions = SessionFactory.of(model.registry, o -> o.strict(true)).bind(engine);
    }

    static String url(String database) {
        return database.equals("sqlite") ? "sqlite::memory:" : "derby:memory:legacy" + NUMBER.incrementAndGet();
    }

    static Company empty(String database) {
        return new Company(database);
    }

    static Company open(String database) {
        Company company = new Company(database);
        company.change(session -> LegacySample.fill(company.model, session));
        return company;
    }

    void change(Consumer<Session> work) {
        sessions.transaction(work);
    }

    /** What the database itself has, as text. */
    List<String> rows(QueryExpression<? extends Row> query) {
        return engine.inTransaction(connection ->
                connection.execute(query).all().stream().map(String::valueOf).toList());
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
