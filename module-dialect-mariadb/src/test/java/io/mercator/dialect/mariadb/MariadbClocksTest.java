package io.mercator.dialect.mariadb;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.defaultSupplier;
import static io.mercator.api.schema.Columns.onUpdate;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.sql.Sql.count;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.select;
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
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the clocks of a program give has nanoseconds, and MariaDB keeps microseconds. */
class MariadbClocksTest {
    private static final Instant EXACT = Instant.parse("2026-03-29T00:30:00.123456789Z");
    private static final Instant KEPT = Instant.parse("2026-03-29T00:30:00.123456Z");

    static final class Events extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<String> name = column("name", STRING.length(20));
        final Column<Instant> created = column("created", INSTANT, defaultSupplier(() -> EXACT));
        final Column<Instant> touched = column("touched", INSTANT, onUpdate(() -> EXACT));
        final Column<LocalDateTime> clock =
                column("clock", TIMESTAMP, defaultSupplier(() -> LocalDateTime.parse("2026-03-29T02:30:00.123456789")));
        final Column<LocalTime> daily =
                column("daily", TIME, defaultSupplier(() -> LocalTime.parse("02:30:00.999999999")));

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

    @Test
    void aSessionStoresAndShowsWhatTheColumnKeeps() {
        try (Session session = sessions.open()) {
            Event event = new Event();
            session.add(event);
            session.commit();
            assertThat(event.created).isEqualTo(KEPT);
            assertThat(schema.engine.<String>inTransaction(connection -> connection
                            .execute(select(events.created, events.clock, events.daily))
                            .one()
                            .toString()))
                    .isEqualTo("('2026-03-29T00:30:00.123456Z', '2026-03-29T02:30:00.123456', '02:30:00.999999')");

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
        schema.engine.begin(connection -> {
            for (int time = 0; time < 100; time++) {
                connection.execute(insert(log));
            }
        });
        assertThat(schema.scalars(select(count()).from(log))).containsExactly(100L);
    }

    @Test
    void aValueOfTheProgramsIsNeverCut() {
        try (Session session = sessions.open()) {
            Event event = new Event();
            event.created = EXACT;
            session.add(event);
            assertThatThrownBy(session::flush)
                    .isInstanceOf(ValueMisfitException.class)
                    .hasMessageContaining("microseconds are kept here, and it has nanoseconds")
                    .hasMessageContaining("truncatedTo(ChronoUnit.MICROS)");
        }
    }
}
