package io.mercator.dialect.mariadb;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.schema.Columns.unique;
import static io.mercator.api.type.Types.BIGINT;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;

import io.mercator.api.engine.Engine;
import io.mercator.api.engine.EngineOptions;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.SessionFactory;
import io.mercator.api.sql.QueryExpression;
import io.mercator.api.sql.Row;
import io.mercator.dialect.kit.StatementRecorder;
import java.util.List;
import java.util.function.UnaryOperator;

/** A schema of a test's own with users and their orders. */
final class Shop implements AutoCloseable {
    static final class Users extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<String> name = column("name", STRING.length(40), notNull(), unique());
        final Column<Integer> age = column("age", INTEGER);

        Users(MetaData metadata) {
            super(metadata, "users");
        }
    }

    static final class Orders extends Table {
        final Column<Long> id = column("id", BIGINT, primaryKey(), assigned());
        final Column<Integer> user = column("user_id", INTEGER, references("users.id"));
        final Column<Integer> amount = column("amount", INTEGER);

        Orders(MetaData metadata) {
            super(metadata, "orders");
        }
    }

    /** A plain class. */
    static final class User {
        Integer id;
        String name;
        Integer age;

        User() {}

        User(String name, Integer age) {
            this.name = name;
            this.age = age;
        }
    }

    final MetaData metadata = new MetaData();
    final Users users = new Users(metadata);
    final Orders orders = new Orders(metadata);
    final StatementRecorder sent = new StatementRecorder();
    final TestSchema schema;
    final Engine engine;
    final SessionFactory sessions;

    Shop() {
        this(UnaryOperator.identity());
    }

    Shop(UnaryOperator<EngineOptions> options) {
        schema = new TestSchema(o -> options.apply(o.listener(sent)));
        engine = schema.engine;
        metadata.createAll(engine);
        Registry registry = new Registry();
        registry.map(User.class, users)
                .construct(User::new)
                .property(users.id, user -> user.id, (user, value) -> user.id = value)
                .property(users.name, user -> user.name, (user, value) -> user.name = value)
                .property(users.age, user -> user.age, (user, value) -> user.age = value);
        sessions = SessionFactory.of(registry, o -> o.strict(true)).bind(engine);
        sent.clear();
    }

    List<String> rows(QueryExpression<? extends Row> query) {
        return engine.inTransaction(
                c -> c.execute(query).all().stream().map(Object::toString).toList());
    }

    @Override
    public void close() {
        schema.close();
    }
}
