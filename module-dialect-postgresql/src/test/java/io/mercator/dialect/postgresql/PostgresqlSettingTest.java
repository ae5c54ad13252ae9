package io.mercator.dialect.postgresql;

import static io.mercator.api.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.TransactionSetting;
import io.mercator.api.engine.Connection;
import io.mercator.api.engine.IsolationLevel;
import io.mercator.api.error.ConfigurationException;
import io.mercator.api.schema.MetaData;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Transactions that read what was so a while ago, by the manuals of the servers that have them, and those that wait. */
class PostgresqlSettingTest {
    private static final PostgresqlDialect COCKROACHDB = of("CockroachDB CCL v24.1.0 (x86_64-pc-linux-gnu)");
    private static final PostgresqlDialect YUGABYTEDB = of("PostgreSQL 11.2-YB-2.20.1.0-b0 on x86_64-pc-linux-gnu");
    private static final PostgresqlDialect POSTGRESQL = of("PostgreSQL 18.0");

    private final List<String> sent = new ArrayList<>();

    private static PostgresqlDialect of(String version) {
        return new PostgresqlDialect(PostgresqlServer.parse(version));
    }

    /** A connection that writes down what it is told, and has answers for SHOW. */
    private java.sql.Connection recording(String refused) {
        InvocationHandler rows = (proxy, method, arguments) -> method.getName().equals("getString")
                ? "as it was"
                : method.getName().equals("next") ? true : null;
        InvocationHandler statement = (proxy, method, arguments) -> {
            if (method.getName().equals("close")) {
                return null;
            }
            sent.add((String) arguments[0]);
            if (arguments[0].equals(refused)) {
                throw new SQLException("refused on purpose");
            }
            return method.getName().equals("executeQuery") ? proxy(ResultSet.class, rows) : Boolean.FALSE;
        };
        return proxy(java.sql.Connection.class, (proxy, method, arguments) -> {
            if (method.getName().equals("createStatement")) {
                return proxy(Statement.class, statement);
            }
            sent.add(method.getName());
            return null;
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(PostgresqlSettingTest.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Test
    void theServersNameWhatTheyHave() {
        assertThat(COCKROACHDB.capabilities())
                .contains(Capability.STALE_READS)
                .doesNotContain(Capability.DEFERRABLE_TRANSACTIONS);
        assertThat(YUGABYTEDB.capabilities())
                .contains(Capability.STALE_READS)
                .doesNotContain(Capability.DEFERRABLE_TRANSACTIONS);
        assertThat(POSTGRESQL.capabilities())
                .contains(Capability.DEFERRABLE_TRANSACTIONS)
                .doesNotContain(Capability.STALE_READS);
    }

    @Test
    void cockroachDbIsToldAtTheBeginningOfEachTransaction() throws SQLException {
        TransactionSetting setting = COCKROACHDB.staleReads(Duration.ofSeconds(10));
        assertThat(setting.first()).containsExactly("SET TRANSACTION AS OF SYSTEM TIME '-10000ms'");
        setting.set(recording(""));
        setting.restore(recording(""));
        assertThat(sent).isEmpty();
    }

    @Test
    void yugabyteDbIsToldForTheCheckoutAndItsVariablesArePutBack() throws SQLException {
        TransactionSetting setting = YUGABYTEDB.staleReads(Duration.ofSeconds(10));
        assertThat(setting.first()).isEmpty();
        setting.set(recording(""));
        assertThat(sent)
                .containsExactly(
                        "SHOW yb_follower_read_staleness_ms",
                        "SHOW yb_read_from_followers",
                        "SET yb_follower_read_staleness_ms = '10000'",
                        "SET yb_read_from_followers = 'on'",
                        "commit");
        sent.clear();
        setting.restore(recording(""));
        assertThat(sent)
                .containsExactly(
                        "SET yb_follower_read_staleness_ms = 'as it was'",
                        "SET yb_read_from_followers = 'as it was'",
                        "commit");
    }

    @Test
    void whatTheServerRefusesIsTakenBackAsAWhole() throws SQLException {
        TransactionSetting setting = YUGABYTEDB.staleReads(Duration.ofSeconds(10));
        assertThatThrownBy(() -> setting.set(recording("SET yb_read_from_followers = 'on'")))
                .isInstanceOf(SQLException.class);
        assertThat(sent).endsWith("SET yb_read_from_followers = 'on'", "rollback");
        sent.clear();
        setting.restore(recording(""));
        assertThat(sent).containsExactly("commit");
    }

    @Test
    void yugabyteDbHasNoYoungerReads() {
        assertThatThrownBy(() -> YUGABYTEDB.staleReads(Duration.ofSeconds(1)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "staleness(1000 ms) was asked for, and YugabyteDB's followers need more than twice the clock skew,"
                                + " 1000 ms. Allow more; 30 s is the default of the database.");
    }

    @Test
    void onPostgresqlItselfStalenessIsTheReplicasMatter() {
        try (TestSchema schema = new TestSchema()) {
            assertThatThrownBy(() -> schema.engine.connect(o -> o.readOnly(true).staleness(Duration.ofSeconds(10))))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("the dialect 'postgresql' reads what was so a while ago only on its replicas")
                    .hasMessageContaining("bind(route -> engine)");
        }
    }

    @Test
    void deferrableTransactionsAreSetAndPutBack() {
        try (TestSchema schema = new TestSchema(o -> o.poolSize(1))) {
            Object pid;
            try (Connection report = schema.engine.connect(
                    o -> o.readOnly(true).isolation(IsolationLevel.SERIALIZABLE).deferrable(true))) {
                pid = shown(report, "SELECT pg_backend_pid()");
                for (int transaction = 0; transaction < 2; transaction++) {
                    assertThat(shown(report, "SHOW transaction_deferrable")).isEqualTo("on");
                    assertThat(shown(report, "SHOW transaction_read_only")).isEqualTo("on");
                    assertThat(shown(report, "SHOW transaction_isolation")).isEqualTo("serializable");
                    report.rollback();
                }
            }
            try (Connection next = schema.engine.connect()) {
                assertThat(shown(next, "SELECT pg_backend_pid()")).isEqualTo(pid);
                assertThat(shown(next, "SHOW transaction_deferrable")).isEqualTo("off");
                assertThat(shown(next, "SHOW default_transaction_deferrable")).isEqualTo("off");
                assertThat(shown(next, "SHOW transaction_read_only")).isEqualTo("off");
            }
        }
    }

    private static Object shown(Connection connection, String query) {
        return connection.execute(text(query)).scalar();
    }

    /** A report waits for the writer that is at work, whose end tells that what was before it can be read without a conflict. */
    @Test
    void aReportWaitsForASafeSnapshot() throws InterruptedException, ExecutionException, TimeoutException {
        MetaData metadata = new MetaData();
        Purse.Purses purses = new Purse.Purses(metadata);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (TestSchema schema = new TestSchema()) {
            metadata.createAll(schema.engine);
            SessionFactory sessions = SessionFactory.of(purses.mapped(), o -> o.isolation(IsolationLevel.SERIALIZABLE))
                    .bind(schema.engine);
            sessions.transaction(session -> session.add(new Purse("ann", 1)));
            try (Session writer = sessions.open()) {
                writer.get(Purse.class, 1).coins = 2;
                writer.flush();
                Future<Integer> report = thread.submit(() -> {
                    try (Session reader = sessions.open(o -> o.readOnly(true).deferrable(true))) {
                        return reader.get(Purse.class, 1).coins;
                    }
                });
                assertThatThrownBy(() -> report.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
                writer.commit();
                assertThat(report.get(30, TimeUnit.SECONDS)).isEqualTo(1);
            }
        } finally {
            thread.shutdownNow();
        }
    }
}
