package io.mercator.dialect.derby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.dialect.DatabaseUrl;
import io.mercator.api.dialect.PresenceCheck;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Sequence;
import io.mercator.api.schema.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DerbyDialectTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final DerbyDialectProvider provider = new DerbyDialectProvider();
    private final DerbyDialect dialect = new DerbyDialect();
    private final String address = "memory:dialect" + NUMBER.incrementAndGet();
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = provider.connect(url(address), new Properties());
    }

    @AfterEach
    void drop() throws SQLException {
        connection.close();
        assertThatThrownBy(() -> provider.connect(url(address + ";drop=true;create=false"), new Properties()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("dropped");
    }

    private static DatabaseUrl url(String address) {
        return new DatabaseUrl("derby", address, Map.of(), null, null);
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private ErrorKind kindOf(String sql) {
        try {
            run(sql);
            throw new AssertionError("not refused: " + sql);
        } catch (SQLException refused) {
            return dialect.classify(refused);
        }
    }

    @Test
    void constraintViolationsAreToldApart() throws SQLException {
        run("CREATE TABLE p (id INTEGER NOT NULL, PRIMARY KEY (id))");
        run("CREATE TABLE t (id INTEGER NOT NULL PRIMARY KEY, u VARCHAR(9) UNIQUE, n VARCHAR(9) NOT NULL,"
                + " c INTEGER CHECK (c > 0), p INTEGER REFERENCES p (id))");
        run("INSERT INTO t VALUES (1, 'u', 'n', 1, NULL)");
        assertThat(kindOf("INSERT INTO t VALUES (1, 'v', 'n', 1, NULL)")).isEqualTo(ErrorKind.UNIQUE);
        assertThat(kindOf("INSERT INTO t VALUES (2, 'u', 'n', 1, NULL)")).isEqualTo(ErrorKind.UNIQUE);
        assertThat(kindOf("INSERT INTO t VALUES (2, 'v', NULL, 1, NULL)")).isEqualTo(ErrorKind.NOT_NULL);
        assertThat(kindOf("INSERT INTO t VALUES (2, 'v', 'n', 0, NULL)")).isEqualTo(ErrorKind.CHECK);
        assertThat(kindOf("INSERT INTO t VALUES (2, 'v', 'n', 1, 5)")).isEqualTo(ErrorKind.FOREIGN_KEY);
        assertThat(kindOf("INSERT INTO t VALUES (2, 'far too long', 'n', 1, NULL)"))
                .isEqualTo(ErrorKind.DATA);
        assertThat(kindOf("SELEC 1")).isEqualTo(ErrorKind.SYNTAX);
    }

    @Test
    void instantsKeepNineDigitsWhateverTheZone() throws SQLException {
        run("CREATE TABLE t (moment TIMESTAMP)");
        Instant inTheGap = Instant.parse("2026-03-29T02:30:00.123456789Z");
        TimeZone before = TimeZone.getDefault();
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
            TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
            DerbyTimes.INSTANT.bind(insert, 1, inTheGap);
            insert.execute();
            DerbyTimes.INSTANT.bindNull(insert, 1);
            insert.execute();
            TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT moment FROM t ORDER BY moment NULLS FIRST")) {
                rows.next();
                assertThat(DerbyTimes.INSTANT.read(rows, 1)).isNull();
                rows.next();
                assertThat(DerbyTimes.INSTANT.read(rows, 1)).isEqualTo(inTheGap);
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void tablesAndSequencesAreFoundByTheirStoredNames() throws SQLException {
        MetaData metadata = new MetaData();
        Table plain = Table.of(metadata, "users");
        Table quoted = Table.of(metadata, "Mixed \"case\"");
        assertThat(isPresent(dialect.tablePresence(plain).get(0))).isFalse();
        run("CREATE TABLE users (id INTEGER)");
        run("CREATE TABLE " + dialect.identifiers().quoted(quoted.name()) + " (id INTEGER)");
        run("CREATE SEQUENCE user_id_seq AS BIGINT START WITH 1");
        assertThat(isPresent(dialect.tablePresence(plain).get(0))).isTrue();
        assertThat(isPresent(dialect.tablePresence(quoted).get(0))).isTrue();
        assertThat(isPresent(
                        dialect.sequencePresence(Sequence.of("user_id_seq")).get(0)))
                .isTrue();
        assertThat(isPresent(dialect.sequencePresence(Sequence.of("other")).get(0)))
                .isFalse();
    }

    private boolean isPresent(PresenceCheck check) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(check.sql())) {
            for (int index = 0; index < check.parameters().size(); index++) {
                statement.setString(index + 1, check.parameters().get(index));
            }
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    @Test
    void everyCapabilityIsTrue() throws SQLException {
        run("CREATE TABLE t (id INTEGER NOT NULL GENERATED BY DEFAULT AS IDENTITY, name VARCHAR(9), PRIMARY KEY (id))");
        run("CREATE SEQUENCE s AS BIGINT START WITH 1");
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO t (name) VALUES (?)", Statement.RETURN_GENERATED_KEYS)) {
            insert.setString(1, "a");
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                keys.next();
                assertThat(keys.getInt(1)).isEqualTo(1);
            }
        }
        run("INSERT INTO t (name) VALUES ('b'), ('c')");
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("VALUES NEXT VALUE FOR s")) {
            rows.next();
            assertThat(rows.getLong(1)).isEqualTo(1);
        }
        connection.setAutoCommit(false);
        run("CREATE TABLE u (id INTEGER)");
        connection.rollback();
        run("CREATE TABLE u (id INTEGER)");
        try (PreparedStatement update = connection.prepareStatement("UPDATE t SET name = 'x' WHERE id = ?")) {
            for (int id : new int[] {1, 99}) {
                update.setInt(1, id);
                update.addBatch();
            }
            assertThat(update.executeBatch()).containsExactly(1, 0);
        }
        connection.commit();
    }

    @Test
    void oneQueryGivesABlockOfSequenceValues() throws SQLException {
        run("CREATE SEQUENCE s AS BIGINT START WITH 1");
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT NEXT VALUE FOR s FROM (VALUES 1, 2, 3) AS t (n)")) {
            for (long expected = 1; expected <= 3; expected++) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getLong(1)).isEqualTo(expected);
            }
        }
    }

    @Test
    void namesAreQuotedWhereDerbyWouldReadThemOtherwise() {
        assertThat(dialect.identifiers().quoted("users")).isEqualTo("users");
        assertThat(dialect.identifiers().stored("users")).isEqualTo("USERS");
        assertThat(dialect.identifiers().quoted("dec")).isEqualTo("\"dec\"");
        assertThat(dialect.identifiers().stored("dec")).isEqualTo("dec");
        assertThat(dialect.identifiers().quoted("USERS")).isEqualTo("\"USERS\"");
    }
}
