package io.mercator.dialect.kit;

import static io.mercator.api.sql.Sql.count;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mercator.api.engine.Connection;
import io.mercator.api.engine.Engine;
import io.mercator.api.engine.EngineOptions;
import io.mercator.api.engine.PoolFigures;
import io.mercator.api.error.ConnectionHolder;
import io.mercator.api.error.ConnectionUnavailableException;
import io.mercator.api.error.ConnectionsInUseException;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.MetaData;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.dialect.kit.model.User;
import io.mercator.dialect.kit.model.UserTable;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The pool: who holds its connections, leaks, connections that died. On every database. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class PoolContract {
    private final DatabaseUnderTest under;
    final MetaData metadata = new MetaData();
    final UserTable users = new UserTable(metadata);
    private final Registry registry = new Registry();

    PoolContract(DatabaseUnderTest under) {
        this.under = under;
        users.map(registry);
    }

    private OpenDatabase open(UnaryOperator<EngineOptions> options) {
        OpenDatabase database = under.openShared(options);
        metadata.createAll(database.engine());
        return database;
    }

    private static String here(String method) {
        return "PoolContract." + method + "(PoolContract.java:";
    }

    @Test
    void anExhaustedPoolTellsHowItStandsAndWhoHoldsIt() {
        try (OpenDatabase own = open(o -> o.poolSize(1).checkoutTimeout(Duration.ofMillis(250)));
                Engine engine = own.engine();
                Connection held = engine.connect()) {
            ConnectionUnavailableException told =
                    catchThrowableOfType(ConnectionUnavailableException.class, engine::connect);

            assertThat(told.inUse()).isEqualTo(1);
            assertThat(told.idle()).isZero();
            assertThat(told.waiting()).isEqualTo(1);
            assertThat(told.holders()).hasSize(1);
            ConnectionHolder holder = told.holders().get(0);
            assertThat(holder.thread()).isEqualTo(Thread.currentThread().getName());
            assertThat(holder.opened()).isEqualTo("connection");
            assertThat(holder.openedAt()).isEmpty();
            assertThat(told.getMessage().replaceAll("for \\d+ ms", "for N ms").split("\n"))
                    .containsExactly(
                            "No connection to " + engine.toString().replaceAll("Engine\\((.*)\\)", "$1")
                                    + " became free within 250 ms: 1 in use, 0 idle, 1 waiting.",
                            "Held by thread '" + Thread.currentThread().getName() + "' for N ms.",
                            "Close sessions and connections (try-with-resources), or allow more with poolSize(n) or a"
                                    + " longer wait with checkoutTimeout(...). leakTracking(true) tells where they were opened.");
            assertThat(held.isClosed()).isFalse();
        }
    }

    @Test
    void withLeakTrackingItTellsWhereSessionAndConnectionWereOpened() {
        try (OpenDatabase own = open(o ->
                        o.poolSize(2).checkoutTimeout(Duration.ofMillis(250)).leakTracking(true));
                Engine engine = own.engine()) {
            SessionFactory sessions = SessionFactory.of(registry).bind(engine);
            try (Session session = sessions.open();
                    Connection connection = engine.connect()) {
                session.query(User.class).all();
                ConnectionUnavailableException told =
                        catchThrowableOfType(ConnectionUnavailableException.class, engine::connect);

                assertThat(told.holders())
                        .extracting(ConnectionHolder::opened)
                        .containsExactly("connection", "session");
                String method = "withLeakTrackingItTellsWhereSessionAndConnectionWereOpened";
                assertThat(told.holders())
                        .allSatisfy(holder -> assertThat(
                                        holder.place().orElseThrow().toString())
                                .contains(here(method)));
                assertThat(told)
                        .hasMessageContaining("(connection opened at ")
                        .hasMessageContaining("(session opened at ");
                assertThat(connection.isInTransaction()).isFalse();
            }
        }
    }

    @Test
    void aConnectionThatIsHeldTooLongIsLoggedWithItsPlace() throws InterruptedException {
        try (EngineLog log = new EngineLog();
                OpenDatabase own = under.openShared(o -> o.leakTracking(Duration.ofMillis(20)));
                Engine engine = own.engine()) {
            try (Connection held = engine.connect()) {
                LogRecord entry = log.next();

                assertThat(entry.getLevel()).isEqualTo(Level.WARNING);
                assertThat(entry.getMessage())
                        .contains(" has been held for longer than 20 ms by thread '"
                                + Thread.currentThread().getName() + "' for ")
                        .contains("(connection opened at ")
                        .contains(here("aConnectionThatIsHeldTooLongIsLoggedWithItsPlace"))
                        .contains("leakTracking(...)");
                assertThat(entry.getThrown().getStackTrace()[0].getMethodName())
                        .isEqualTo("aConnectionThatIsHeldTooLongIsLoggedWithItsPlace");
                assertThat(held.isClosed()).isFalse();
            }
        }
    }

    @Test
    void whatIsClosedInTimeIsNotLogged() {
        try (EngineLog log = new EngineLog();
                OpenDatabase own = open(o -> o.leakTracking(true));
                Engine engine = own.engine()) {
            engine.ping();
            SessionFactory.of(registry).bind(engine).transaction(session -> session.add(new User("ed", "E", "e")));
            assertThat(log.isEmpty()).isTrue();
        }
    }

    @Test
    void aSessionThatIsCollectedWithoutCloseIsLoggedAndItsConnectionComesBack() throws InterruptedException {
        try (EngineLog log = new EngineLog();
                OpenDatabase own = open(o -> o.poolSize(1).leakTracking(true));
                Engine engine = own.engine()) {
            collectLostSession(engine, log);
        }
    }

    @Test
    void theSameInADatabaseOfOneConnection() throws InterruptedException {
        try (EngineLog log = new EngineLog();
                OpenDatabase own = under.open(o -> o.leakTracking(true));
                Engine engine = own.engine()) {
            metadata.createAll(engine);
            collectLostSession(engine, log);
        }
    }

    private void collectLostSession(Engine engine, EngineLog log) throws InterruptedException {
        lose(SessionFactory.of(registry).bind(engine));
        Thread collector = collector();
        LogRecord entry = log.next();
        collector.interrupt();
        collector.join();

        assertThat(entry.getMessage())
                .contains(" was garbage-collected without close(); it was held by thread '")
                .contains("(session opened at ")
                .contains(here("lose"))
                .contains("try-with-resources");
        engine.begin(c -> {
            assertThat(c.execute(select(count()).from(users)).scalar()).isEqualTo(0L);
            c.execute(insert(users).set(users.name, "ed"));
        });
    }

    private static void lose(SessionFactory sessions) {
        Session lost = sessions.open();
        lost.add(new User("lost", "L", "l"));
        lost.flush();
    }

    private static Thread collector() {
        Thread collector = new Thread(() -> {
            while (!Thread.interrupted()) {
                System.gc();
                try {
                    Thread.sleep(10);
                } catch (InterruptedException end) {
                    return;
                }
            }
        });
        collector.start();
        return collector;
    }

    @Test
    void rowsKeepTheirConnectionAlive() throws InterruptedException {
        try (EngineLog log = new EngineLog();
                OpenDatabase own = open(o -> o.leakTracking(true));
                Engine engine = own.engine()) {
            engine.begin(c -> c.execute(insert(users).set(users.name, "ed")));
            Stream<?> rows = engine.connect().execute(select(users.name)).stream();
            for (int round = 0; round < 5; round++) {
                System.gc();
                Thread.sleep(5);
            }
            assertThat(log.all()).isEmpty();
            assertThat(rows).hasSize(1);
            assertThatThrownBy(engine::close).isInstanceOf(ConnectionsInUseException.class);
        }
    }

    @Test
    void closingAnEngineWhoseConnectionsAreInUseNamesTheHoldersAndClosesNonetheless() {
        OpenDatabase own = open(o -> o.leakTracking(true));
        Engine engine = own.engine();
        Connection held = engine.connect();
        held.execute(insert(users).set(users.name, "ed"));

        ConnectionsInUseException told = catchThrowableOfType(ConnectionsInUseException.class, engine::close);

        assertThat(told.holders()).hasSize(1);
        assertThat(told)
                .hasMessageContaining(" was closed while 1 connection was in use, by thread '")
                .hasMessageContaining(
                        here("closingAnEngineWhoseConnectionsAreInUseNamesTheHoldersAndClosesNonetheless"))
                .hasMessageContaining("try-with-resources");
        assertThat(engine.isClosed()).isTrue();
        held.close();
        engine.close();
        own.close();
    }

    @Test
    void figuresFollowTheConnections() {
        try (OpenDatabase own = open(o -> o);
                Engine engine = own.engine()) {
            assertThat(engine.pool()).isEqualTo(new PoolFigures(0, 1, 0));
            try (Connection first = engine.connect()) {
                assertThat(engine.pool()).isEqualTo(new PoolFigures(1, 0, 0));
                assertThat(first.isClosed()).isFalse();
            }
            assertThat(engine.pool()).isEqualTo(new PoolFigures(0, 1, 0));
        }
    }

    @Test
    void leakTrackingNeedsAThreshold() {
        assertThatThrownBy(() -> EngineOptions.defaults().leakTracking(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("leakTracking needs a threshold of at least 1 ms, not PT0S");
        assertThat(EngineOptions.defaults().leakThreshold()).isEmpty();
        assertThat(EngineOptions.defaults().leakTracking(true).leakThreshold()).contains(Duration.ofSeconds(30));
        assertThat(EngineOptions.defaults()
                        .leakTracking(true)
                        .leakTracking(false)
                        .leakThreshold())
                .isEmpty();
    }
}
