package io.mercator.benchmarks.mercator;

import io.mercator.api.engine.Engine;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.api.spi.ExecutionEngine;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.ExpressionList;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.Select;
import io.mercator.benchmarks.model.Employee;
import io.mercator.benchmarks.stub.StubDataSource;
import java.util.List;

/** What becomes of one statement before the database sees it. */
public final class StatementWork implements AutoCloseable {
    private final Schema schema = new Schema();
    private final ExecutionEngine engine = open(512);
    private final ExecutionEngine forgetful = open(0);
    private final SessionFactory sessions = SessionFactory.of(schema.registry).bind(engine);
    private final List<Expression<?>> columns = List.of(
            schema.employees.id,
            schema.employees.name,
            schema.employees.email,
            schema.employees.department,
            schema.employees.salary,
            schema.employees.active,
            schema.employees.hired);
    private Select<Row> built = build(1);

    private static ExecutionEngine open(int cached) {
        return ExecutionEngine.of(
                Engine.create(StubDataSource.make(), o -> o.dialect("sqlite").cacheSize(cached)));
    }

    /** Builds a query by key of its columns. */
    public Select<Row> build(int id) {
        built = Select.<Row>of(ExpressionList.of(columns)).where(schema.employees.id.eq(id));
        return built;
    }

    /** Compiles the query that was built last, whose like was compiled before. */
    public String compile() {
        return engine.compile(built).sql();
    }

    /** Builds a query and compiles it, whose like was compiled before. */
    public String buildAndCompile(int id) {
        return engine.compile(build(id)).sql();
    }

    /** Builds a query and renders it. */
    public String buildAndRender(int id) {
        return forgetful.compile(build(id)).sql();
    }

    /** Opens a session and closes it. */
    public boolean session() {
        try (Session session = sessions.open()) {
            return session.isClosed();
        }
    }

    /** Asks for an object by key in a session of its own. */
    public Employee query(int id) {
        try (Session session = sessions.open()) {
            return session.query(Employee.class)
                    .filter(schema.employees.id.eq(id))
                    .one();
        }
    }

    @Override
    public void close() {
        engine.close();
        forgetful.close();
    }
}
