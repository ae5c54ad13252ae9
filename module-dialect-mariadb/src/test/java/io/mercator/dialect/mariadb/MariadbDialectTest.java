package io.mercator.dialect.mariadb;

import static io.mercator.api.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.DatabaseUrl;
import io.mercator.api.dialect.Dialect;
import io.mercator.api.engine.Engine;
import io.mercator.api.error.ConfigurationException;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.error.MercatorException;
import io.mercator.api.error.UnknownOptionException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The provider, and what the dialect says of MariaDB, compared with MariaDB itself. */
class MariadbDialectTest {
    private final MariadbDialectProvider provider = new MariadbDialectProvider();
    private final Dialect dialect = provider.dialect();

    @Test
    void versionsAreReadAsTheServersWriteThem() {
        assertThat(MariadbServer.parse("11.4.5-MariaDB"))
                .isEqualTo(new MariadbServer(MariadbServer.Product.MARIADB, 11, 4, 5));
        assertThat(MariadbServer.parse("5.5.5-10.6.12-MariaDB-log"))
                .isEqualTo(new MariadbServer(MariadbServer.Product.MARIADB, 10, 6, 12));
        assertThat(MariadbServer.parse("8.0.36-0ubuntu0.22.04.1"))
                .isEqualTo(new MariadbServer(MariadbServer.Product.MYSQL, 8, 0, 36));
        assertThat(MariadbServer.parse("10.5.9-MariaDB").isKnown()).isFalse();
        assertThat(MariadbServer.parse("5.7.44").isKnown()).isFalse();
        assertThat(MariadbServer.parse("8.0.18").isKnown()).isFalse();
        assertThat(MariadbServer.parse("9.1.0").isKnown()).isTrue();
        assertThat(MariadbServer.parse("who knows").isKnown()).isFalse();
    }

    @Test
    void whatTheVersionsHave() {
        Dialect mysql = new MariadbDialect(MariadbServer.parse("8.4.3"));
        assertThat(dialect.capabilities())
                .contains(Capability.INSERT_RETURNING, Capability.DELETE_RETURNING, Capability.SEQUENCES)
                .doesNotContain(Capability.LATERAL, Capability.EXPRESSION_INDEXES, Capability.UPDATE_RETURNING);
        assertThat(mysql.capabilities())
                .contains(
                        Capability.LATERAL,
                        Capability.EXPRESSION_INDEXES,
                        Capability.GENERATED_KEYS_IN_BATCH,
                        Capability.PARENTHESIZED_QUERIES)
                .doesNotContain(Capability.INSERT_RETURNING, Capability.DELETE_RETURNING, Capability.SEQUENCES);
        assertThat(new MariadbDialect(MariadbServer.parse("8.0.30")).has(Capability.PARENTHESIZED_QUERIES))
                .isFalse();
    }

    @Test
    void urlsOfAllKindsReachTheServer() {
        try (TestSchema schema = new TestSchema()) {
            String url = schema.url();
            for (String each :
                    List.of(url, url.replace("mariadb:", "mysql:"), "jdbc:" + url, "jdbc:mysql:" + url.substring(8))) {
                try (Engine engine = Engine.create(each)) {
                    assertThat(engine.<Object>inTransaction(
                                    c -> c.execute(text("SELECT DATABASE()")).scalar()))
                            .isEqualTo(schema.name);
                    assertThat(engine.dialect().name()).isEqualTo("mariadb");
                }
            }
        }
    }

    /** A session that did not hear of Mercator. */
    private static Connection foreign() throws SQLException {
        String url = "jdbc:" + TestServer.bareUrl() + "mysql?sessionVariables=sql_mode=''";
        return DriverManager.getConnection(url, TestServer.login());
    }

    @Test
    void aDataSourceOfOnesOwnIsServedAndItsSessionsArePrepared() throws SQLException {
        DataSource source = mock(DataSource.class);
        when(source.getConnection()).thenAnswer(call -> foreign());
        try (Engine engine = Engine.create(source, o -> o)) {
            assertThat(engine.<Object>inTransaction(c -> c.execute(
                                    text("SELECT CONCAT(@@sql_mode, ' ', @@collation_connection, ' ', @@time_zone)"))
                            .scalar()))
                    .asString()
                    .contains("STRICT_ALL_TABLES", "NO_BACKSLASH_ESCAPES", "NO_AUTO_VALUE_ON_ZERO")
                    .contains("SIMULTANEOUS_ASSIGNMENT")
                    .endsWith(" utf8mb4_nopad_bin +00:00");
            assertThat(engine.dialect().name()).isEqualTo("mariadb");
        }
    }

    @Test
    void theServerAndTheDriverTellWhatIsServed() throws SQLException {
        DatabaseMetaData metaData = mock(DatabaseMetaData.class);
        for (String product : List.of("MariaDB", "MySQL")) {
            when(metaData.getDatabaseProductName()).thenReturn(product);
            assertThat(provider.serves(metaData)).isTrue();
        }
        when(metaData.getDatabaseProductName()).thenReturn("PostgreSQL");
        assertThat(provider.serves(metaData)).isFalse();
        Connection connection = mock(Connection.class);
        Statement statement = mock(Statement.class);
        ResultSet rows = mock(ResultSet.class);
        when(metaData.getConnection()).thenReturn(connection);
        when(metaData.getDatabaseProductVersion()).thenReturn("5.7.44");
        when(connection.getAutoCommit()).thenReturn(true);
        when(connection.createStatement()).thenReturn(statement);
        when(statement.executeQuery("SELECT version()")).thenReturn(rows);
        when(rows.getString(1)).thenReturn("11.4.5-MariaDB");
        when(metaData.getDriverName()).thenReturn("MySQL Connector/J");
        assertThat(provider.dialect(metaData).capabilities())
                .contains(Capability.SEQUENCES, Capability.GENERATED_KEYS_IN_BATCH)
                .doesNotContain(Capability.INSERT_RETURNING, Capability.DELETE_RETURNING);
        when(metaData.getDriverName()).thenReturn("MariaDB Connector/J");
        assertThat(provider.dialect(metaData).has(Capability.INSERT_RETURNING)).isTrue();
        when(rows.getString(1)).thenReturn("5.7.44");
        assertThatThrownBy(() -> provider.dialect(metaData))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("The server is 5.7.44")
                .hasMessageContaining("Use MariaDB 10.6 or MySQL 8.0.19, or newer");
    }

    @Test
    void optionsAreTheDriversWithoutThoseThatWouldChangeWhatIsPromised() {
        assertThat(provider.urlOptions())
                .contains("connectTimeout", "sslMode", "sessionVariables", "useServerPrepStmts")
                .doesNotContain(
                        "password", "pool", "useAffectedRows", "useBulkStmtsForInserts", "rewriteBatchedStatements");
        assertThatThrownBy(() -> Engine.create(TestServer.url() + "x?useAffectedRows=true")
                        .ping())
                .isInstanceOf(UnknownOptionException.class)
                .hasMessageContaining("has no URL option 'useAffectedRows'");
        assertThatThrownBy(() ->
                        Engine.create(TestServer.url() + "x?connectTimeouts=1").ping())
                .isInstanceOf(UnknownOptionException.class)
                .hasMessageContaining("connectTimeout");
    }

    @Test
    void aPasswordNeverPrints() {
        String url = "mariadb://nobody:s3cr%2Ft@127.0.0.1:1/app"; // where nobody listens
        try (Engine engine = Engine.create(url)) {
            assertThat(engine.toString()).doesNotContain("s3cr");
            assertThatThrownBy(engine::ping)
                    .isInstanceOf(MercatorException.class)
                    .satisfies(refused -> {
                        for (Throwable at = refused; at != null; at = at.getCause()) {
                            assertThat(String.valueOf(at.getMessage())).doesNotContain("s3cr");
                        }
                    });
        }
    }

    @Test
    void namesAreQuotedWhereTheyWouldBeReadOtherwise() {
        try (TestSchema schema = new TestSchema()) {
            assertThat(dialect.identifiers().quoted("users")).isEqualTo("users");
            assertThat(dialect.identifiers().quoted("Users")).isEqualTo("`Users`");
            assertThat(dialect.identifiers().quoted("a`b")).isEqualTo("`a``b`");
            for (String word : MariadbReservedWords.ALL) {
                schema.sql("CREATE TEMPORARY TABLE " + dialect.identifiers().quoted(word) + " ("
                        + dialect.identifiers().quoted(word) + " INTEGER)");
            }
            // Every word that MariaDB reserves is known here.
            List<Object> words = schema.scalars("SELECT lower(word) FROM information_schema.keywords");
            assertThat(words).hasSizeGreaterThan(500);
            for (Object word : words) {
                String name = word.toString();
                if (name.matches("[a-z][a-z_0-9]*") && !MariadbReservedWords.ALL.contains(name)) {
                    assertThat(schema.scalars("SELECT t." + name + " FROM (SELECT 1 AS " + name + ") AS t"))
                            .as(name)
                            .hasSize(1);
                }
            }
        }
    }

    /** RETURNING gives the rows in the order of VALUES, and a batch its keys in that of the rows, with gaps between them too. */
    @Test
    void keysComeInTheOrderOfTheRows() throws SQLException {
        try (TestSchema schema = new TestSchema();
                Connection connection = provider.connect(url(schema), TestServer.login())) {
            schema.sql("CREATE TABLE t (id INTEGER AUTO_INCREMENT PRIMARY KEY, name VARCHAR(5)) ENGINE = InnoDB");
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET SESSION auto_increment_increment = 3, SESSION auto_increment_offset = 2");
                assertThat(rows(statement, "INSERT INTO t (name) VALUES ('c'), ('a'), ('b') RETURNING id, name"))
                        .containsExactly("2 c", "5 a", "8 b");
            }
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO t (name) VALUES (?)", Statement.RETURN_GENERATED_KEYS)) {
                for (String name : List.of("z", "x", "y")) {
                    insert.setString(1, name);
                    insert.addBatch();
                }
                assertThat(insert.executeBatch()).containsExactly(1, 1, 1);
                try (ResultSet keys = insert.getGeneratedKeys()) {
                    for (int expected : List.of(11, 14, 17)) {
                        assertThat(keys.next()).isTrue();
                        assertThat(keys.getInt(1)).isEqualTo(expected);
                    }
                    assertThat(keys.next()).isFalse();
                }
            }
            try (PreparedStatement update = connection.prepareStatement("UPDATE t SET name = 'q' WHERE id = ?")) {
                for (int id : new int[] {2, 99, 2}) {
                    update.setInt(1, id);
                    update.addBatch();
                }
                assertThat(update.executeBatch()).containsExactly(1, 0, 1);
            }
        }
    }

    private static DatabaseUrl url(TestSchema schema) {
        String address = TestServer.bareUrl().substring("mariadb:".length()) + schema.name;
        return new DatabaseUrl("mariadb", address, Map.of(), null, null);
    }

    private static List<String> rows(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString(1) + " " + rows.getString(2));
            }
            return all;
        }
    }

    /** What no test can bring about here, by the codes of the manuals. */
    @Test
    void errorsThatAreRareAreToldByTheirCodes() throws SQLException {
        assertThat(kind(3572, "HY000")).isEqualTo(ErrorKind.LOCKED);
        assertThat(kind(3024, "HY000")).isEqualTo(ErrorKind.TIMEOUT);
        assertThat(kind(3819, "HY000")).isEqualTo(ErrorKind.CHECK);
        assertThat(kind(1290, "HY000")).isEqualTo(ErrorKind.READ_ONLY);
        assertThat(kind(1142, "42000")).isEqualTo(ErrorKind.READ_ONLY);
        assertThat(kind(1114, "HY000")).isEqualTo(ErrorKind.FULL);
        assertThat(kind(1194, "HY000")).isEqualTo(ErrorKind.CORRUPT);
        assertThat(kind(1053, "08S01")).isEqualTo(ErrorKind.CONNECTION_LOST);
        assertThat(kind(0, "08000")).isEqualTo(ErrorKind.CONNECTION_LOST);
        assertThat(kind(0, "57014")).isEqualTo(ErrorKind.CANCELLED);
        assertThat(kind(1644, "45000")).isEqualTo(ErrorKind.OTHER);
        Connection connection = mock(Connection.class);
        assertThat(dialect.hasEndedTransaction(connection, new SQLException("deadlock", "40001", 1213)))
                .isTrue();
        assertThat(dialect.hasEndedTransaction(connection, new SQLException("unique", "23000", 1062)))
                .isFalse();
    }

    private ErrorKind kind(int code, String state) {
        return dialect.classify(new SQLException("refused", state, code));
    }
}
