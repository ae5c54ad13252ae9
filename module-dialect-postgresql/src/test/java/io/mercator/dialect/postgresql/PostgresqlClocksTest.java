package io.mercator.dialect.postgresql;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.defaultSupplier;
import static io.mercator.api.schema.Columns.onUpdate;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.sql.Sql.count;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.update;
import static io.mercator.api.type.Types.INSTANT;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static io.mercator.api.type.Types.TIME;
import static io.mercator.api.type.Types.TIMESTAMP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.error.ValueMisfitException;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.api.type.SqlType;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the clocks of a program give has nanoseconds, and PostgreSQL keeps microseconds. */
class PostgresqlClocksTest {
    private static final Instant EXACT = Instant.parse("2026-03-29T00:30:00.123456789Z");
    private static final Instant KEPT = Instant.parse("2026-03-29T00:30:00.123456Z");

    /** A class of the application's own. */
    record Moment(Instant instant) {}

    private static final SqlType<Moment> MOMENT = INSTANT.as(Moment.class, Moment::new, Moment::instant);

    static final class Events extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<String> name = column("name", STRING);
        final Column<Instant> created = column("created", INSTANT, defaultSupplier(() -> EXACT));
        final Column<Instant> touched = column("touched", INSTANT, onUpdate(() -> EXACT));
        final Column<LocalDateTime> clock =
                column("clock", TIMESTAMP, defaultSupplier(() -> LocalDateTime.parse("2026-03-29T02:30:00.123456789")));
        final Column<LocalTime> daily =
                column("daily", TIME, defaultSupplier(() -> LocalTime.parse("02:30:00.999999999")));
        final Column<Moment> moment = column("moment", MOMENT, defaultSupplier(() -> new Moment(EXACT)));

        Events(MetaData metadata) {
            super(metadata, "events");
        }
    }

    /** A plain class. */
    static final class Event {
        Integer id;
        String name;
        Instant created;
        Instant touched;
    }

    private final MetaData metadata = new MetaData();
    private final Events events = new Events(metadata);
    private TestSchema schema;
    private SessionFactory sessions;

    @BeforeEach
    void open() {
        schema = new TestSchema();
        metadata.createAll(schema.engine);
        Registry registry = new Registry();
        registry.map(Event.class, events)
                .construct(Event::new)
                .property(events.id, event -> event.id, (event, value) -> event.id = value)
                .property(events.name, event -> event.name, (event, value) -> event.name = value)
                .property(events.created, event -> event.created, (event, value) -> event.created = value)
                .property(events.touched, event -> event.touched, (event, value) -> event.touched = value);
        sessions = SessionFactory.of(registry).bind(schema.engine);
    }

    @AfterEach
    void close() {
        schema.close();
    }

    private void assertStored(int id) {
        assertThat(schema.engine.<List<?>>inTransaction(connection -> connection
                        .execute(select(events.created, events.clock, events.daily, events.moment)
                                .where(events.id.eq(id)))
                        .all()
                        .stream()
                        .map(Object::toString)
                        .toList()))
                .hasToString("[('2026-03-29T00:30:00.123456Z', '2026-03-29T02:30:00.123456', '02:30:00.999999',"
                        + " 'Moment[instant=2026-03-29T00:30:00.123456Z]')]");
    }

    @Test
    void aSessionStoresAndShowsWhatTheColumnKeeps() {
        try (Session session = sessions.open()) {
            Event event = new Event();
            session.add(event);
            session.commit();
            assertThat(event.created).isEqualTo(KEPT);
            assertStored(event.id);

            event.name = "changed";
            session.flush();
            assertThat(event.touched).isEqualTo(KEPT);
            session.commit();
            session.refresh(event);
            assertThat(event.touched).isEqualTo(KEPT);
            assertThat(session.dirty()).isEmpty();
        }
    }

    @Test
    void theClockItselfMayBeTheDefault() {
        MetaData other = new MetaData();
        Table log = Table.of(
                other,
                "log",
                column("id", INTEGER, primaryKey()),
                column("at", INSTANT, defaultSupplier(Instant::now)));
        other.createAll(schema.engine);
        for (int time = 0; time < 100; time++) {
            schema.engine.begin(connection -> connection.execute(insert(log)));
        }
        assertThat(schema.scalars(select(count()).from(log))).containsExactly(100L);
    }

    @Test
    void bulkOperationsAndStatementsDoTheSame() {
        try (Session session = sessions.open()) {
            Event event = new Event();
            session.bulk().insert(List.of(event));
            session.bulk().insert(events, List.of(Map.of(events.name, "row")));
            session.bulk().update(events, List.of(Map.of(events.id, 2, events.name, "new")));
            session.commit();
        }
        schema.engine.begin(connection -> {
            connection.execute(insert(events).set(events.name, "own"));
            connection.execute(update(events).set(events.name, "own").where(events.id.eq(3)));
        });
        assertStored(1);
        assertStored(2);
        assertStored(3);
        assertThat(schema.scalars(select(events.touched).where(events.id.gt(1)).orderBy(events.id)))
                .containsExactly(KEPT, KEPT);
    }

    @Test
    void aValueOfTheProgramsIsNeverCut() {
        try (Session session = sessions.open()) {
            Event event = new Event();
            event.created = EXACT;
            session.add(event);
            assertThatThrownBy(session::flush)
                    .isInstanceOf(ValueMisfitException.class)
                    .hasMessageContaining("PostgreSQL keeps microseconds, and it has nanoseconds")
                    .hasMessageContaining("truncatedTo(ChronoUnit.MICROS)");
        }
    }
}
