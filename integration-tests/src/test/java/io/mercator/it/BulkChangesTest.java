package io.mercator.it;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.defaultExpression;
import static io.mercator.api.schema.Columns.defaultValue;
import static io.mercator.api.schema.Columns.onUpdate;
import static io.mercator.api.schema.Columns.onUpdateExpression;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.sql.Sql.add;
import static io.mercator.api.sql.Sql.constant;
import static io.mercator.api.sql.Sql.delete;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.parameter;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.text;
import static io.mercator.api.sql.Sql.update;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Engine;
import io.mercator.api.error.ConfigurationException;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.ObjectState;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements of one's own beside a session's objects, and what columns get without being named, on every database. */
class BulkChangesTest {
    private static final AtomicInteger CHANGES = new AtomicInteger();

    private static final class Part {
        private int id;
        private String name;
        private String state;
        private Integer change;
        private Integer version;

        Part() {}

        Part(int id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    private static final class Parts extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey(), assigned());
        final Column<String> name = column("name", STRING.length(20));
        final Column<String> state = column("state", STRING.length(10), defaultValue("new"));
        final Column<Integer> change = column("change_", INTEGER, onUpdate(CHANGES::incrementAndGet));
        final Column<Integer> version = column("version", INTEGER, defaultExpression(constant(1)));
        final Column<Integer> touched = column("touched", INTEGER, onUpdateExpression(constant(7)));

        Parts(MetaData metadata) {
            super(metadata, "parts");
        }

        Registry mapped() {
            Registry registry = new Registry();
            registry.map(Part.class, this)
                    .construct(Part::new)
                    .intProperty(id, p -> p.id, (p, v) -> p.id = v)
                    .property(name, p -> p.name, (p, v) -> p.name = v)
                    .property(state, p -> p.state, (p, v) -> p.state = v)
                    .property(change, p -> p.change, (p, v) -> p.change = v)
                    .property(version, p -> p.version, (p, v) -> p.version = v)
                    .leaveOut(touched);
            return registry;
        }
    }

    private final Parts parts = new Parts(new MetaData());
    private Engine engine;
    private SessionFactory sessions;

    private void open(String kind) {
        engine = Engine.create(Databases.url(kind));
        parts.metadata().createAll(engine);
        sessions = SessionFactory.of(parts.mapped()).bind(engine);
        CHANGES.set(0);
    }

    @AfterEach
    void close() {
        assertThat(engine.pool().inUse()).isZero();
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void statementsTakeTheDefaultsOfTheColumnsThatTheyLeaveOut(String kind) {
        open(kind);
        engine.begin(connection -> {
            connection.execute(insert(parts).set(parts.id, 1).set(parts.name, "bolt"));
            connection.execute(insert(parts)
                    .set(parts.id, 2)
                    .set(parts.state, (String) null)
                    .set(parts.version, 9));
            assertThat(connection
                            .execute(select(parts.state, parts.version, parts.change)
                                    .from(parts)
                                    .orderBy(parts.id))
                            .all()
                            .toString())
                    .isEqualTo("[('new', 1, null), (null, 9, null)]");
            connection.execute(update(parts).set(parts.name, "nut").where(parts.id.eq(1)));
            connection.execute(update(parts).set(parts.change, 50).where(parts.id.eq(2)));
            assertThat(connection
                            .execute(select(parts.change, parts.touched)
                                    .from(parts)
                                    .orderBy(parts.id))
                            .all()
                            .toString())
                    .isEqualTo("[(1, 7), (50, 7)]");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aFlushGivesUpdatedRowsTheirNewValues(String kind) {
        open(kind);
        try (Session session = sessions.open()) {
            Part part = new Part(1, "bolt");
            session.add(part);
            session.commit();
            assertThat(part.change).isNull();
            part.name = "nut";
            session.flush();
            assertThat(part.change).isEqualTo(1);
            assertThat(session.dirty()).isEmpty();
            part.change = 40;
            session.flush();
            assertThat(part.change).isEqualTo(40);
            session.rollback();
            assertThat(part.change).isNull();
            assertThat(part.name).isEqualTo("bolt");
            part.name = "nut";
            session.commit();
            assertThat(session.execute(select(parts.touched).from(parts)).scalar())
                    .isEqualTo(7);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anUpdateOfOnesOwnExpiresTheObjectsOfItsTable(String kind) {
        open(kind);
        try (Session session = sessions.open()) {
            Part one = new Part(1, "bolt");
            Part two = new Part(2, "nut");
            session.addAll(one, two);
            session.flush();
            session.execute(
                    update(parts).set(parts.version, add(parts.version, 1)).where(parts.id.eq(1)));
            assertThat(session.read(one, parts.version)).isEqualTo(2);
            assertThat(session.get(Part.class, 1).version).isEqualTo(2);
            session.rollback();
            assertThat(session.state(one)).isEqualTo(ObjectState.TRANSIENT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aDeleteOfOnesOwnDeletesTheObjectsWhoseRowsItMeets(String kind) {
        open(kind);
        try (Session session = sessions.open()) {
            Part one = new Part(1, "bolt");
            Part two = new Part(2, "nut");
            session.addAll(one, two);
            session.commit();
            session.execute(delete(parts).where(parts.name.eq("bolt")));
            assertThat(session.state(one)).isEqualTo(ObjectState.DELETED);
            assertThat(session.find(Part.class, 1)).isEmpty();
            assertThat(session.get(Part.class, 2)).isSameAs(two);
            session.rollback();
            assertThat(session.state(one)).isEqualTo(ObjectState.PERSISTENT);
            assertThat(session.get(Part.class, 1)).isSameAs(one);
            session.execute(delete(parts).where(parts.name.eq("bolt")));
            session.commit();
            assertThat(session.state(one)).isEqualTo(ObjectState.DETACHED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void namedParametersGetTheirValuesAtExecution(String kind) {
        open(kind);
        var byName = select(parts.id)
                .from(parts)
                .where(parts.name.eq(parameter("name", STRING)), parts.id.lt(parameter("below", INTEGER)));
        engine.begin(connection -> {
            connection.execute(insert(parts).set(parts.id, 1).set(parts.name, "bolt"));
            connection.execute(insert(parts).set(parts.id, 2).set(parts.name, "nut"));
            assertThat(connection
                            .execute(byName, Map.of("name", "bolt", "below", 5))
                            .scalars())
                    .isEqualTo(List.of(1));
            assertThat(connection
                            .execute(byName, Map.of("name", "nut", "below", 2))
                            .scalars())
                    .isEmpty();
            assertThatThrownBy(() -> connection.execute(byName))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("The parameter ':name' of the statement has no value");
            assertThatThrownBy(() -> connection.execute(byName, Map.of("name", "x", "below", 1, "nam", 1)))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("no parameter ':nam'")
                    .hasMessageContaining("Did you mean 'name'?");
            assertThatThrownBy(() -> connection.execute(byName, Map.of("name", 1, "below", 1)))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("java.lang.String");
        });
        try (Session session = sessions.open()) {
            assertThat(session.execute(byName, Map.of("name", "bolt", "below", 5))
                            .scalars())
                    .containsExactly(1);
            session.execute(text("DELETE FROM parts"));
            session.commit();
        }
    }
}
