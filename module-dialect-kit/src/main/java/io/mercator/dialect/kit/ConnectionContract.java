package io.mercator.dialect.kit;

import static io.mercator.api.sql.Sql.count;
import static io.mercator.api.sql.Sql.delete;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mercator.api.engine.Connection;
import io.mercator.api.engine.Engine;
import io.mercator.api.engine.Result;
import io.mercator.api.engine.Savepoint;
import io.mercator.api.engine.StatementEvent;
import io.mercator.api.engine.StatementListener;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.error.IntegrityException;
import io.mercator.api.error.MercatorException;
import io.mercator.api.error.ResourceClosedException;
import io.mercator.api.error.SavepointException;
import io.mercator.api.error.StatementException;
import io.mercator.api.session.InsertMode;
import io.mercator.api.session.Session;
import io.mercator.api.sql.Insert;
import io.mercator.api.sql.Row1;
import io.mercator.api.sql.Statement;
import io.mercator.dialect.kit.model.User;
import io.mercator.dialect.kit.model.UsersDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Savepoints, isolation, reading only, timeouts and cancelling, on every database. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class ConnectionContract {
    static final Duration SHORT = Duration.ofMillis(50);

    private final DatabaseUnderTest under;
    UsersDatabase db;

    ConnectionContract(DatabaseUnderTest under) {
        this.under = under;
    }

    @BeforeEach
    void openDatabase() {
        db = new UsersDatabase(under);
        Endless.fill(db.engine);
        db.sent.clear();
    }

    @AfterEach
    void closeDatabase() {
        db.close();
    }

    final Insert user(String name) {
        return insert(db.users).set(db.users.name, name);
    }

    final List<Object> names() {
        return db.engine.inTransaction(
                c -> c.execute(select(db.users.name).orderBy(db.users.id)).scalars());
    }

    static StatementException refusal(ThrowingCallable work) {
        return catchThrowableOfType(StatementException.class, work);
    }

    // ---- savepoints

    @Test
    void aSavepointIsReleasedWithWhatWasDone() {
        db.sent.assertSends(
                () -> db.engine.begin(c -> {
                    Savepoint savepoint = c.savepoint();
                    c.execute(user("ed"));
                    assertThat(savepoint.isActive()).isTrue();
                    savepoint.release();
                    assertThat(savepoint.isActive()).isFalse();
                }),
                "BEGIN",
                "SAVEPOINT mercator_savepoint_1",
                "INSERT INTO users (name) VALUES (?) ('ed',)",
                "RELEASE SAVEPOINT mercator_savepoint_1",
                "COMMIT");
        assertThat(names()).containsExactly("ed");
    }

    @Test
    void aSavepointIsRolledBackToAndTheTransactionGoesOn() {
        db.sent.assertSends(
                () -> db.engine.begin(c -> {
                    c.execute(user("ed"));
                    Savepoint savepoint = c.savepoint();
                    c.execute(user("wendy"));
                    savepoint.rollback();
                    c.execute(user("mary"));
                }),
                "BEGIN",
                "INSERT INTO users (name) VALUES (?) ('ed',)",
                "SAVEPOINT mercator_savepoint_1",
                "INSERT INTO users (name) VALUES (?) ('wendy',)",
                "ROLLBACK TO SAVEPOINT mercator_savepoint_1",
                "INSERT INTO users (name) VALUES (?) ('mary',)",
                "COMMIT");
        assertThat(names()).containsExactly("ed", "mary");
    }

    @Test
    void nestedWorkThatThrowsTakesBackItselfAlone() {
        db.sent.assertSends(
                () -> db.engine.begin(c -> {
                    c.nested(outer -> {
                        outer.execute(user("ed"));
                        assertThatThrownBy(() -> outer.nested(inner -> {
                                    inner.execute(user("wendy"));
                                    throw new IllegalStateException("no");
                                }))
                                .hasMessage("no");
                    });
                    long users = c.inNested(inner ->
                            (Long) inner.execute(select(count()).from(db.users)).scalar());
                    assertThat(users).isEqualTo(1);
                }),
                "BEGIN",
                "SAVEPOINT mercator_savepoint_1",
                "INSERT INTO users (name) VALUES (?) ('ed',)",
                "SAVEPOINT mercator_savepoint_2",
                "INSERT INTO users (name) VALUES (?) ('wendy',)",
                "ROLLBACK TO SAVEPOINT mercator_savepoint_2",
                "RELEASE SAVEPOINT mercator_savepoint_1",
                "SAVEPOINT mercator_savepoint_3",
                "SELECT count(*) AS count_1 FROM users ()",
                "RELEASE SAVEPOINT mercator_savepoint_3",
                "COMMIT");
        assertThat(names()).containsExactly("ed");
    }

    @Test
    void aRefusedStatementWithinASavepointLeavesTheRest() {
        db.engine.begin(c -> {
            c.execute(user("ed").set(db.users.id, 1));
            assertThatThrownBy(() ->
                            c.nested(inner -> inner.execute(user("twice").set(db.users.id, 1))))
                    .isInstanceOf(IntegrityException.class);
            c.execute(user("wendy").set(db.users.id, 2));
        });
        assertThat(names()).containsExactly("ed", "wendy");
    }

    @Test
    void rollingBackToAnOuterSavepointEndsTheInnerOnes() {
        try (Connection c = db.engine.connect()) {
            Savepoint outer = c.savepoint();
            c.execute(user("ed"));
            Savepoint inner = c.savepoint();
            c.execute(user("wendy"));
            outer.rollback();

            assertThat(inner.isActive()).isFalse();
            assertThatThrownBy(inner::release)
                    .isInstanceOfSatisfying(
                            SavepointException.class,
                            told -> assertThat(told.savepoint()).isEqualTo("mercator_savepoint_2"))
                    .hasMessage("release() of savepoint 'mercator_savepoint_2', which has ended by the rollback to"
                            + " 'mercator_savepoint_1', which was set before it. Set another one with"
                            + " connection.savepoint().");
            c.commit();
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void savepointsUsedOutOfOrderAreTold() {
        try (Connection c = db.engine.connect()) {
            Savepoint outer = c.savepoint();
            Savepoint inner = c.savepoint();
            assertThatThrownBy(outer::release)
                    .isInstanceOf(SavepointException.class)
                    .hasMessage(
                            "release() of savepoint 'mercator_savepoint_1' while 'mercator_savepoint_2', which was set"
                                    + " after it, is active. Call release() or rollback() on 'mercator_savepoint_2' first.");
            inner.release();
            assertThatThrownBy(inner::rollback)
                    .isInstanceOf(SavepointException.class)
                    .hasMessageContaining("ended by its release()");
            outer.rollback();
            assertThatThrownBy(outer::rollback)
                    .isInstanceOf(SavepointException.class)
                    .hasMessageContaining("ended by its rollback()");
            outer.close();

            Savepoint committed = c.savepoint();
            c.commit();
            assertThat(committed.isActive()).isFalse();
            assertThatThrownBy(committed::release).hasMessageContaining("ended by the transaction's commit()");
            Savepoint rolledBack = c.savepoint();
            c.rollback();
            assertThatThrownBy(rolledBack::rollback).hasMessageContaining("ended by the transaction's rollback()");
            rolledBack.close();
        }
    }

    @Test
    void closingASavepointTakesBackWhatWasNotReleased() {
        db.engine.begin(c -> {
            try (Savepoint savepoint = c.savepoint()) {
                assertThat(savepoint.name()).isEqualTo("mercator_savepoint_1");
                c.execute(user("ed"));
            }
        });
        assertThat(names()).isEmpty();
    }

    @Test
    void rowsLeftUnreadEndWithTheRollbackToASavepoint() {
        db.engine.begin(c -> {
            c.execute(user("ed"));
            c.execute(user("wendy"));
            Savepoint savepoint = c.savepoint();
            Result<Row1<String>> rows = c.execute(select(db.users.name));
            assertThat(rows.stream().iterator().next().value1()).isEqualTo("ed");
            savepoint.rollback();
            assertThatThrownBy(rows::all).isInstanceOf(ResourceClosedException.class);
        });
    }

    @Test
    void theEchoSaysSavepointsInTheWordsOfSql() {
        List<String> echo = new ArrayList<>();
        try (OpenDatabase own = under.open(o -> o.echo(echo::add));
                Engine engine = own.engine()) {
            engine.begin(c -> {
                c.savepoint().release();
                c.savepoint().rollback();
            });
        }
        assertThat(echo)
                .containsExactly(
                        "BEGIN (implicit)",
                        "SAVEPOINT mercator_savepoint_1",
                        "RELEASE SAVEPOINT mercator_savepoint_1",
                        "SAVEPOINT mercator_savepoint_2",
                        "ROLLBACK TO SAVEPOINT mercator_savepoint_2",
                        "COMMIT");
    }

    // ---- isolation and reading only

    @Test
    void aReadOnlyConnectionRefusesToWriteAndTheNextOneWritesAgain() {
        try (Connection reader = db.engine.connect(o -> o.readOnly(true))) {
            assertThat(reader.execute(select(db.users.id)).all()).isEmpty();
            for (Statement<?> write :
                    List.<Statement<?>>of(user("ed"), delete(db.users), text("UPDATE users SET name = 'x'"))) {
                StatementException refused = refusal(() -> reader.execute(write));
                assertThat(refused.kind()).isEqualTo(ErrorKind.READ_ONLY);
                assertThat(refused).hasMessageContaining("read-only");
                reader.rollback();
            }
            reader.commit();
            assertThat(refusal(() -> reader.execute(user("ed"))).kind()).isEqualTo(ErrorKind.READ_ONLY);
        }
        db.engine.begin(c -> c.execute(user("ed")));
        assertThat(names()).containsExactly("ed");
    }

    @Test
    void aReadOnlySessionRefusesWhatBypassesTheFlush() {
        try (Session reader = db.sessions.open(o -> o.readOnly(true))) {
            assertThat(refusal(() -> reader.execute(user("ed"))).kind()).isEqualTo(ErrorKind.READ_ONLY);
            reader.rollback();
            assertThat(reader.query(User.class).all()).isEmpty();
        }
        db.sessions.transaction(session -> session.add(new User("ed", "E", "e")));
        assertThat(names()).containsExactly("ed");
    }

    // ---- timeouts

    @Test
    void aStatementIsStoppedAfterItsTimeoutAndTheTransactionGoesOnFromItsSavepoint() {
        db.engine.begin(c -> {
            c.execute(user("ed"));
            long start = System.nanoTime();
            StatementException late = refusal(() ->
                    c.nested(inner -> inner.execute(text(Endless.QUERY), SHORT).all()));
            assertThat(late.kind()).isEqualTo(ErrorKind.TIMEOUT);
            assertThat(late.statement()).isEqualTo(Endless.QUERY);
            assertThat(late)
                    .hasMessageStartingWith(
                            "The statement was stopped: the database worked longer for it than the timeout of 50 ms: ")
                    .hasMessageContaining("timeout(...)");
            assertThat(System.nanoTime() - start).isBetween(SHORT.toNanos(), TimeUnit.SECONDS.toNanos(20));
            c.execute(user("wendy"));
        });
        assertThat(names()).containsExactly("ed", "wendy");
    }

    @Test
    void timeoutsAreTheEnginesTheConnectionsTheSessionsOrTheQuerys() {
        try (OpenDatabase own = under.open(o -> o.timeout(SHORT));
                Engine engine = own.engine()) {
            Endless.fill(engine);
            assertThat(refusal(() -> engine.begin(
                                    c -> c.execute(text(Endless.QUERY)).all()))
                            .kind())
                    .isEqualTo(ErrorKind.TIMEOUT);
            engine.ping();
        }
        try (Connection connection = db.engine.connect(o -> o.timeout(SHORT))) {
            assertThat(refusal(() -> connection.execute(text(Endless.QUERY)).all())
                            .kind())
                    .isEqualTo(ErrorKind.TIMEOUT);
            connection.rollback();
            assertThat(connection.execute(select(count()).from(db.users)).scalar())
                    .isEqualTo(0L);
        }
        try (Session session = db.sessions.open(o -> o.timeout(SHORT))) {
            assertThat(refusal(() -> session.execute(text(Endless.QUERY)).all()).kind())
                    .isEqualTo(ErrorKind.TIMEOUT);
            session.rollback();
            assertThat(session.query(User.class).all()).isEmpty();
        }
        try (Session session = db.sessions.open()) {
            assertThat(refusal(() -> session.execute(text(Endless.QUERY), SHORT).all())
                            .kind())
                    .isEqualTo(ErrorKind.TIMEOUT);
            session.rollback();
            session.add(new User("ed", "E", "e"));
            session.commit();
            assertThat(refusal(() -> session.query(User.class)
                                    .fromStatement(text(Endless.USERS))
                                    .timeout(SHORT)
                                    .all())
                            .kind())
                    .isEqualTo(ErrorKind.TIMEOUT);
            session.rollback();
            assertThat(session.query(User.class).timeout(Duration.ofSeconds(30)).all())
                    .hasSize(1);
        }
        assertThatThrownBy(() -> db.engine.connect(o -> o.timeout(Duration.ZERO)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("timeout must be at least 1 ms, not PT0S");
    }

    @Test
    void theTimeTheProgramTakesBetweenRowsDoesNotCount() throws InterruptedException {
        for (int id = 1; id <= 3; id++) {
            int key = id;
            db.engine.begin(c -> c.execute(user("u" + key)));
        }
        try (Connection connection = db.engine.connect(o -> o.timeout(Duration.ofMillis(200)));
                Result<Row1<String>> rows = connection.execute(select(db.users.name))) {
            var each = rows.stream().iterator();
            each.next();
            Thread.sleep(300);
            assertThat(each).toIterable().hasSize(2);
        }
    }

    @Test
    void rowsThatAreFetchedCountToo() {
        try (Connection connection = db.engine.connect()) {
            StatementException late =
                    refusal(() -> connection.execute(text(Endless.ROWS), Duration.ofMillis(100)).stream()
                            .forEach(row -> {}));
            assertThat(late.kind()).isEqualTo(ErrorKind.TIMEOUT);
        }
    }

    // ---- cancelling

    /** Cancels as soon as the statement is on its way. */
    private static StatementException cancelled(Runnable cancel, ThrowingCallable work) throws InterruptedException {
        Thread canceller = new Thread(() -> {
            for (int round = 0; round < 3; round++) {
                try {
                    Thread.sleep(30);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                cancel.run();
            }
        });
        canceller.start();
        StatementException refused = refusal(work);
        canceller.join();
        return refused;
    }

    @Test
    void anotherThreadCancelsAStatementAndTheConnectionStaysUsable() throws InterruptedException {
        try (Connection connection = db.engine.connect()) {
            StatementException cancelled = cancelled(
                    connection::cancel,
                    () -> connection.execute(text(Endless.QUERY)).all());
            assertThat(cancelled.kind()).isEqualTo(ErrorKind.CANCELLED);
            assertThat(cancelled).hasMessageStartingWith("The statement was cancelled from another thread: ");
            connection.rollback();
            connection.execute(user("ed"));
            connection.commit();
        }
        assertThat(names()).containsExactly("ed");
    }

    @Test
    void aSessionIsCancelledFromAnotherThread() throws InterruptedException {
        try (Session session = db.sessions.open()) {
            session.add(new User("ed", "E", "e"));
            StatementException cancelled = cancelled(
                    session::cancel, () -> session.execute(text(Endless.QUERY)).all());
            assertThat(cancelled.kind()).isEqualTo(ErrorKind.CANCELLED);
            session.rollback();
            session.add(new User("wendy", "W", "w"));
            session.commit();
        }
        assertThat(names()).containsExactly("wendy");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void cancellingReachesRowsThatAreBeingRead() throws InterruptedException {
        try (Connection connection = db.engine.connect()) {
            Thread reader = Thread.currentThread();
            CountDownLatch reading = new CountDownLatch(1);
            CountDownLatch stopped = new CountDownLatch(under.isReadingWholeResults() ? 1 : 0);
            Thread canceller = new Thread(() -> {
                await(reading);
                connection.cancel();
                stopped.countDown();
            });
            canceller.start();
            String sql = under.isReadingWholeResults() ? Endless.MANY_ROWS : Endless.ROWS;
            StatementException cancelled =
                    refusal(() -> connection.execute(text(sql)).stream().forEach(row -> {
                        assertThat(Thread.currentThread()).isSameAs(reader);
                        reading.countDown();
                        await(stopped);
                    }));
            canceller.join();
            assertThat(cancelled.kind()).isEqualTo(ErrorKind.CANCELLED);
            connection.rollback();
            assertThat(connection.execute(select(count()).from(db.users)).scalar())
                    .isEqualTo(0L);
        }
    }

    @Test
    void cancellingBetweenTwoRowsRefusesTheNextOne() throws InterruptedException {
        db.engine.begin(c -> {
            c.execute(user("ed"));
            c.execute(user("wendy"));
        });
        try (Connection connection = db.engine.connect();
                Stream<Row1<String>> rows = connection.execute(select(db.users.name)).stream()) {
            var each = rows.iterator();
            each.next();
            Thread canceller = new Thread(connection::cancel);
            canceller.start();
            canceller.join();
            assertThat(refusal(each::next).kind()).isEqualTo(ErrorKind.CANCELLED);
        }
    }

    @Test
    void cancellingWithNothingToCancelDoesNothing() {
        Connection connection = db.engine.connect();
        connection.cancel();
        connection.execute(user("ed"));
        connection.cancel();
        connection.commit();
        connection.close();
        connection.cancel();
        try (Session session = db.sessions.open()) {
            session.cancel();
            assertThat(session.query(User.class).count()).isEqualTo(1);
        }
        assertThat(names()).containsExactly("ed");
    }

    /** The statement that is cancelled has ended when it is reached; the ones of the same flush that follow are not sent. */
    @Test
    void cancellingAFlushOfManyStatementsStopsBeforeTheNextOne() {
        List<Session> flushing = new ArrayList<>();
        List<String> sent = new ArrayList<>();
        StatementListener listener = new StatementListener() {
            @Override
            public void after(StatementEvent event, Duration elapsed) {
                if (!flushing.isEmpty()) {
                    sent.add(event.sql().replaceAll("\\(.*", ""));
                    Thread canceller = new Thread(flushing.get(0)::cancel);
                    canceller.start();
                    try {
                        canceller.join();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        };
        try (OpenDatabase own = under.open(o -> o.listener(listener));
                Engine engine = own.engine();
                Session session = db.sessions.bind(engine).open(o -> o.inserts(InsertMode.ROW_BY_ROW))) {
            db.metadata.createAll(engine);
            session.addAll(new User("ed", "E", "e"), new User("wendy", "W", "w"));
            flushing.add(session);
            assertThat(refusal(session::flush).kind()).isEqualTo(ErrorKind.CANCELLED);
            flushing.clear();
            assertThat(sent).containsExactly("INSERT INTO users ");
            session.rollback();
            assertThat(session.query(User.class).count()).isZero();
        }
    }

    @Test
    void aStoppedInsertNeverLeavesHalfATransaction() {
        try (Connection connection = db.engine.connect()) {
            connection.execute(user("ed"));
            assertThat(refusal(() -> connection.execute(text(Endless.INSERT), SHORT))
                            .kind())
                    .isEqualTo(ErrorKind.TIMEOUT);
            connection.rollback();
            connection.execute(user("wendy"));
            connection.commit();
        }
        assertThat(names()).containsExactly("wendy");
    }

    @Test
    void listenersHearOfAStoppedStatement() {
        List<String> heard = new ArrayList<>();
        StatementListener listener = new StatementListener() {
            @Override
            public void failed(StatementEvent event, Duration elapsed, MercatorException error) {
                heard.add(event.sql() + " " + ((StatementException) error).kind());
            }
        };
        try (OpenDatabase own = under.open(o -> o.listener(listener));
                Engine engine = own.engine()) {
            db.metadata.createAll(engine);
            Endless.fill(engine);
            assertThatThrownBy(() -> engine.begin(c -> c.execute(text(Endless.INSERT), SHORT)));
        }
        assertThat(heard).hasSize(1).first().asString().endsWith(" TIMEOUT");
    }

    @Test
    void manyCancelsNeverHitTheStatementThatComesNext() throws InterruptedException {
        try (Connection connection = db.engine.connect()) {
            CountDownLatch done = new CountDownLatch(1);
            Thread canceller = new Thread(() -> {
                while (done.getCount() > 0) {
                    connection.cancel();
                }
            });
            canceller.start();
            int ran = 0;
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(3); // where a cancel is a connection of its own
            for (int round = 0; round < 300 && System.nanoTime() < end; round++) {
                try {
                    connection.execute(user("u" + round));
                    ran++;
                } catch (StatementException stopped) {
                    assertThat(stopped.kind()).isEqualTo(ErrorKind.CANCELLED);
                    connection.rollback();
                    ran = 0;
                }
            }
            done.countDown();
            canceller.join();
            connection.commit();
            assertThat(connection.execute(select(count()).from(db.users)).scalar())
                    .isEqualTo((long) ran);
        }
    }
}
