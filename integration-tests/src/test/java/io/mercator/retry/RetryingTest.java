package io.mercator.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mercator.api.engine.Engine;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.error.IntegrityException;
import io.mercator.api.error.StatementException;
import io.mercator.api.session.ObjectState;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.dialect.kit.StatementRecorder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A unit of work that the database has begin again, on a file of SQLite's that another connection writes to meanwhile. */
class RetryingTest {
    private static final String SELECT = "SELECT accounts.id AS accounts_id, accounts.owner AS accounts_owner,"
            + " accounts.balance AS accounts_balance FROM accounts WHERE accounts.owner = ? ('ann',)";

    @TempDir
    private Path folder;

    private final StatementRecorder sent = new StatementRecorder();
    private final Accounts accounts = new Accounts();
    private final List<Account> loaded = new ArrayList<>();
    private String file;
    private Engine engine;
    private SessionFactory sessions;

    @BeforeEach
    void open() {
        open("?journal_mode=WAL&busy_timeout=20");
    }

    private void open(String options) {
        file = folder.resolve("retry" + options.length() + ".db").toString();
        engine = Engine.create("sqlite:" + file + options, o -> o.listener(sent));
        accounts.createOn(engine);
        sessions = SessionFactory.of(
                        accounts.mapped(), o -> o.strict(true).backoff(Duration.ofMillis(1), Duration.ofMillis(2)))
                .bind(engine);
        sessions.transaction(session -> session.addAll(new Account("ann", 100), new Account("bob", 0)));
        sent.clear();
    }

    @AfterEach
    void close() {
        assertThat(engine.pool().inUse()).isZero();
        engine.close();
    }

    /** Another program writes, so that a snapshot taken before is too old to write on. */
    private void elsewhere(String sql) {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            throw new AssertionError(refused);
        }
    }

    private Account ann(Session session) {
        Account ann = session.query(Account.class).filterBy("owner", "ann").one();
        loaded.add(ann);
        return ann;
    }

    private int balance(String owner) {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement();
                ResultSet rows = statement.executeQuery("SELECT balance FROM accounts WHERE owner = '" + owner + "'")) {
            return rows.next() ? rows.getInt(1) : -1;
        } catch (SQLException refused) {
            throw new AssertionError(refused);
        }
    }

    /** Work whose transaction cannot be serialized as long as fewer than so many attempts were made. */
    private void spend(Session session, int disturbed) {
        Account ann = ann(session);
        if (loaded.size() <= disturbed) {
            elsewhere("UPDATE accounts SET balance = balance + 1000 WHERE owner = 'ann'");
        }
        ann.balance(ann.balance() - 1);
    }

    @Test
    void aTransactionThatCannotBeSerializedBeginsAgainWithFreshObjects() {
        try (Session session = sessions.open()) {
            sent.assertSends(
                    () -> session.retrying(3, work -> spend(work, 1)),
                    "BEGIN",
                    SELECT,
                    "UPDATE accounts SET balance=? WHERE accounts.id = ? (99, 1)",
                    "ROLLBACK",
                    "BEGIN",
                    SELECT,
                    "UPDATE accounts SET balance=? WHERE accounts.id = ? (1099, 1)",
                    "COMMIT");
            assertThat(loaded).hasSize(2);
            assertThat(loaded.get(0)).isNotSameAs(loaded.get(1));
            assertThat(session.state(loaded.get(0))).isEqualTo(ObjectState.DETACHED);
            assertThat(loaded.get(0).balance()).isEqualTo(100);
            assertThat(session.get(Account.class, 1L)).isSameAs(loaded.get(1));
        }
        assertThat(balance("ann")).isEqualTo(1099);
    }

    @Test
    void aFactoryRunsTheWorkInASessionOfItsOwn() {
        assertThat(sessions.<Integer>retryingFor(5, session -> {
                    spend(session, 3);
                    return loaded.size();
                }))
                .isEqualTo(4);
        sessions.retrying(1, session -> ann(session).balance(7));
        assertThat(balance("ann")).isEqualTo(7);
    }

    @Test
    void theLastErrorTellsHowManyAttemptsWereMadeAndWhatTheOthersMetWith() {
        StatementException last = catchThrowableOfType(
                StatementException.class, () -> sessions.retrying(3, session -> spend(session, 9)));
        assertThat(last.kind()).isEqualTo(ErrorKind.SERIALIZATION);
        assertThat(last.isRetriable()).isTrue();
        assertThat(loaded).hasSize(3);
        assertThat(last.getSuppressed()).hasSize(3);
        assertThat(last.getSuppressed()[0])
                .hasMessage(
                        "The work of retrying(3, ...) has failed after 3 attempts; the errors of the earlier ones are"
                                + " suppressed with this one.");
        assertThat(last.getSuppressed()[1])
                .isInstanceOf(StatementException.class)
                .isNotSameAs(last);
        assertThat(last.getSuppressed()[2])
                .isInstanceOf(StatementException.class)
                .isNotSameAs(last);
        assertThat(balance("ann")).isEqualTo(3100);
    }

    @Test
    void oneAttemptIsATransaction() {
        StatementException only = catchThrowableOfType(
                StatementException.class, () -> sessions.retrying(1, session -> spend(session, 1)));
        assertThat(only.getSuppressed())
                .singleElement()
                .satisfies(told ->
                        assertThat(told).hasMessage("The work of retrying(1, ...) has failed after 1 attempt."));
    }

    @Test
    void otherErrorsGoOutAtOnce() {
        IntegrityException refused = catchThrowableOfType(
                IntegrityException.class,
                () -> sessions.retrying(9, session -> {
                    ann(session);
                    session.add(new Account("bob", 1));
                }));
        assertThat(refused.kind()).isEqualTo(ErrorKind.UNIQUE);
        assertThat(refused.isRetriable()).isFalse();
        assertThat(refused.getSuppressed()).isEmpty();
        assertThatThrownBy(() -> sessions.retrying(9, session -> {
                    ann(session);
                    throw new IllegalStateException("no money");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasNoSuppressedExceptions();
        assertThat(loaded).hasSize(2);
    }

    @Test
    void anErrorAfterOthersBringsThemAlong() {
        assertThatThrownBy(() -> sessions.retrying(9, session -> {
                    spend(session, 2);
                    if (loaded.size() == 3) {
                        throw new IllegalStateException("no money");
                    }
                }))
                .isInstanceOf(IllegalStateException.class)
                .satisfies(last -> assertThat(last.getSuppressed()).hasSize(3));
    }

    @Test
    void whatTheWorkMadeOfTheErrorCountsToo() {
        sessions.retrying(2, session -> {
            try {
                spend(session, 1);
                session.flush();
            } catch (StatementException refused) {
                throw new IllegalStateException("could not spend", refused);
            }
        });
        assertThat(balance("ann")).isEqualTo(1099);
    }

    @Test
    void workThatSwallowsTheErrorBeginsAgainAsItCannotCommit() {
        List<Throwable> swallowed = new ArrayList<>();
        sessions.retrying(2, session -> {
            spend(session, 1);
            try {
                session.flush();
            } catch (StatementException refused) {
                swallowed.add(refused);
            }
        });
        assertThat(swallowed).hasSize(1);
        assertThat(balance("ann")).isEqualTo(1099);
    }

    @Test
    void aFileThatIsLockedIsTriedAgain() throws SQLException {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            List<String> owners = new ArrayList<>();
            sessions.retrying(2, session -> {
                owners.add("cid");
                session.add(new Account("cid", 5));
                if (owners.size() == 2) {
                    execute(statement, "ROLLBACK");
                }
            });
            assertThat(owners).hasSize(2);
        }
        assertThat(balance("cid")).isEqualTo(5);
    }

    private static void execute(Statement statement, String sql) {
        try {
            statement.execute(sql);
        } catch (SQLException refused) {
            throw new AssertionError(refused);
        }
    }

    /** Without a write-ahead log, SQLite cannot commit while another connection reads. */
    @Test
    void anErrorOfTheCommitItselfCounts() throws SQLException {
        engine.close();
        open("?busy_timeout=0");
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement();
                ResultSet reading = statement.executeQuery("SELECT * FROM accounts")) {
            assertThat(reading.next()).isTrue();
            sent.assertSends(
                    () -> sessions.retrying(2, session -> {
                        session.add(new Account("cid", 5));
                        loaded.add(new Account());
                        if (loaded.size() == 2) {
                            session.flush();
                            close(reading);
                        }
                    }),
                    "BEGIN",
                    "INSERT INTO accounts (owner, balance) VALUES (?, ?) RETURNING id ('cid', 5)",
                    "ROLLBACK",
                    "BEGIN",
                    "INSERT INTO accounts (owner, balance) VALUES (?, ?) RETURNING id ('cid', 5)",
                    "COMMIT");
        }
    }

    private static void close(ResultSet rows) {
        try {
            rows.close();
        } catch (SQLException refused) {
            throw new AssertionError(refused);
        }
    }

    @Test
    void newObjectsFromOutsideAreAddedAgainAsTheyWere() {
        Account cid = new Account("cid", 5);
        List<Long> keys = new ArrayList<>();
        sessions.retrying(2, session -> {
            keys.add(cid.id());
            session.add(cid);
            session.flush();
            keys.add(cid.id());
            if (loaded.isEmpty()) {
                loaded.add(cid);
                throw conflict();
            }
        });
        assertThat(keys).containsExactly(0L, 3L, 0L, 3L);
        assertThat(balance("cid")).isEqualTo(5);
    }

    private static StatementException conflict() {
        return new StatementException(
                ErrorKind.SERIALIZATION, "SELECT 1", "()", "told so", new SQLException("told so"));
    }

    @Test
    void objectsOfTheSessionAreDetachedAndMerged() {
        try (Session session = sessions.open()) {
            Account outside = ann(session);
            session.commit();
            session.retrying(2, work -> {
                assertThat(work.state(outside)).isEqualTo(ObjectState.DETACHED);
                outside.balance(55);
                Account merged = work.merge(outside);
                assertThat(merged).isNotSameAs(outside);
                loaded.add(merged);
                if (loaded.size() == 2) {
                    throw conflict();
                }
            });
            assertThat(loaded).hasSize(3);
            assertThat(session.get(Account.class, 1L)).isSameAs(loaded.get(2));
        }
        assertThat(balance("ann")).isEqualTo(55);
    }

    @Test
    void streamsOfAFailedAttemptAreClosed() {
        sessions.retrying(2, session -> {
            session.query(Account.class).stream().findFirst().ifPresent(loaded::add);
            if (loaded.size() == 1) {
                throw conflict();
            }
        });
        assertThat(loaded).hasSize(2);
    }

    @Test
    void anInterruptedThreadGetsTheLastErrorAndStaysInterrupted() {
        SessionFactory slow = SessionFactory.of(
                        accounts.mapped(), o -> o.backoff(Duration.ofHours(1), Duration.ofHours(1)))
                .bind(engine);
        StatementException last = catchThrowableOfType(
                StatementException.class,
                () -> slow.retrying(5, session -> {
                    loaded.add(new Account());
                    Thread.currentThread().interrupt();
                    throw conflict();
                }));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(last.getSuppressed()).hasSize(1);
        assertThat(loaded).hasSize(1);
    }

    @Test
    void anUnknownOutcomeIsNotTriedAgain() {
        StatementException unknown = catchThrowableOfType(
                StatementException.class,
                () -> sessions.retrying(5, session -> {
                    loaded.add(new Account());
                    throw new StatementException(
                            ErrorKind.OUTCOME_UNKNOWN, "COMMIT", "()", "who knows", new SQLException("who knows"));
                }));
        assertThat(unknown.isRetriable()).isFalse();
        assertThat(loaded).hasSize(1);
    }
}
