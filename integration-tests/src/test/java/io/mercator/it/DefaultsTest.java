package io.mercator.it;

import static io.mercator.api.schema.Columns.defaultExpression;
import static io.mercator.api.schema.Columns.defaultSupplier;
import static io.mercator.api.schema.Columns.defaultValue;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.serverDefault;
import static io.mercator.api.sql.Sql.constant;
import static io.mercator.api.sql.Sql.function;
import static io.mercator.api.sql.Sql.literal;
import static io.mercator.api.sql.Sql.text;
import static io.mercator.api.type.Types.BINARY;
import static io.mercator.api.type.Types.BOOLEAN;
import static io.mercator.api.type.Types.DATE;
import static io.mercator.api.type.Types.DECIMAL;
import static io.mercator.api.type.Types.DOUBLE;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.REAL;
import static io.mercator.api.type.Types.STRING;
import static io.mercator.api.type.Types.TIMESTAMP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Engine;
import io.mercator.api.error.SchemaException;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.InsertMode;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The four kinds of defaults, which an object has after its flush, on every database and by every way of inserting. */
@Tag("class-path")
class DefaultsTest {
    private static final AtomicInteger NEXT = new AtomicInteger();

    private static final class Ticket {
        private Integer id;
        private String state;
        private Integer number;
        private String code;
        private LocalDateTime opened;
        private Integer weight;
        private BigDecimal price;
        private Boolean open;
        private LocalDate due;
        private Float share;
        private Double rate;
        private byte[] mark;
    }

    private static final class Tickets extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<String> state = column("state", STRING.length(10), defaultValue("new"));
        final Column<Integer> number = column("number", INTEGER, defaultSupplier(NEXT::incrementAndGet));
        final Column<String> code =
                column("code", STRING.length(10), defaultExpression(function("upper", STRING, constant("it's"))));
        final Column<LocalDateTime> opened = column("opened", TIMESTAMP, defaultExpression(text("CURRENT_TIMESTAMP")));
        final Column<Integer> weight = column("weight", INTEGER, serverDefault(INTEGER, -7));
        final Column<BigDecimal> price =
                column("price", DECIMAL.of(8, 2), serverDefault(DECIMAL.of(8, 2), new BigDecimal("-1.50")));
        final Column<Boolean> open = column("open_", BOOLEAN, serverDefault(BOOLEAN, true));
        final Column<LocalDate> due = column("due", DATE, serverDefault(DATE, LocalDate.of(2026, 3, 29)));
        final Column<Float> share = column("share", REAL, serverDefault(REAL, -0.1f));
        final Column<Double> rate = column("rate", DOUBLE, serverDefault("2.5"));
        final Column<byte[]> mark =
                column("mark", BINARY.length(4), serverDefault(BINARY.length(4), new byte[] {1, 39}));

        Tickets(MetaData metadata) {
            super(metadata, "tickets");
        }

        Registry mapped() {
            Registry registry = new Registry();
            registry.map(Ticket.class, this)
                    .construct(Ticket::new)
                    .property(id, t -> t.id, (t, v) -> t.id = v)
                    .property(state, t -> t.state, (t, v) -> t.state = v)
                    .property(number, t -> t.number, (t, v) -> t.number = v)
                    .property(code, t -> t.code, (t, v) -> t.code = v)
                    .property(opened, t -> t.opened, (t, v) -> t.opened = v)
                    .property(weight, t -> t.weight, (t, v) -> t.weight = v)
                    .property(price, t -> t.price, (t, v) -> t.price = v)
                    .property(open, t -> t.open, (t, v) -> t.open = v)
                    .property(due, t -> t.due, (t, v) -> t.due = v)
                    .property(share, t -> t.share, (t, v) -> t.share = v)
                    .property(rate, t -> t.rate, (t, v) -> t.rate = v)
                    .property(mark, t -> t.mark, (t, v) -> t.mark = v);
            return registry;
        }
    }

    private final Tickets tickets = new Tickets(new MetaData());
    private Engine engine;
    private SessionFactory sessions;

    private void open(String kind) {
        engine = Engine.create(Databases.url(kind));
        tickets.metadata().createAll(engine);
        sessions = SessionFactory.of(tickets.mapped()).bind(engine);
        NEXT.set(0);
    }

    @AfterEach
    void close() {
        if (engine != null) {
            assertThat(engine.pool().inUse()).isZero();
            engine.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anObjectHasEveryDefaultAfterItsFlush(String kind) {
        open(kind);
        for (InsertMode mode : InsertMode.values()) {
            NEXT.set(0);
            try (Session session = sessions.open(o -> o.inserts(mode))) {
                List<Ticket> added =
                        IntStream.range(0, 3).mapToObj(place -> new Ticket()).toList();
                session.addAll(added);
                session.flush();
                for (int place = 0; place < 3; place++) {
                    Ticket ticket = added.get(place);
                    assertThat(ticket.id).isNotNull();
                    assertThat(ticket.state).isEqualTo("new");
                    assertThat(ticket.number).isEqualTo(place + 1);
                    assertThat(ticket.code).isEqualTo("IT'S");
                    assertThat(ticket.opened).isAfter(LocalDateTime.parse("2026-01-01T00:00:00"));
                    assertThat(ticket.weight).isEqualTo(-7);
                    assertThat(ticket.price).isEqualTo(new BigDecimal("-1.50"));
                    assertThat(ticket.open).isTrue();
                    assertThat(ticket.due).isEqualTo(LocalDate.of(2026, 3, 29));
                    assertThat(ticket.share).isEqualTo(-0.1f);
                    assertThat(ticket.rate).isEqualTo(2.5);
                    assertThat(ticket.mark).containsExactly(1, 39);
                }
                assertThat(session.dirty()).isEmpty();
                session.rollback();
                assertThat(added.get(0).id).isNull();
                assertThat(added.get(0).code).isNull();
                assertThat(added.get(0).weight).isNull();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aValueOrAForcedNullComesBeforeEachDefault(String kind) {
        open(kind);
        try (Session session = sessions.open()) {
            Ticket given = new Ticket();
            given.state = "old";
            given.number = 99;
            given.code = "own";
            given.opened = LocalDateTime.parse("2000-01-01T00:00:00");
            given.weight = 1;
            Ticket forced = new Ticket();
            session.addAll(given, forced);
            session.setNull(forced, tickets.state);
            session.setNull(forced, tickets.number);
            session.setNull(forced, tickets.code);
            session.setNull(forced, tickets.weight);
            session.commit();
            session.refresh(given);
            session.refresh(forced);
            assertThat(given.state).isEqualTo("old");
            assertThat(given.number).isEqualTo(99);
            assertThat(given.code).isEqualTo("own");
            assertThat(given.opened).isEqualTo(LocalDateTime.parse("2000-01-01T00:00:00"));
            assertThat(given.weight).isEqualTo(1);
            assertThat(forced.state).isNull();
            assertThat(forced.number).isNull();
            assertThat(forced.code).isNull();
            assertThat(forced.weight).isNull();
            assertThat(forced.price).isEqualTo(new BigDecimal("-1.50"));
        }
    }

    @Test
    void anExpressionWithBoundParametersIsNoDefault() {
        assertThatThrownBy(() -> defaultExpression(literal("x")))
                .isInstanceOf(SchemaException.class)
                .hasMessage("The expression of defaultExpression(...) has bound parameters, which have no place there."
                        + " Write values of the program's own as constant(value).");
    }
}
