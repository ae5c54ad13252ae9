package io.mercator.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.mercator.api.engine.Engine;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.error.MercatorException;
import io.mercator.api.error.StatementException;
import io.mercator.api.schema.MetaData;
import io.mercator.api.session.ObjectState;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.faults.FaultyDataSource.Fault;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One session's life, with queries, two flushes, a commit and a rollback, in which each JDBC call fails in turn: after each
 * failure the error says what failed, the objects are as the database has them, no connection is left in use, and the same
 * session does the whole work again.
 */
class FaultsTest {
    /** Below this many calls the life of the session would not be what the test was written for. */
    private static final int FEWEST_CALLS = 100;

    @TempDir
    private Path folder;

    private String url;
    private FaultyDataSource source;
    private Engine engine;
    private SessionFactory sessions;

    private void open(String kind) throws SQLException {
        url = FaultyDatabases.url(kind, folder, "faults");
        source = new FaultyDataSource(url);
        engine = Engine.create(source, o -> o);
        Accounts accounts = new Accounts(new MetaData());
        accounts.metadata().createAll(engine);
        sessions = SessionFactory.of(accounts.mapped(), o -> o.strict(true)).bind(engine);
    }

    /** The objects of one life, each as the session of it has them. */
    private static final class Life {
        private Account ann;
        private Account bob;
        private Account cid;
        private final List<Account> added =
                List.of(new Account("dora", 4), new Account("emil", 5), new Account("fred", 6));
        private boolean committed;
    }

    private static void live(Session session, Life life) {
        life.ann = session.query(Account.class).filterBy("owner", "ann").one();
        session.query(Account.class).all().forEach(account -> {
            life.bob = account.owner().equals("bob") ? account : life.bob;
            life.cid = account.owner().equals("cid") ? account : life.cid;
        });
        life.ann.balance(11);
        life.bob.owner("bobby");
        life.bob.balance(22);
        session.delete(life.cid);
        session.addAll(life.added);
        session.flush();
        try (Stream<Account> stream = session.query(Account.class).stream()) {
            assertThat(stream.mapToInt(Account::balance).sum()).isEqualTo(48);
        }
        session.refresh(life.ann);
        session.commit();
        life.committed = true;
        assertThat(session.get(Account.class, life.ann.id())).isSameAs(life.ann);
        life.ann.balance(111);
        session.add(new Account("gone", 7));
        session.flush();
        session.rollback();
        session.query(Account.class).count();
        session.rollback();
    }

    private Map<String, String> rows() throws SQLException {
        Map<String, String> rows = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet read = statement.executeQuery("SELECT id, owner, balance, state FROM accounts")) {
            while (read.next()) {
                rows.put(read.getString(2), read.getLong(1) + " " + read.getInt(3) + " " + read.getString(4));
            }
        }
        return rows;
    }

    private void reset() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM accounts");
            statement.execute(
                    "INSERT INTO accounts (id, owner, balance) VALUES (1000001, 'ann', 1), (1000002, 'bob', 2),"
                            + " (1000003, 'cid', 3)");
        }
    }

    private static final Map<String, String> BEFORE =
            new TreeMap<>(Map.of("ann", "1000001 1 open", "bob", "1000002 2 open", "cid", "1000003 3 open"));

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("io.mercator.faults.FaultyDatabases#faults")
    void afterTheFailureOfAnyCallObjectsAndDatabaseAgree(String kind, Fault fault) throws SQLException {
        open(kind);
        try {
            reset();
            int calls = callsOfAWholeLife();
            assertThat(calls).isGreaterThan(FEWEST_CALLS);
            int told = 0;
            for (int number = 1; number <= calls; number++) {
                reset();
                told += failOnce(fault, number) ? 1 : 0;
            }
            System.out.println("faults: " + kind + ", " + fault + ": " + calls + " JDBC calls failed in turn, " + told
                    + " of them told to the caller, " + (calls - told) + " harmless after the end of a transaction");
            assertThat(told).isGreaterThan(calls * 3 / 4);
        } finally {
            engine.close();
        }
    }

    private int callsOfAWholeLife() throws SQLException {
        Life life = new Life();
        source.arm(Fault.REFUSED, 0);
        try (Session session = sessions.open()) {
            live(session, life);
        }
        int calls = source.disarm();
        assertThat(rows().keySet()).containsExactly("ann", "bobby", "dora", "emil", "fred");
        return calls;
    }

    /** Returns whether the caller was told. */
    private boolean failOnce(Fault fault, int number) throws SQLException {
        Life life = new Life();
        Throwable error = null;
        String what;
        try (Session session = sessions.open()) {
            source.arm(fault, number);
            try {
                live(session, life);
            } catch (RuntimeException thrown) {
                error = thrown;
            } finally {
                source.disarm();
            }
            what = kindOfFailure(fault, number) + (error == null ? ", not told" : ": " + error);
            if (error != null) {
                checkError(fault, error, what);
            }
            assertThatCode(session::rollback).as("rollback() after %s", what).doesNotThrowAnyException();
            checkObjects(session, life, what);
            checkThatTheSessionWorks(session, what);
        }
        assertThat(source.open()).as("connections left open after %s", what).isZero();
        assertThat(source.wasReused())
                .as("a lost connection was used after %s", what)
                .isFalse();
        assertThat(engine.pool().inUse())
                .as("connections in use after %s", what)
                .isZero();
        return error != null;
    }

    private String kindOfFailure(Fault fault, int number) {
        return fault + " at call " + number + " (" + source.failed() + ")";
    }

    private static void checkError(Fault fault, Throwable error, String what) {
        if (fault == Fault.UNCHECKED) {
            return;
        }
        assertThat(error).as(what).isInstanceOf(MercatorException.class);
        if (error instanceof StatementException refused) {
            assertThat(refused.statement()).as(what).isNotBlank();
            assertThat(refused.kind())
                    .as(what)
                    .isEqualTo(fault == Fault.REFUSED ? ErrorKind.OTHER : ErrorKind.CONNECTION_LOST);
            assertThat(refused).as(what).hasMessageContaining("on purpose");
        }
    }

    private void checkObjects(Session session, Life life, String what) throws SQLException {
        Map<String, String> rows = rows();
        boolean done = rows.containsKey("bobby");
        if (!done) {
            assertThat(rows).as("nothing is half applied after %s", what).isEqualTo(BEFORE);
        } else {
            assertThat(rows.keySet())
                    .as("nothing is half applied after %s", what)
                    .containsExactly("ann", "bobby", "dora", "emil", "fred");
        }
        if (life.committed) {
            assertThat(done).as("committed before %s", what).isTrue();
        } else if (done) {
            // the answer to COMMIT was lost: the error says so, and whoever wants to know reads again
            assertThat(what).contains("COMMIT failed on").contains("is not known");
            assertThat(session.refreshExpired()).isPositive();
        }
        if (!done) {
            for (Account account : life.added) {
                assertThat(session.state(account)).as(what).isEqualTo(ObjectState.TRANSIENT);
                assertThat(account.id()).as("a generated key after %s", what).isZero();
            }
        }
        for (Account account : session.query(Account.class).all()) {
            assertThat(rows.get(account.owner()))
                    .as("the row of %s after %s", account.owner(), what)
                    .isEqualTo(account.id() + " " + account.balance() + " open");
        }
        for (Account account : Stream.of(life.ann, life.bob, life.cid)
                .filter(known -> known != null && session.state(known) == ObjectState.PERSISTENT)
                .toList()) {
            assertThat(rows.get(account.owner()))
                    .as("the row of %s after %s", account.owner(), what)
                    .startsWith(account.id() + " " + account.balance());
        }
        session.rollback();
    }

    private void checkThatTheSessionWorks(Session session, String what) throws SQLException {
        session.rollback();
        session.query(Account.class).all().forEach(session::expunge);
        session.rollback();
        reset();
        try {
            live(session, new Life());
        } catch (RuntimeException thrown) {
            throw new AssertionError("the session does not work after " + what, thrown);
        }
        assertThat(rows().keySet()).as(what).containsExactly("ann", "bobby", "dora", "emil", "fred");
    }
}
