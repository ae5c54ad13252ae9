package io.mercator.faults;

import static io.mercator.api.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mercator.api.engine.Engine;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.error.StatementException;
import io.mercator.api.schema.MetaData;
import io.mercator.api.session.ObjectState;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What databases really do to an application, each with its kind, its advice, and objects that are true afterwards. */
class RealFaultsTest {
    @TempDir
    private Path folder;

    private final Accounts accounts = new Accounts(new MetaData());
    private Engine engine;
    private SessionFactory sessions;

    private void open(String url) {
        engine = Engine.create(url);
        accounts.metadata().createAll(engine);
        sessions = SessionFactory.of(accounts.mapped(), o -> o.strict(true)).bind(engine);
        sessions.transaction(session -> session.addAll(new Account("ann", 1), new Account("bob", 2)));
    }

    private String sqlite(String options) {
        return "sqlite:" + folder.resolve("real.db") + options;
    }

    @AfterEach
    void close() {
        if (engine != null) {
            assertThat(engine.pool().inUse()).isZero();
            engine.close();
        }
    }

    /** Has a session change an object and a new one, expects the refusal, and checks that both are as the database has them. */
    private void refused(ErrorKind kind, String advice, Runnable afterwards) {
        try (Session session = sessions.open()) {
            Account ann = session.query(Account.class).filterBy("owner", "ann").one();
            ann.balance(100);
            Account added = new Account("new", 3);
            session.add(added);
            StatementException error = catchThrowableOfType(StatementException.class, session::commit);
            assertThat(error).as("refused as %s", kind).isNotNull();
            assertThat(error.kind()).isEqualTo(kind);
            assertThat(error).hasMessageContaining(advice);
            assertThat(ann.balance()).isEqualTo(1);
            assertThat(added.id()).isZero();
            assertThat(session.state(added)).isEqualTo(ObjectState.TRANSIENT);
            session.rollback();
            afterwards.run();
            ann = session.get(Account.class, ann.id());
            assertThat(ann.balance()).isEqualTo(1);
            ann.balance(200);
            session.add(added);
            session.commit();
            assertThat(session.query(Account.class).filterBy("owner", "new").count())
                    .isEqualTo(1);
        }
    }

    @Test
    void aWriterThatHoldsTheSqliteFileIsToldAndAfterwardsTheWorkIsDone() throws SQLException {
        open(sqlite("?busy_timeout=50"));
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("real.db"));
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            refused(ErrorKind.LOCKED, "try the whole transaction again", () -> {
                try {
                    statement.execute("ROLLBACK");
                } catch (SQLException e) {
                    throw new AssertionError(e);
                }
            });
        }
    }

    @Test
    void aSnapshotThatGotOldIsASerializationFailure() throws SQLException {
        open(sqlite("?journal_mode=WAL&busy_timeout=50"));
        try (Session session = sessions.open()) {
            Account ann = session.query(Account.class).filterBy("owner", "ann").one();
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("real.db"));
                    Statement statement = other.createStatement()) {
                statement.execute("UPDATE accounts SET balance = 7 WHERE owner = 'ann'");
            }
            ann.balance(100);
            StatementException error = catchThrowableOfType(StatementException.class, session::commit);
            assertThat(error.kind()).isEqualTo(ErrorKind.SERIALIZATION);
            assertThat(error).hasMessageContaining("try the whole transaction again from its start");
            session.rollback();
            session.refresh(ann);
            assertThat(ann.balance()).isEqualTo(7);
            ann.balance(100);
            session.commit();
        }
    }

    @Test
    void aFullDiskTakesNothingHalf() throws SQLException {
        open(sqlite(""));
        engine.close();
        long pages;
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("real.db"));
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("PRAGMA page_count")) {
            rows.next();
            pages = rows.getLong(1);
        }
        engine = Engine.create(sqlite("?max_page_count=" + (pages + 2)));
        sessions = SessionFactory.of(accounts.mapped(), o -> o.strict(true)).bind(engine);
        try (Session session = sessions.open()) {
            for (int number = 0; number < 5_000; number++) {
                session.add(new Account("account " + number, number));
            }
            StatementException error = catchThrowableOfType(StatementException.class, session::commit);
            assertThat(error.kind()).isEqualTo(ErrorKind.FULL);
            assertThat(error).hasMessageContaining("Free space");
            session.rollback();
            assertThat(session.query(Account.class).count()).isEqualTo(2);
            session.add(new Account("small", 1));
            session.commit();
            assertThat(session.query(Account.class).count()).isEqualTo(3);
        }
    }

    @Test
    void aFileThatMayOnlyBeReadRefusesWrites() {
        open(sqlite(""));
        engine.close();
        engine = Engine.create(sqlite("?open_mode=1"));
        sessions = SessionFactory.of(accounts.mapped(), o -> o.strict(true)).bind(engine);
        try (Session session = sessions.open()) {
            Account ann = session.query(Account.class).filterBy("owner", "ann").one();
            ann.balance(100);
            StatementException error = catchThrowableOfType(StatementException.class, session::commit);
            assertThat(error.kind()).isEqualTo(ErrorKind.READ_ONLY);
            assertThat(error).hasMessageContaining("Check the rights");
            session.rollback();
            assertThat(ann.balance()).isEqualTo(1);
            assertThat(session.query(Account.class).count()).isEqualTo(2);
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsToldAtTheFirstConnection() throws IOException {
        Path file = folder.resolve("notes.db");
        Files.writeString(file, "this is no database but a text of some length, as people have them".repeat(50));
        engine = Engine.create("sqlite:" + file);
        StatementException error = catchThrowableOfType(StatementException.class, engine::ping);
        assertThat(error.kind()).isEqualTo(ErrorKind.CORRUPT);
        assertThat(error).hasMessageContaining("Check that the URL names the right file");
        assertThat(Files.readString(file)).startsWith("this is no database");
    }

    @Test
    void aFileThatWasDamagedIsTold() throws IOException {
        open(sqlite(""));
        try (Session session = sessions.open()) {
            for (int number = 0; number < 2_000; number++) {
                session.add(new Account("account " + number, number));
            }
            session.commit();
        }
        engine.close();
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("real.db").toFile(), "rw")) {
            byte[] damage = "damage".repeat(700).getBytes(StandardCharsets.US_ASCII);
            for (long at = 4_096; at + damage.length < file.length(); at += 4_096) {
                file.seek(at);
                file.write(damage, 0, 4_000);
            }
        }
        engine = Engine.create(sqlite(""));
        sessions = SessionFactory.of(accounts.mapped()).bind(engine);
        try (Session session = sessions.open()) {
            assertThatThrownBy(() -> session.query(Account.class).all())
                    .isInstanceOfSatisfying(
                            StatementException.class,
                            error -> assertThat(error.kind()).isEqualTo(ErrorKind.CORRUPT));
            session.rollback();
        }
    }

    @Test
    void aWaitForALockThatDerbyEndsIsATimeout() throws SQLException {
        open("derby:memory:locked");
        engine.begin(connection -> connection.execute(
                text("CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.locks.waitTimeout', '1')")));
        try (Connection other = DriverManager.getConnection("jdbc:derby:memory:locked");
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("UPDATE accounts SET balance = balance WHERE owner = 'bob'");
            try (Session session = sessions.open()) {
                Account ann = session.query(Account.class)
                        .filterBy("owner", "ann")
                        .limit(1)
                        .one();
                session.rollback();
                ann.balance(100);
                session.execute(text("SELECT id FROM accounts WHERE owner = 'ann'"));
                StatementException error = catchThrowableOfType(
                        StatementException.class,
                        () -> session.execute(text("UPDATE accounts SET balance = 0 WHERE owner = 'bob'")));
                assertThat(error.kind()).isEqualTo(ErrorKind.LOCKED);
                assertThat(error).hasMessageContaining("Another transaction holds what this one needs");
                session.rollback();
                other.rollback();
                session.execute(text("UPDATE accounts SET balance = 9 WHERE owner = 'bob'"));
                session.commit();
                assertThat(session.query(Account.class)
                                .filterBy("owner", "bob")
                                .one()
                                .balance())
                        .isEqualTo(9);
            }
        }
    }

    @Test
    void ofTwoTransactionsThatWaitForEachOtherDerbyEndsOne()
            throws InterruptedException, ExecutionException, TimeoutException {
        open("derby:memory:deadlock");
        engine.begin(connection -> connection.execute(
                text("CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.locks.deadlockTimeout', '1')")));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        CyclicBarrier both = new CyclicBarrier(2);
        try {
            Future<ErrorKind> first = threads.submit(() -> crosswise("ann", "bob", both));
            Future<ErrorKind> second = threads.submit(() -> crosswise("bob", "ann", both));
            ErrorKind one = first.get(60, TimeUnit.SECONDS);
            ErrorKind other = second.get(60, TimeUnit.SECONDS);
            assertThat(new ErrorKind[] {one, other}).containsExactlyInAnyOrder(ErrorKind.DEADLOCK, null);
        } finally {
            threads.shutdownNow();
        }
        try (Session session = sessions.open()) {
            assertThat(session.query(Account.class).all())
                    .extracting(Account::balance)
                    .containsOnly(50);
        }
    }

    /** Returns the kind of the error, null when the work was done. */
    private ErrorKind crosswise(String here, String there, CyclicBarrier both)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        try (Session session = sessions.open()) {
            Account one = session.query(Account.class).filterBy("owner", here).one();
            Account other =
                    session.query(Account.class).filterBy("owner", there).one();
            session.rollback();
            both.await(30, TimeUnit.SECONDS);
            int before = one.balance();
            one.balance(50);
            session.flush();
            both.await(30, TimeUnit.SECONDS);
            other.balance(50);
            try {
                session.commit();
                return null;
            } catch (StatementException refused) {
                assertThat(one.balance()).isEqualTo(before);
                session.rollback();
                return refused.kind();
            }
        }
    }

    @Test
    void aDerbyDatabaseShutDownBehindTheEngineIsBootedAgain() {
        open("derby:" + folder.resolve("shutdown"));
        try (Session session = sessions.open()) {
            Account ann = session.query(Account.class).filterBy("owner", "ann").one();
            assertThatThrownBy(() ->
                            DriverManager.getConnection("jdbc:derby:" + folder.resolve("shutdown") + ";shutdown=true"))
                    .hasMessageContaining("shutdown");
            ann.balance(100);
            StatementException error = catchThrowableOfType(StatementException.class, session::commit);
            assertThat(error.kind()).isEqualTo(ErrorKind.CONNECTION_LOST);
            assertThat(ann.balance()).isEqualTo(1);
            session.rollback();
            ann.balance(200);
            session.commit();
        }
        try (Session session = sessions.open()) {
            assertThat(session.query(Account.class)
                            .filterBy("owner", "ann")
                            .one()
                            .balance())
                    .isEqualTo(200);
        }
    }
}
