package io.mercator.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.mercator.api.engine.Engine;
import io.mercator.api.error.MercatorException;
import io.mercator.api.schema.MetaData;
import io.mercator.api.session.ObjectState;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.faults.FaultyDataSource.Fault;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * So many deleted objects that they go by a list of keys after a savepoint, in which each JDBC call fails in turn: all rows
 * are there or none is, and the objects are as the rows are. Of the calls that bind the keys every twentieth fails.
 */
class ManyDeletesFaultsTest {
    private static final int MANY = 103;
    private static final int STEP = 20;

    @TempDir
    private Path folder;

    private static void reset(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO accounts (id, owner, balance) VALUES (?, ?, 0)")) {
            statement.execute("DELETE FROM accounts");
            for (int number = 1; number <= MANY; number++) {
                insert.setInt(1, number);
                insert.setString(2, "owner " + number);
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
    }

    private static int rows(Connection connection) throws SQLException {
        int count;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM accounts")) {
            rows.next();
            count = rows.getInt(1);
        }
        connection.rollback();
        return count;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("io.mercator.faults.FaultyDatabases#faults")
    void allRowsAreThereOrNone(String kind, Fault fault) throws SQLException {
        FaultyDataSource source = new FaultyDataSource(FaultyDatabases.url(kind, folder, "deletes"));
        Accounts accounts = new Accounts(new MetaData());
        try (Engine engine = Engine.create(source, o -> o);
                Connection plain = DriverManager.getConnection(FaultyDatabases.url(kind, folder, "deletes"))) {
            accounts.metadata().createAll(engine);
            plain.setAutoCommit(false);
            SessionFactory sessions = SessionFactory.of(accounts.mapped()).bind(engine);
            reset(plain);
            int calls = fail(source, sessions, plain, fault, 0);
            assertThat(calls).isGreaterThan(MANY);
            assertThat(rows(plain)).isZero();
            for (int number = 1; number <= calls; number += number > 10 && number < calls - STEP ? STEP : 1) {
                reset(plain);
                fail(source, sessions, plain, fault, number);
                assertThat(source.open()).isZero();
                assertThat(engine.pool().inUse()).isZero();
            }
        }
    }

    /** Returns how many calls were made. */
    private static int fail(FaultyDataSource source, SessionFactory sessions, Connection plain, Fault fault, int number)
            throws SQLException {
        Throwable error = null;
        try (Session session = sessions.open()) {
            List<Account> all = session.query(Account.class).all();
            session.commit();
            session.refreshExpired();
            all.forEach(session::delete);
            source.arm(fault, number);
            try {
                session.commit();
            } catch (RuntimeException thrown) {
                error = thrown;
            }
            int calls = source.disarm();
            String what = fault + " at call " + number + ": " + error;
            if (error != null && fault != Fault.UNCHECKED) {
                assertThat(error).as(what).isInstanceOf(MercatorException.class).hasMessageContaining("on purpose");
            }
            assertThatCode(session::rollback).as(what).doesNotThrowAnyException();
            int left = rows(plain);
            assertThat(left).as(what).isIn(0, MANY);
            boolean isUnknown = what.contains("is not known");
            ObjectState expected = left == 0 && !isUnknown ? ObjectState.DETACHED : ObjectState.PERSISTENT;
            if (error != null || left == 0) {
                assertThat(all)
                        .as(what)
                        .allSatisfy(
                                account -> assertThat(session.state(account)).isEqualTo(expected));
            }
            assertThat(session.query(Account.class).count()).as(what).isEqualTo(left);
            return calls;
        }
    }
}
