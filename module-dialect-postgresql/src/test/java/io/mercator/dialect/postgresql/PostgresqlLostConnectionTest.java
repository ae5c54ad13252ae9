package io.mercator.dialect.postgresql;

import static io.mercator.api.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mercator.api.engine.Engine;
import io.mercator.api.engine.StatementEvent;
import io.mercator.api.engine.StatementListener;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.error.PendingRollbackException;
import io.mercator.api.error.StatementException;
import io.mercator.api.schema.MetaData;
import io.mercator.api.session.InsertMode;
import io.mercator.api.session.ObjectState;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The server ends a session's connection at the worst moments, on the engine's own pool, on a data source and on a pool of the
 * user's: what was not committed is gone, the objects are as before, and the same factory, session and objects go on.
 */
class PostgresqlLostConnectionTest {
    private static final String POOL = "pool";
    private static final String DATA_SOURCE = "data source";
    private static final String USERS_POOL = "user's pool";

    private final MetaData metadata = new MetaData();
    private final Purse.Purses purses = new Purse.Purses(metadata);
    private final List<Integer> doomed = new ArrayList<>();
    private final TestSchema schema = new TestSchema();
    private final UrlDataSource usersPool = new UrlDataSource("jdbc:" + schema.url(), true);
    private Engine engine;
    private SessionFactory sessions;

    /** Ends the connection that is doomed after the next INSERT. */
    private final class Killer implements StatementListener {
        @Override
        public void after(StatementEvent event, Duration elapsed) {
            if (event.sql().startsWith("INSERT") && !doomed.isEmpty()) {
                kill(doomed.remove(0));
            }
        }
    }

    private void open(String source) {
        engine = switch (source) {
            case POOL -> Engine.create(schema.url(), o -> o.listener(new Killer()));
            case DATA_SOURCE ->
                Engine.create(new UrlDataSource("jdbc:" + schema.url(), false), o -> o.listener(new Killer()));
            default -> Engine.create(usersPool, o -> o.listener(new Killer()));
        };
        metadata.createAll(engine);
        sessions = SessionFactory.of(
                        purses.mapped(),
                        o -> o.strict(true).inserts(InsertMode.ROW_BY_ROW).backoff(Duration.ZERO, Duration.ZERO))
                .bind(engine);
        sessions.transaction(session -> session.add(new Purse("ann", 10)));
    }

    @AfterEach
    void close() {
        assertThat(engine.pool().inUse()).isZero();
        engine.close();
        usersPool.closeIdle();
        schema.close();
    }

    private static int pid(Session session) {
        return (Integer) session.execute(text("SELECT pg_backend_pid()")).scalar();
    }

    /** Ends a server's process and waits until it is gone. */
    private void kill(int pid) {
        schema.scalars("SELECT pg_terminate_backend(" + pid + ")");
        while (!schema.scalars("SELECT 1 FROM pg_stat_activity WHERE pid = " + pid)
                .isEmpty()) {
            Thread.onSpinWait();
        }
    }

    private List<Object> rows() {
        return schema.scalars("SELECT owner || ' ' || coins FROM purses ORDER BY owner");
    }

    private static StatementException lost(Runnable work) {
        StatementException lost = catchThrowableOfType(StatementException.class, work::run);
        assertThat(lost).isNotNull();
        assertThat(lost.kind()).isEqualTo(ErrorKind.CONNECTION_LOST);
        return lost;
    }

    /** Checks that session, factory and objects go on as if nothing had been. */
    private void assertGoesOn(Session session, Purse ann, Purse... added) {
        assertThat(engine.pool().inUse()).isZero();
        assertThatThrownBy(() -> session.query(Purse.class).all()).isInstanceOf(PendingRollbackException.class);
        assertThat(ann.coins).isEqualTo(10);
        assertThat(session.state(ann)).isEqualTo(ObjectState.PERSISTENT);
        for (Purse purse : added) {
            assertThat(purse.id).isZero();
            assertThat(session.state(purse)).isEqualTo(ObjectState.TRANSIENT);
        }
        assertThat(rows()).containsExactly("ann 10");
        session.rollback();
        assertThat(session.get(Purse.class, 1)).isSameAs(ann);
        ann.coins = 20;
        session.addAll((Object[]) added);
        session.commit();
        for (Purse purse : added) {
            assertThat(purse.id).isPositive();
        }
        assertThat(engine.pool().inUse()).isZero();
        assertThat(usersPool.idle()).isLessThanOrEqualTo(1);
        assertThat(sessions.<Long>inTransaction(
                        other -> other.query(Purse.class).count()))
                .isEqualTo(1L + added.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {POOL, DATA_SOURCE, USERS_POOL})
    void inTheMiddleOfAFlush(String source) {
        open(source);
        try (Session session = sessions.open()) {
            Purse ann = session.get(Purse.class, 1);
            doomed.add(pid(session));
            ann.coins = 11;
            Purse bob = new Purse("bob", 1);
            Purse cid = new Purse("cid", 2);
            session.addAll(bob, cid);
            StatementException lost = lost(session::flush);
            assertThat(lost.statement()).startsWith("INSERT INTO purses");
            assertThat(lost.isRetriable()).isTrue();
            assertGoesOn(session, ann, bob, cid);
        }
        assertThat(rows()).containsExactly("ann 20", "bob 1", "cid 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {POOL, DATA_SOURCE, USERS_POOL})
    void beforeTheCommit(String source) {
        open(source);
        try (Session session = sessions.open()) {
            Purse ann = session.get(Purse.class, 1);
            ann.coins = 11;
            Purse bob = new Purse("bob", 1);
            session.add(bob);
            session.flush();
            assertThat(bob.id).isPositive();
            kill(pid(session));
            StatementException lost = lost(session::commit);
            assertThat(lost.statement()).isEqualTo("COMMIT");
            assertThat(lost.isRetriable()).isFalse();
            assertThat(lost).hasMessageContaining("whether the transaction was committed is not known");
            assertGoesOn(session, ann, bob);
        }
        assertThat(rows()).containsExactly("ann 20", "bob 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {POOL, DATA_SOURCE, USERS_POOL})
    void beforeAQuery(String source) {
        open(source);
        try (Session session = sessions.open()) {
            Purse ann = session.get(Purse.class, 1);
            ann.coins = 11;
            session.flush();
            kill(pid(session));
            lost(() -> session.query(Purse.class).all());
            assertGoesOn(session, ann);
        }
        assertThat(rows()).containsExactly("ann 20");
    }

    @ParameterizedTest
    @ValueSource(strings = {POOL, DATA_SOURCE, USERS_POOL})
    void beforeARollback(String source) {
        open(source);
        try (Session session = sessions.open()) {
            Purse ann = session.get(Purse.class, 1);
            ann.coins = 11;
            session.flush();
            kill(pid(session));
            try {
                session.rollback();
            } catch (StatementException lost) {
                assertThat(lost.kind()).isEqualTo(ErrorKind.CONNECTION_LOST);
            }
            assertThat(engine.pool().inUse()).isZero();
            assertThat(ann.coins).isEqualTo(10);
            assertThat(session.get(Purse.class, 1)).isSameAs(ann);
        }
        assertThat(rows()).containsExactly("ann 10");
    }

    @ParameterizedTest
    @ValueSource(strings = {POOL, DATA_SOURCE, USERS_POOL})
    void whileRowsAreStreamed(String source) {
        open(source);
        schema.sql("INSERT INTO purses (owner, coins) SELECT 'p' || n, n FROM generate_series(1, 5000) n");
        try (Session session = sessions.open()) {
            Purse ann = session.get(Purse.class, 1);
            ann.coins = 11;
            session.flush();
            int pid = pid(session);
            try (Stream<Purse> stream = session.query(Purse.class).stream()) {
                Iterator<Purse> read = stream.iterator();
                read.next();
                kill(pid);
                lost(() -> read.forEachRemaining(purse -> {}));
            }
            schema.sql("DELETE FROM purses WHERE owner <> 'ann'");
            assertGoesOn(session, ann);
        }
    }

    /** One that was used a moment ago is not asked whether it lives, so the first statement may be told; no other one is. */
    @ParameterizedTest
    @ValueSource(strings = {POOL, DATA_SOURCE, USERS_POOL})
    void betweenTransactions(String source) {
        open(source);
        List<Integer> pids = new ArrayList<>();
        try (Session one = sessions.open();
                Session other = sessions.open()) {
            pids.add(pid(one));
            pids.add(pid(other));
        }
        pids.forEach(this::kill);
        List<Integer> runs = new ArrayList<>();
        sessions.retrying(3, session -> {
            runs.add(1);
            session.get(Purse.class, 1).coins++;
        });
        assertThat(runs).hasSizeLessThanOrEqualTo(3);
        for (int number = 0; number < 5; number++) {
            sessions.transaction(session -> session.get(Purse.class, 1).coins++);
        }
        assertThat(rows()).containsExactly("ann 16");
        assertThat(engine.pool().inUse()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {POOL, DATA_SOURCE})
    void aConnectionThatWasIdleForHalfASecondIsAskedFirst(String source) throws InterruptedException {
        open(source);
        List<Integer> pids = new ArrayList<>();
        sessions.transaction(session -> pids.add(pid(session)));
        kill(pids.get(0));
        Thread.sleep(600);
        sessions.transaction(session -> session.get(Purse.class, 1).coins++);
        assertThat(rows()).containsExactly("ann 11");
    }

    @ParameterizedTest
    @ValueSource(strings = {POOL, DATA_SOURCE, USERS_POOL})
    void workIsBegunAgainUnlessItsCommitWasAskedFor(String source) {
        open(source);
        List<Purse> loaded = new ArrayList<>();
        sessions.retrying(2, session -> {
            Purse ann = session.get(Purse.class, 1);
            loaded.add(ann);
            if (loaded.size() == 1) {
                doomed.add(pid(session));
            }
            ann.coins++;
            session.addAll(new Purse("bob", 1), new Purse("dora", 1));
        });
        assertThat(loaded).hasSize(2);
        assertThat(rows()).containsExactly("ann 11", "bob 1", "dora 1");
        loaded.clear();
        StatementException lost = lost(() -> sessions.retrying(5, session -> {
            Purse ann = session.get(Purse.class, 1);
            loaded.add(ann);
            ann.coins++;
            session.flush();
            kill(pid(session));
        }));
        assertThat(lost.statement()).isEqualTo("COMMIT");
        assertThat(loaded).hasSize(1);
        assertThat(rows()).containsExactly("ann 11", "bob 1", "dora 1");
    }
}
