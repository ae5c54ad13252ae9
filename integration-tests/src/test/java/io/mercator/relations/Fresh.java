package io.mercator.relations;

import io.mercator.api.engine.Engine;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.session.SessionFactory;
import io.mercator.api.session.SessionOptions;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.Sql;
import io.mercator.dialect.kit.StatementRecorder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A fresh database with the tables of a test, and a factory of sessions for its classes. */
final class Fresh implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    final StatementRecorder sent = new StatementRecorder();
    final Engine engine;
    final SessionFactory sessions;

    Fresh(String kind, MetaData metadata, Registry registry) {
        this(kind, metadata, registry, UnaryOperator.identity());
    }

    Fresh(String kind, MetaData metadata, Registry registry, UnaryOperator<SessionOptions> options) {
        String url = kind.equals("sqlite") ? "sqlite::memory:" : "derby:memory:fresh" + NUMBER.incrementAndGet();
        engine = Engine.create(url, o -> o.listener(sent));
        sessions =
                SessionFactory.of(registry, o -> options.apply(o.strict(true))).bind(engine);
        metadata.createAll(engine);
        sent.clear();
    }

    /** Reads columns of a table in the order of all of them, each row as the text of a list. */
    List<String> rows(Column<?>... columns) {
        return engine.inTransaction(connection -> {
            List<String> rows = new ArrayList<>();
            for (Row row : connection
                    .execute(Sql.select(List.of(columns))
                            .from(columns[0].table())
                            .orderBy(columns))
                    .all()) {
                List<Object> values = new ArrayList<>();
                for (int index = 0; index < row.size(); index++) {
                    values.add(row.get(index));
                }
                rows.add(values.toString());
            }
            return rows;
        });
    }

    /** Derby needs to be told the type of a parameter that stands first. */
    static String bound(String kind, String sql) {
        return kind.equals("derby") ? sql.replace("WHERE ? =", "WHERE CAST(? AS INTEGER) =") : sql;
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
