package io.mercator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.engine.Engine;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.error.StatementException;
import io.mercator.api.schema.MetaData;
import io.mercator.api.session.SessionFactory;
import io.mercator.faults.FaultyDataSource.Fault;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A transfer with retries, in which each JDBC call loses the connection in turn: before the commit the transfer is begun
 * again and done once; whether a commit was done that lost the connection is told to be unknown, and it is never repeated.
 */
class RetryingFaultsTest {
    @TempDir
    private Path folder;

    private String url;
    private FaultyDataSource source;
    private SessionFactory sessions;
    private int runs;

    private void reset() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM accounts");
            statement.execute("INSERT INTO accounts (id, owner, balance) VALUES (1001, 'ann', 10), (1002, 'bob', 0)");
        }
        runs = 0;
    }

    private int moved() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT balance FROM accounts ORDER BY id")) {
            rows.next();
            int ann = rows.getInt(1);
            rows.next();
            assertThat(ann + rows.getInt(1)).isEqualTo(10);
            return rows.getInt(1);
        }
    }

    private void transfer() {
        sessions.retrying(3, session -> {
            runs++;
            Account ann = session.get(Account.class, 1001L);
            Account bob = session.get(Account.class, 1002L);
            ann.balance(ann.balance() - 1);
            bob.balance(bob.balance() + 1);
        });
    }

    @ParameterizedTest
    @CsvSource({"sqlite,LOST", "sqlite,LOST_AFTERWARDS", "derby,LOST", "derby,LOST_AFTERWARDS"})
    void aTransferIsDoneOnceOrItsCommitIsTold(String kind, Fault fault) throws SQLException {
        url = kind.equals("sqlite")
                ? "jdbc:sqlite:" + folder.resolve("retries.db") + "?journal_mode=MEMORY&synchronous=OFF"
                : "jdbc:derby:memory:retries;create=true";
        source = new FaultyDataSource(url);
        try (Engine engine = Engine.create(source, o -> o)) {
            Accounts accounts = new Accounts(new MetaData());
            accounts.metadata().createAll(engine);
            sessions = SessionFactory.of(accounts.mapped(), o -> o.backoff(Duration.ZERO, Duration.ZERO))
                    .bind(engine);
            reset();
            source.arm(fault, 0);
            transfer();
            int calls = source.disarm();
            assertThat(calls).isGreaterThan(30);
            int begunAgain = 0;
            int told = 0;
            for (int number = 1; number <= calls; number++) {
                reset();
                begunAgain += failOnce(fault, number) ? 1 : 0;
                told += runs == 1 && source.failed().equals("Connection.commit") ? 1 : 0;
                assertThat(engine.pool().inUse()).isZero();
            }
            assertThat(begunAgain).isGreaterThan(calls / 2);
            assertThat(told).isEqualTo(1);
        }
    }

    /** Returns whether the work was run again. */
    private boolean failOnce(Fault fault, int number) throws SQLException {
        source.arm(fault, number);
        StatementException error = null;
        try {
            transfer();
        } catch (StatementException thrown) {
            error = thrown;
        } finally {
            source.disarm();
        }
        String what = fault + " at call " + number + " (" + source.failed() + "), " + runs + " runs";
        if (error == null) {
            assertThat(moved()).as(what).isEqualTo(1);
        } else {
            assertThat(source.failed()).as(what).isEqualTo("Connection.commit");
            assertThat(error.kind()).as(what).isEqualTo(ErrorKind.CONNECTION_LOST);
            assertThat(error).as(what).hasMessageContaining("whether the transaction was committed is not known");
            assertThat(runs).as(what).isEqualTo(1);
            assertThat(moved()).as(what).isEqualTo(fault == Fault.LOST ? 0 : 1);
        }
        assertThat(source.open()).as(what).isZero();
        assertThat(source.wasReused()).as(what).isFalse();
        return runs > 1;
    }
}
