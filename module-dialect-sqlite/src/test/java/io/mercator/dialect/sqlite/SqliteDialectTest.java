package io.mercator.dialect.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.DatabaseUrl;
import io.mercator.api.dialect.ValueCodec;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.type.Types;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.core.NativeDB;

class SqliteDialectTest {
    private final SqliteDialectProvider provider = new SqliteDialectProvider();
    private final SqliteDialect dialect = new SqliteDialect(SqliteVersion.NEWEST);
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = provider.connect(url(":memory:", Map.of()), new Properties());
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private static DatabaseUrl url(String address, Map<String, String> options) {
        return new DatabaseUrl("sqlite", address, options, null, null);
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
    void addressesAreReadAsSqlAlchemyAndTheDriverReadThem() {
        assertThat(SqliteAddress.of(url(":memory:", Map.of())).file()).isEqualTo(":memory:");
        assertThat(SqliteAddress.of(url("///:memory:", Map.of())).isPrivateMemory())
                .isTrue();
        assertThat(SqliteAddress.of(url("//", Map.of())).isPrivateMemory()).isTrue();
        assertThat(SqliteAddress.of(url("", Map.of())).isPrivateMemory()).isTrue();
        assertThat(SqliteAddress.of(url("///app.db", Map.of())).file()).isEqualTo("app.db");
        assertThat(SqliteAddress.of(url("////tmp/app.db", Map.of())).file()).isEqualTo("/tmp/app.db");
        assertThat(SqliteAddress.of(url("/tmp/app.db", Map.of())).file()).isEqualTo("/tmp/app.db");
        assertThat(SqliteAddress.of(url("app.db", Map.of())).isPrivateMemory()).isFalse();
    }

    @Test
    void foreignKeysAreEnforcedUnlessTheUrlSaysOtherwise() throws SQLException {
        run("CREATE TABLE p (id INTEGER PRIMARY KEY)");
        run("CREATE TABLE c (p INTEGER REFERENCES p (id))");
        assertThat(kindOf("INSERT INTO c VALUES (1)")).isEqualTo(ErrorKind.FOREIGN_KEY);
        try (Connection loose = provider.connect(url(":memory:", Map.of("foreign_keys", "false")), new Properties());
                Statement statement = loose.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA foreign_keys")) {
            rows.next();
            assertThat(rows.getInt(1)).isZero();
        }
    }

    @Test
    void preparingTurnsForeignKeysOnForAnyConnection() throws SQLException {
        try (Connection other = provider.connect(url(":memory:", Map.of("foreign_keys", "false")), new Properties())) {
            other.setAutoCommit(false);
            provider.prepare(other);
            assertThat(other.getAutoCommit()).isFalse();
            try (Statement statement = other.createStatement();
                    ResultSet rows = statement.executeQuery("PRAGMA foreign_keys")) {
                rows.next();
                assertThat(rows.getInt(1)).isEqualTo(1);
            }
        }
    }

    @Test
    void constraintViolationsAreToldApart() throws SQLException {
        run("CREATE TABLE t (id INTEGER PRIMARY KEY, u VARCHAR UNIQUE, n VARCHAR NOT NULL, c INTEGER CHECK (c > 0))");
        run("INSERT INTO t VALUES (1, 'u', 'n', 1)");
        assertThat(kindOf("INSERT INTO t VALUES (1, 'v', 'n', 1)")).isEqualTo(ErrorKind.UNIQUE);
        assertThat(kindOf("INSERT INTO t VALUES (2, 'u', 'n', 1)")).isEqualTo(ErrorKind.UNIQUE);
        assertThat(kindOf("INSERT INTO t VALUES (2, 'v', NULL, 1)")).isEqualTo(ErrorKind.NOT_NULL);
        assertThat(kindOf("INSERT INTO t VALUES (2, 'v', 'n', 0)")).isEqualTo(ErrorKind.CHECK);
        assertThat(kindOf("SELEC 1")).isEqualTo(ErrorKind.SYNTAX);
    }

    @Test
    void aFileThatIsNoDatabaseIsTold(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("no.db");
        Files.writeString(file, "this is no database, but long enough to be looked at as one: ".repeat(20));
        assertThatThrownBy(() -> {
                    try (Connection broken = provider.connect(url(file.toString(), Map.of()), new Properties());
                            Statement statement = broken.createStatement()) {
                        statement.execute("CREATE TABLE t (id INTEGER)");
                    }
                })
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(dialect.classify(refused)).isEqualTo(ErrorKind.CORRUPT));
    }

    @Test
    void aLockedDatabaseIsTold(@TempDir Path folder) throws SQLException {
        DatabaseUrl file = url(folder.resolve("a.db").toString(), Map.of("busy_timeout", "1"));
        try (Connection writer = provider.connect(file, new Properties());
                Connection other = provider.connect(file, new Properties());
                Statement write = writer.createStatement();
                Statement late = other.createStatement()) {
            write.execute("CREATE TABLE t (id INTEGER)");
            writer.setAutoCommit(false);
            write.execute("INSERT INTO t VALUES (1)");
            assertThatThrownBy(() -> late.execute("INSERT INTO t VALUES (2)"))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(dialect.classify(refused)).isEqualTo(ErrorKind.LOCKED));
            writer.rollback();
        }
    }

    @Test
    void instantsAreKeptToTheNanosecondAndOrderAsText() throws SQLException {
        ValueCodec<Instant> instants = dialect.codec(Types.INSTANT).orElseThrow();
        run("CREATE TABLE t (at VARCHAR(30))");
        Instant early = Instant.parse("1969-12-31T23:59:59.000000001Z");
        Instant late = Instant.parse("2026-03-29T01:30:00.123456789Z");
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
            for (Instant value : new Instant[] {late, early}) {
                instants.bind(insert, 1, value);
                insert.execute();
            }
            instants.bindNull(insert, 1);
            insert.execute();
            assertThat(instants.misfit(Instant.MAX)).contains("0000 to 9999");
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT at FROM t ORDER BY at")) {
            rows.next();
            assertThat(instants.read(rows, 1)).isNull();
            rows.next();
            assertThat(instants.read(rows, 1)).isEqualTo(early);
            rows.next();
            assertThat(instants.read(rows, 1)).isEqualTo(late);
            assertThat(rows.getString(1)).isEqualTo("2026-03-29T01:30:00.123456789Z");
        }
    }

    @Test
    void thePresenceOfATableIsAskedInTwoPragmas() throws SQLException {
        MetaData metadata = new MetaData();
        Table users = Table.of(metadata, "users");
        Table odd = Table.of(metadata, "a \"b\"; DROP");
        assertThat(dialect.tablePresence(users))
                .extracting(check -> check.sql())
                .containsExactly("PRAGMA main.table_info(\"users\")", "PRAGMA temp.table_info(\"users\")");
        run("CREATE TABLE \"a \"\"b\"\"; DROP\" (id INTEGER)");
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(dialect.tablePresence(odd).get(0).sql())) {
            assertThat(rows.next()).isTrue();
        }
    }

    @Test
    void returningIsClaimedFromTheVersionThatHasIt() throws SQLException {
        assertThat(new SqliteDialect(SqliteVersion.parse("3.34.1")).has(Capability.INSERT_RETURNING))
                .isFalse();
        assertThat(provider.dialect(connection.getMetaData()).has(Capability.INSERT_RETURNING))
                .isTrue();
        assertThat(provider.serves(connection.getMetaData())).isTrue();
    }

    @Test
    void everyCapabilityIsTrue() throws SQLException {
        run("CREATE TABLE t (id INTEGER NOT NULL, name VARCHAR, PRIMARY KEY (id))");
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows =
                    statement.executeQuery("INSERT INTO t (name) VALUES ('a'), ('b') RETURNING id, name")) {
                rows.next();
                assertThat(rows.getInt(1)).isEqualTo(1);
            }
            statement.executeUpdate("INSERT INTO t DEFAULT VALUES");
            try (ResultSet keys = statement.getGeneratedKeys()) {
                keys.next();
                assertThat(keys.getInt(1)).isEqualTo(3);
            }
            statement.execute("SELECT 1");
        }
        connection.setAutoCommit(false);
        run("CREATE TABLE u (id INTEGER)");
        connection.rollback();
        connection.setAutoCommit(true);
        run("CREATE TABLE u (id INTEGER)");
        try (PreparedStatement update = connection.prepareStatement("UPDATE t SET name = 'x' WHERE id = ?")) {
            for (int id : new int[] {1, 99}) {
                update.setInt(1, id);
                update.addBatch();
            }
            assertThat(update.executeBatch()).containsExactly(1, 0);
        }
    }

    @Test
    void reservedAndMixedCaseNamesAreQuoted() {
        assertThat(dialect.identifiers().quoted("users")).isEqualTo("users");
        assertThat(dialect.identifiers().quoted("order")).isEqualTo("\"order\"");
        assertThat(dialect.identifiers().quoted("Users")).isEqualTo("\"Users\"");
        assertThat(dialect.identifiers().quoted("a\"b")).isEqualTo("\"a\"\"b\"");
        assertThat(dialect.identifiers().quoted("1a")).isEqualTo("\"1a\"");
    }

    /** What the provider presumes when it opens connections without SQLite's own lock. */
    @Test
    void theDriverLocksEachCallThatIsNotSafeByItself() {
        assertThat(NativeDB.class.getDeclaredMethods())
                .filteredOn(method -> Modifier.isNative(method.getModifiers()))
                .filteredOn(method -> !Modifier.isSynchronized(method.getModifiers()))
                .extracting(Method::getName)
                .containsExactlyInAnyOrder("interrupt", "libversion_utf8");
    }
}
