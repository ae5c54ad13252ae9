package io.mercator.dialect.mariadb;

import static io.mercator.api.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.engine.Engine;
import io.mercator.api.engine.EngineOptions;
import io.mercator.api.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** An empty schema of a test's own, which is dropped in the end, and an engine whose names lie in it. */
final class TestSchema implements AutoCloseable {
    private static final String RUN = Long.toString(ProcessHandle.current().pid(), 36);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** One for all tests, since to connect takes longer than a test; it ends with the server. */
    private static final Engine ADMINISTRATION = Engine.create(TestServer.url() + "mysql", o -> o.poolSize(1));

    final String name = "mercator_" + RUN + "_" + NUMBER.incrementAndGet();
    final Engine engine;

    TestSchema() {
        this(UnaryOperator.identity());
    }

    TestSchema(UnaryOperator<EngineOptions> options) {
        admin("CREATE SCHEMA " + name);
        engine = Engine.create(url(), options);
    }

    static void admin(String... statements) {
        ADMINISTRATION.begin(connection -> {
            for (String statement : statements) {
                connection.execute(text(statement));
            }
        });
    }

    String url(String... options) {
        StringBuilder url = new StringBuilder(TestServer.url()).append(name);
        List.of(options)
                .forEach(option -> url.append(url.indexOf("?") < 0 ? '?' : '&').append(option));
        return url.toString();
    }

    void sql(String... statements) {
        engine.begin(connection -> {
            for (String statement : statements) {
                connection.execute(text(statement));
            }
        });
    }

    List<Object> scalars(Statement<?> query) {
        try (var connection = engine.connect()) {
            return connection.execute(query).scalars();
        }
    }

    List<Object> scalars(String query) {
        return scalars(text(query));
    }

    @Override
    public void close() {
        int inUse = engine.pool().inUse();
        engine.close();
        admin("DROP SCHEMA " + name);
        assertThat(inUse).as("connections still in use").isZero();
    }
}
