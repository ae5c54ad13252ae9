package io.mercator.dialect.h2;

import static io.mercator.api.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.mercator.api.dialect.DatabaseUrl;
import io.mercator.api.engine.Engine;
import io.mercator.api.error.ConfigurationException;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.error.StatementException;
import io.mercator.api.error.UnknownOptionException;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Sequence;
import io.mercator.api.schema.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The provider, and what the dialect says of H2, compared with H2 itself. */
class H2DialectTest {
    private final H2DialectProvider provider = new H2DialectProvider();
    private final H2Dialect dialect = new H2Dialect(H2Version.NEWEST);
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = provider.connect(url("memory:"), new Properties());
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private static DatabaseUrl url(String address) {
        return new DatabaseUrl("h2", address, Map.of(), null, null);
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> rows(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                StringBuilder row = new StringBuilder();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    row.append(column == 1 ? "" : " ").append(rows.getString(column));
                }
                all.add(row.toString());
            }
            return all;
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
    void addressesAreH2sOwnWithRelativePathsAsOthersWriteThem() {
        assertThat(H2Address.of(url("memory:demo")).text()).isEqualTo("mem:demo");
        assertThat(H2Address.of(url("mem:demo;LOCK_TIMEOUT=1")).text()).isEqualTo("mem:demo;LOCK_TIMEOUT=1");
        assertThat(H2Address.of(url("memory:demo;LOCK_TIMEOUT=1")).isNamedMemory())
                .isTrue();
        assertThat(H2Address.of(url("")).isPrivateMemory()).isTrue();
        assertThat(H2Address.of(url("memory:;LOCK_TIMEOUT=1")).isPrivateMemory())
                .isTrue();
        assertThat(H2Address.of(url("app")).text()).isEqualTo("./app");
        assertThat(H2Address.of(url("data/app")).text()).isEqualTo("./data/app");
        assertThat(H2Address.of(url("///app")).text()).isEqualTo("./app");
        assertThat(H2Address.of(url("////tmp/app")).text()).isEqualTo("/tmp/app");
        assertThat(H2Address.of(url("../app")).text()).isEqualTo("../app");
        assertThat(H2Address.of(url("~/app")).text()).isEqualTo("~/app");
        assertThat(H2Address.of(url("C:/app")).text()).isEqualTo("C:/app");
        assertThat(H2Address.of(url("tcp://host/app")).text()).isEqualTo("tcp://host/app");
        assertThat(H2Address.of(url("file:/app")).isNamedMemory()).isFalse();
    }

    @Test
    void aFileKeepsItsRowsAndAMemoryDatabaseThoseOfOpenEngines(@TempDir Path folder) {
        String file = "h2:" + folder.resolve("app");
        for (int round = 0; round < 2; round++) {
            try (Engine engine = Engine.create(file, o -> o.user("sa").password("secret"))) {
                engine.begin(c -> c.execute(text("CREATE TABLE IF NOT EXISTS t (n INTEGER)")));
                engine.begin(c -> c.execute(text("INSERT INTO t VALUES (1)")));
                assertThat(engine.<Object>inTransaction(
                                c -> c.execute(text("SELECT count(*) FROM t")).scalar()))
                        .isEqualTo(round + 1L);
            }
        }
        assertThat(folder.resolve("app.mv.db")).satisfies(Files::exists);
        assertThatThrownBy(() -> {
                    try (Engine engine = Engine.create(file, o -> o.user("sa").password("wrong"))) {
                        engine.ping();
                    }
                })
                .isInstanceOf(StatementException.class)
                .hasMessageNotContaining("wrong password 'wrong'");
    }

    @Test
    void aMemoryDatabaseOutlivesItsConnectionsAndEndsWithItsEngine() {
        String memory = Shop.url();
        try (Engine engine = Engine.create(memory)) {
            engine.begin(c -> c.execute(text("CREATE TABLE t (n INTEGER)")));
            try (Engine second = Engine.create("jdbc:" + memory.replace("memory:", "mem:"))) {
                second.begin(c -> c.execute(text("INSERT INTO t VALUES (1)")));
            }
            assertThat(engine.<Object>inTransaction(
                            c -> c.execute(text("SELECT n FROM t")).scalar()))
                    .isEqualTo(1);
        }
        try (Engine engine = Engine.create(memory)) {
            assertThatThrownBy(() -> engine.begin(c -> c.execute(text("SELECT n FROM t"))))
                    .isInstanceOfSatisfying(
                            StatementException.class,
                            refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.SYNTAX));
        }
        try (Engine engine = Engine.create("h2:memory:")) {
            engine.begin(c -> c.execute(text("CREATE TABLE t (n INTEGER)")));
            engine.begin(c -> c.execute(text("INSERT INTO t VALUES (1)")));
            assertThat(engine.pool().idle()).isEqualTo(1);
        }
    }

    @Test
    void aDataSourceOfOnesOwnIsServedAndItsRowsComeWhenTheyAreAskedFor() throws SQLException {
        DataSource source = mock(DataSource.class);
        when(source.getConnection()).thenAnswer(call -> DriverManager.getConnection("jdbc:h2:mem:source"));
        try (Engine engine = Engine.create(source, o -> o)) {
            assertThat(engine.<Long>inTransaction(
                            c -> c.execute(text("SELECT x FROM SYSTEM_RANGE(1, 1000000000000)")).stream()
                                    .limit(1_000)
                                    .count()))
                    .isEqualTo(1_000);
            assertThat(engine.dialect().name()).isEqualTo("h2");
        }
    }

    @Test
    void whatWouldChangeTheSqlIsRefused() {
        for (String setting :
                List.of("MODE=PostgreSQL", "DATABASE_TO_UPPER=FALSE", "CASE_INSENSITIVE_IDENTIFIERS=TRUE")) {
            try (Engine engine = Engine.create(Shop.url() + ";" + setting)) {
                assertThatThrownBy(engine::ping)
                        .isInstanceOf(ConfigurationException.class)
                        .hasMessageContaining("out of the URL");
            }
        }
        assertThatThrownBy(() -> Engine.create(Shop.url() + "?LOCK_TIMEOUTS=1").ping())
                .isInstanceOf(UnknownOptionException.class)
                .hasMessageContaining("LOCK_TIMEOUT");
    }

    @Test
    void errorsAreToldApart() throws SQLException {
        run("CREATE TABLE p (id INTEGER PRIMARY KEY)");
        run("CREATE TABLE t (id INTEGER PRIMARY KEY, u VARCHAR(9) UNIQUE, n VARCHAR(9) NOT NULL,"
                + " c INTEGER CHECK (c > 0), p INTEGER REFERENCES p (id))");
        run("INSERT INTO t VALUES (1, 'u', 'n', 1, NULL)");
        assertThat(kindOf("INSERT INTO t VALUES (1, 'v', 'n', 1, NULL)")).isEqualTo(ErrorKind.UNIQUE);
        assertThat(kindOf("INSERT INTO t VALUES (2, 'u', 'n', 1, NULL)")).isEqualTo(ErrorKind.UNIQUE);
        assertThat(kindOf("INSERT INTO t VALUES (2, 'v', NULL, 1, NULL)")).isEqualTo(ErrorKind.NOT_NULL);
        assertThat(kindOf("INSERT INTO t VALUES (2, 'v', 'n', 0, NULL)")).isEqualTo(ErrorKind.CHECK);
        assertThat(kindOf("INSERT INTO t VALUES (2, 'v', 'n', 1, 5)")).isEqualTo(ErrorKind.FOREIGN_KEY);
        assertThat(kindOf("INSERT INTO t VALUES (2, 'far too long', 'n', 1, NULL)"))
                .isEqualTo(ErrorKind.DATA);
        assertThat(kindOf("SELECT 1 / 0")).isEqualTo(ErrorKind.DATA);
        assertThat(kindOf("SELEC 1")).isEqualTo(ErrorKind.SYNTAX);
        assertThat(kindOf("SELECT x FROM nowhere")).isEqualTo(ErrorKind.SYNTAX);
        connection.close();
        assertThat(kindOf("SELECT 1")).isEqualTo(ErrorKind.CONNECTION_LOST);
    }

    @Test
    void aReadOnlyDatabaseAndOneThatIsNoneAreTold(@TempDir Path folder) throws Exception {
        String file = folder.resolve("app").toString();
        provider.connect(url(file), new Properties()).close();
        connection = provider.connect(url(file + ";ACCESS_MODE_DATA=r"), new Properties());
        assertThat(kindOf("CREATE TABLE t (n INTEGER)")).isEqualTo(ErrorKind.READ_ONLY);
        connection.close();
        Files.writeString(folder.resolve("broken.mv.db"), "no database".repeat(2_000));
        assertThatThrownBy(() -> provider.connect(url(folder.resolve("broken").toString()), new Properties()))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(dialect.classify(refused)).isEqualTo(ErrorKind.CORRUPT));
    }

    @Test
    void tablesSequencesAndSchemasAreFoundByTheirStoredNames() throws SQLException {
        MetaData metadata = new MetaData();
        Table plain = Table.of(metadata, "users");
        Table quoted = Table.of(metadata, "Mixed \"case\"");
        Table elsewhere = Table.in(metadata, "other", "users");
        run("CREATE TABLE users (id INTEGER)");
        run("CREATE TABLE " + dialect.identifiers().quoted(quoted.name()) + " (id INTEGER)");
        run("CREATE SEQUENCE user_id_seq");
        run("CREATE SCHEMA other");
        assertThat(isPresent(dialect.tablePresence(plain).get(0))).isTrue();
        assertThat(isPresent(dialect.tablePresence(quoted).get(0))).isTrue();
        assertThat(isPresent(dialect.tablePresence(elsewhere).get(0))).isFalse();
        assertThat(isPresent(dialect.schemaPresence("other").get(0))).isTrue();
        assertThat(isPresent(dialect.schemaPresence("another").get(0))).isFalse();
        assertThat(isPresent(
                        dialect.sequencePresence(Sequence.of("user_id_seq")).get(0)))
                .isTrue();
        assertThat(isPresent(dialect.sequencePresence(Sequence.of("other")).get(0)))
                .isFalse();
    }

    private boolean isPresent(io.mercator.api.dialect.PresenceCheck check) throws SQLException {
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
    void keysComeInTheOrderOfTheRows() throws SQLException {
        run("CREATE TABLE t (id INTEGER GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, name VARCHAR)");
        assertThat(rows("SELECT id, name FROM FINAL TABLE (INSERT INTO t (name) VALUES ('c'), ('a'), ('b'))"))
                .containsExactly("1 c", "2 a", "3 b");
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO t (name) VALUES (?)", Statement.RETURN_GENERATED_KEYS)) {
            for (String name : List.of("z", "x", "y")) {
                insert.setString(1, name);
                insert.addBatch();
            }
            assertThat(insert.executeBatch()).containsExactly(1, 1, 1);
            try (ResultSet keys = insert.getGeneratedKeys()) {
                for (int expected = 4; expected <= 6; expected++) {
                    assertThat(keys.next()).isTrue();
                    assertThat(keys.getInt("id")).isEqualTo(expected);
                }
                assertThat(keys.next()).isFalse();
            }
        }
        try (PreparedStatement update = connection.prepareStatement("UPDATE t SET name = 'q' WHERE id = ?")) {
            for (int id : new int[] {1, 99}) {
                update.setInt(1, id);
                update.addBatch();
            }
            assertThat(update.executeBatch()).containsExactly(1, 0);
        }
        assertThat(rows("SELECT id FROM OLD TABLE (DELETE FROM t WHERE id > 4)"))
                .containsExactly("5", "6");
        run("CREATE SEQUENCE s START WITH 5");
        assertThat(rows("SELECT NEXT VALUE FOR s FROM SYSTEM_RANGE(1, 3)")).containsExactly("5", "6", "7");
    }

    @Test
    void namesAreQuotedWhereH2WouldReadThemOtherwise() throws SQLException {
        assertThat(dialect.identifiers().quoted("users")).isEqualTo("users");
        assertThat(dialect.identifiers().stored("users")).isEqualTo("USERS");
        assertThat(dialect.identifiers().quoted("USERS")).isEqualTo("\"USERS\"");
        assertThat(dialect.identifiers().quoted("user")).isEqualTo("\"user\"");
        for (String word : H2ReservedWords.ALL) {
            run("CREATE TABLE " + dialect.identifiers().quoted(word) + " ("
                    + dialect.identifiers().quoted(word) + " INTEGER)");
        }
        // every word that H2 reserves is known here
        for (String word : List.of(
                "abs",
                "action",
                "comment",
                "data",
                "date",
                "end_date",
                "id",
                "level",
                "name",
                "no",
                "number",
                "position",
                "role",
                "size",
                "state",
                "status",
                "text",
                "time",
                "timestamp",
                "type",
                "version",
                "zone")) {
            run("CREATE TABLE t_" + word + " (" + dialect.identifiers().quoted(word) + " INTEGER)");
        }
    }

    @Test
    void aRefusedStatementLeavesTheTransactionAndADeadlockDoesNot() throws SQLException {
        run("CREATE TABLE t (id INTEGER PRIMARY KEY)");
        connection.setAutoCommit(false);
        run("INSERT INTO t VALUES (1)");
        Savepoint savepoint = connection.setSavepoint("s");
        SQLException unique = org.assertj.core.api.Assertions.catchThrowableOfType(
                SQLException.class, () -> run("INSERT INTO t VALUES (1)"));
        assertThat(dialect.hasEndedTransaction(connection, unique)).isFalse();
        connection.releaseSavepoint(savepoint);
        assertThat(rows("SELECT id FROM t")).containsExactly("1");
        assertThat(dialect.hasEndedTransaction(connection, new SQLException("deadlock", "40001", 40001)))
                .isTrue();
    }
}
