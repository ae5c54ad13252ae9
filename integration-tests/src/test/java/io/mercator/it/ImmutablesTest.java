package io.mercator.it;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.update;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Engine;
import io.mercator.api.error.FlushException;
import io.mercator.api.error.MappingException;
import io.mercator.api.error.SessionException;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.ObjectState;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.dialect.kit.StatementRecorder;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records and other classes without setters, on every database. */
@Tag("class-path")
class ImmutablesTest {
    private record Point(int id, int x, String label) {
        Point {
            if (label != null && label.isBlank()) {
                throw new IllegalArgumentException("a label must not be blank");
            }
        }
    }

    private record Named(String label, int total) {}

    /** Half of it is fixed by the constructor, the rest has setters. */
    private static final class Marker {
        private final int id;
        private final String label;
        private int x;

        Marker(int id, String label) {
            this.id = id;
            this.label = label;
        }

        int id() {
            return id;
        }

        String label() {
            return label;
        }

        int x() {
            return x;
        }

        void x(int value) {
            x = value;
        }
    }

    private static final class Points extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey(), assigned());
        final Column<Integer> x = column("x", INTEGER);
        final Column<String> label = column("label", STRING.length(20));

        Points(MetaData metadata) {
            super(metadata, "points");
        }
    }

    private final Points points = new Points(new MetaData());
    private final StatementRecorder sent = new StatementRecorder();
    private Engine engine;

    private SessionFactory open(String kind, Consumer<Registry> mapping) {
        engine = Engine.create(Databases.url(kind), o -> o.listener(sent));
        points.metadata().createAll(engine);
        Registry registry = new Registry();
        mapping.accept(registry);
        return SessionFactory.of(registry).bind(engine);
    }

    @AfterEach
    void close() {
        if (engine != null) {
            assertThat(engine.pool().inUse()).isZero();
            engine.close();
        }
    }

    private void mapPoints(Registry registry) {
        registry.map(Point.class, points)
                .construct(points.id, points.x, points.label, Point::new)
                .property(points.id, Point::id)
                .property(points.x, Point::x)
                .property(points.label, Point::label);
    }

    private void mapMarkers(Registry registry) {
        registry.map(Marker.class, points)
                .construct(points.id, points.label, Marker::new)
                .property(points.id, Marker::id)
                .property(points.label, Marker::label)
                .intProperty(points.x, Marker::x, Marker::x);
    }

    private void roundTrip(SessionFactory sessions) {
        try (Session session = sessions.open()) {
            Point first = new Point(1, 10, "one");
            Point second = new Point(2, 20, null);
            session.addAll(first, second);
            session.commit();
            assertThat(session.get(Point.class, 1)).isSameAs(first);
            assertThat(session.dirty()).isEmpty();
            session.delete(second);
            session.commit();
        }
        try (Session session = sessions.open()) {
            List<Point> all = session.query(Point.class).orderBy(points.id).all();
            assertThat(all).containsExactly(new Point(1, 10, "one"));
            assertThat(session.get(Point.class, 1)).isSameAs(all.get(0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aRecordIsReadThroughItsConstructorByMethodReference(String kind) {
        roundTrip(open(kind, this::mapPoints));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aRecordIsReadThroughItsConstructorByLookup(String kind) {
        roundTrip(open(kind, registry -> registry.map(Point.class, points).fields(MethodHandles.lookup())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aRowThatChangedGetsANewObjectAndTheOldOneLeaves(String kind) {
        SessionFactory sessions = open(kind, this::mapPoints);
        try (Session session = sessions.open()) {
            Point before = new Point(1, 10, "one");
            session.add(before);
            session.commit();
            session.execute(update(points).set(points.x, 11).where(points.id.eq(1)));
            session.commit();
            Point after = session.get(Point.class, 1);
            assertThat(after).isEqualTo(new Point(1, 11, "one"));
            assertThat(session.state(after)).isEqualTo(ObjectState.PERSISTENT);
            assertThat(session.state(before)).isEqualTo(ObjectState.DETACHED);
            session.execute(update(points).set(points.x, 12));
            session.commit();
            assertThat(session.query(Point.class).one()).isEqualTo(new Point(1, 12, "one"));
            session.commit();
            sent.clear();
            Point same = session.query(Point.class).one();
            assertThat(session.query(Point.class).one()).isSameAs(same);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aClassMayFixSomePropertiesAndSetOthers(String kind) {
        SessionFactory sessions = open(kind, this::mapMarkers);
        try (Session session = sessions.open()) {
            Marker marker = new Marker(1, "a");
            marker.x(5);
            session.add(marker);
            session.commit();
            marker.x(6);
            sent.clear();
            session.flush();
            assertThat(sent.lines()).containsExactly("BEGIN", "UPDATE points SET x=? WHERE points.id = ? (6, 1)");
            session.rollback();
            assertThat(marker.x()).isEqualTo(5);
        }
        try (Session session = sessions.open()) {
            Marker read = session.get(Marker.class, 1);
            assertThat(read.label()).isEqualTo("a");
            assertThat(read.x()).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aConstructorThatRefusesARowIsToldWithTheRow(String kind) {
        SessionFactory sessions = open(kind, this::mapPoints);
        engine.begin(connection -> {
            connection.execute(insert(points).set(points.id, 1).set(points.label, "no x"));
            connection.execute(insert(points).set(points.id, 2).set(points.x, 1).set(points.label, " "));
        });
        try (Session session = sessions.open()) {
            assertThatThrownBy(() -> session.get(Point.class, 1))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("refused the row Point(id=1)")
                    .hasMessageContaining("NULL is in 'points.x'");
            assertThatThrownBy(() -> session.get(Point.class, 2))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("a label must not be blank")
                    .hasCauseInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void columnQueriesGoIntoRecords(String kind) {
        SessionFactory sessions = open(kind, this::mapPoints);
        try (Session session = sessions.open()) {
            session.addAll(new Point(1, 10, "one"), new Point(2, 20, "two"));
            session.commit();
            assertThat(session.query(points.label, points.x)
                            .orderBy(points.x.desc())
                            .map(row -> row.into(Named::new))
                            .all())
                    .containsExactly(new Named("two", 20), new Named("one", 10));
            assertThat(session.query(Point.class)
                            .filterBy("label", "two")
                            .map(Point::x)
                            .one())
                    .isEqualTo(20);
        }
        engine.begin(connection -> assertThat(
                        connection
                                .execute(select(points.label, points.x)
                                        .from(points)
                                        .orderBy(points.id))
                                .stream()
                                .map(row -> row.into(Named::new))
                                .toList())
                .containsExactly(new Named("one", 10), new Named("two", 20)));
    }

    private static final class Numbered extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<String> label = column("label", STRING.length(20), notNull());

        Numbered(MetaData metadata) {
            super(metadata, "numbered");
        }
    }

    private record Tag(Integer id, String label) {}

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aGeneratedKeyCannotBeSetIntoARecord(String kind) {
        Numbered numbered = new Numbered(points.metadata());
        SessionFactory sessions = open(
                kind,
                registry -> registry.map(Tag.class, numbered)
                        .construct(numbered.id, numbered.label, Tag::new)
                        .property(numbered.id, Tag::id)
                        .property(numbered.label, Tag::label));
        try (Session session = sessions.open()) {
            Tag tag = new Tag(null, "new");
            session.add(tag);
            assertThatThrownBy(session::flush)
                    .isInstanceOf(FlushException.class)
                    .hasMessageContaining("'numbered.id'")
                    .hasMessageContaining("is an argument of the constructor");
            session.expunge(tag);
            session.execute(insert(numbered).set(numbered.label, "row"));
            assertThat(session.query(Tag.class).one().label()).isEqualTo("row");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite"})
    void aMappingWithGapsIsToldWhenItIsCompleted(String kind) {
        assertThatThrownBy(() -> open(
                        kind,
                        registry -> registry.map(Point.class, points)
                                .construct(points.id, points.x, (id, x) -> new Point(id, x, null))
                                .property(points.id, Point::id)
                                .property(points.label, Point::label)))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("column 'x' is an argument of construct(...) and no property")
                .hasMessageContaining("property 'label' has no setter and is no argument of the constructor");
        close();
        assertThatThrownBy(() -> open(
                        kind,
                        registry ->
                                registry.map(Named.class, points).key(points.id).fields(MethodHandles.lookup())))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("component 'total' of the record has no column");
    }
}
