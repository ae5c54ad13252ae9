package io.mercator.dialect.postgresql;

import io.mercator.api.dialect.TransactionSetting;
import io.mercator.api.error.ConfigurationException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Variables of the server's session for the transactions of one checkout. They are set in a transaction of their own, which a
 * rollback of the next one must not take back.
 */
final class PostgresqlSetting implements TransactionSetting {
    /** Twice the clock skew that YugabyteDB reckons with unless told otherwise; it refuses less. */
    private static final Duration LEAST_OF_YUGABYTEDB = Duration.ofMillis(1_000);

    private final Map<String, String> wanted;
    private final Map<String, String> before = new LinkedHashMap<>();

    private PostgresqlSetting(Map<String, String> wanted) {
        this.wanted = wanted;
    }

    /** PostgreSQL 18, SET TRANSACTION: of serializable transactions that only read. */
    static TransactionSetting deferrable() {
        return new PostgresqlSetting(Map.of("default_transaction_deferrable", "on"));
    }

    /**
     * YugabyteDB, "Follower reads": transactions that only read see what was so at the staleness before their beginning, on the
     * nearest replica.
     */
    static TransactionSetting ofYugabyteDb(Duration staleness) {
        if (staleness.compareTo(LEAST_OF_YUGABYTEDB) <= 0) {
            throw new ConfigurationException(
                    "staleness(" + staleness.toMillis() + " ms) was asked for, and YugabyteDB's"
                            + " followers need more than twice the clock skew, " + LEAST_OF_YUGABYTEDB.toMillis()
                            + " ms. Allow more; 30 s is the default of the database.");
        }
        Map<String, String> wanted = new LinkedHashMap<>();
        wanted.put("yb_follower_read_staleness_ms", Long.toString(staleness.toMillis()));
        wanted.put("yb_read_from_followers", "on");
        return new PostgresqlSetting(wanted);
    }

    /**
     * CockroachDB, "Follower Reads": an exact staleness, since a bounded one is for single statements alone. It ends with the
     * transaction.
     */
    static TransactionSetting ofCockroachDb(Duration staleness) {
        String first = "SET TRANSACTION AS OF SYSTEM TIME '-" + staleness.toMillis() + "ms'";
        return new TransactionSetting() {
            @Override
            public List<String> first() {
                return List.of(first);
            }
        };
    }

    @Override
    public void set(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String name : wanted.keySet()) {
                try (ResultSet rows = statement.executeQuery("SHOW " + name)) {
                    rows.next();
                    before.put(name, rows.getString(1));
                }
            }
            assign(statement, wanted);
            connection.commit();
        } catch (SQLException refused) {
            before.clear();
            connection.rollback();
            throw refused;
        }
    }

    private static void assign(Statement statement, Map<String, String> values) throws SQLException {
        for (Map.Entry<String, String> entry : values.entrySet()) {
            statement.execute("SET " + entry.getKey() + " = '" + entry.getValue() + "'");
        }
    }

    @Override
    public void restore(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assign(statement, before);
            connection.commit();
        }
    }
}
