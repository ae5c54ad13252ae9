package io.mercator.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.DatabaseUrl;
import io.mercator.api.engine.Engine;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.error.StatementException;
import io.mercator.api.error.UnknownOptionException;
import io.mercator.api.type.Types;
import io.mercator.dialect.postgresql.PostgresqlServer.Product;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PostgresqlDialectTest {
    private static final String CITUS = "PostgreSQL 16.3 (Debian) on x86_64-pc-linux-gnu";
    private static final String COCKROACH = "CockroachDB CCL v22.2.8 (x86_64-pc-linux-gnu, built 2023/04/17, go1.19.6)";
    private static final String YUGABYTE = "PostgreSQL 11.2-YB-2.20.1.0-b0 on x86_64-pc-linux-gnu, compiled by clang";

    private final PostgresqlDialectProvider provider = new PostgresqlDialectProvider();

    private static PostgresqlDialect of(String version) {
        return new PostgresqlDialect(PostgresqlServer.parse(version));
    }

    private static Set<Capability> lacks(PostgresqlDialect dialect) {
        Set<Capability> lacks = EnumSet.allOf(Capability.class);
        lacks.removeAll(dialect.capabilities());
        return lacks;
    }

    @Test
    void serversAreToldByTheirVersion() {
        assertThat(PostgresqlServer.parse(CITUS)).isEqualTo(new PostgresqlServer(Product.POSTGRESQL, 16));
        assertThat(PostgresqlServer.parse(COCKROACH)).isEqualTo(new PostgresqlServer(Product.COCKROACHDB, 22));
        assertThat(PostgresqlServer.parse(YUGABYTE)).isEqualTo(new PostgresqlServer(Product.YUGABYTEDB, 11));
        assertThat(PostgresqlServer.parse("EnterpriseDB 17.1"))
                .isEqualTo(new PostgresqlServer(Product.POSTGRESQL, PostgresqlServer.NEWEST.major()));
    }

    @Test
    void whatAServerLacksIsNotNamed() {
        assertThat(lacks(of(CITUS)))
                .containsExactlyInAnyOrder(
                        Capability.LIMITED_CHANGES,
                        Capability.GENERATED_KEYS_IN_BATCH,
                        Capability.GENERATED_KEYS_ASCEND,
                        Capability.COMMENTS_IN_PLACE,
                        Capability.STALE_READS);
        assertThat(lacks(of("PostgreSQL 10.23"))).contains(Capability.COMPUTED_COLUMNS);
        assertThat(lacks(of(YUGABYTE))).contains(Capability.TRANSACTIONAL_DDL, Capability.COMPUTED_COLUMNS);
        assertThat(lacks(of(COCKROACH)))
                .contains(
                        Capability.TRANSACTIONAL_DDL,
                        Capability.DEFERRED_FOREIGN_KEYS,
                        Capability.TEMPORARY_TABLES,
                        Capability.COLLATE,
                        Capability.DELETE_USING);
        assertThat(lacks(of("CockroachDB CCL v24.1.0 (x86_64)"))).doesNotContain(Capability.DELETE_USING);
    }

    @Test
    void cockroachDbGetsNoCursorsAndKeepsDocumentsAsTexts() {
        assertThat(of(CITUS).fetchSize()).isEqualTo(1_000);
        assertThat(of(COCKROACH).fetchSize()).isZero();
        assertThat(Types.JSON.accept(of(CITUS).typeNames())).isEqualTo("JSON");
        assertThat(Types.JSON.accept(of(COCKROACH).typeNames())).isEqualTo("TEXT");
    }

    @Test
    void errorsAreToldByTheirState() {
        PostgresqlDialect dialect = of(CITUS);
        Map.of(
                        "23505", ErrorKind.UNIQUE,
                        "23P01", ErrorKind.UNIQUE,
                        "23503", ErrorKind.FOREIGN_KEY,
                        "23502", ErrorKind.NOT_NULL,
                        "23514", ErrorKind.CHECK,
                        "40001", ErrorKind.SERIALIZATION,
                        "40P01", ErrorKind.DEADLOCK,
                        "55P03", ErrorKind.LOCKED,
                        "25P02", ErrorKind.TRANSACTION_ABORTED,
                        "25006", ErrorKind.READ_ONLY)
                .forEach((state, kind) -> assertThat(dialect.classify(new SQLException("no", state)))
                        .as(state)
                        .isEqualTo(kind));
        Map.of(
                        "08006", ErrorKind.CONNECTION_LOST,
                        "57P01", ErrorKind.CONNECTION_LOST,
                        "57P03", ErrorKind.CONNECTION_LOST,
                        "22003", ErrorKind.DATA,
                        "42P01", ErrorKind.SYNTAX,
                        "53100", ErrorKind.FULL,
                        "XX001", ErrorKind.CORRUPT,
                        "40003", ErrorKind.OUTCOME_UNKNOWN,
                        "0A000", ErrorKind.OTHER)
                .forEach((state, kind) -> assertThat(dialect.classify(new SQLException("no", state)))
                        .as(state)
                        .isEqualTo(kind));
        assertThat(dialect.classify(new SQLException("canceling statement due to user request", "57014")))
                .isEqualTo(ErrorKind.CANCELLED);
        assertThat(dialect.classify(new SQLException("canceling statement due to statement timeout", "57014")))
                .isEqualTo(ErrorKind.TIMEOUT);
        assertThat(dialect.hasEndedTransaction(null, new SQLException("no", "40P01")))
                .isFalse();
    }

    @Test
    void theServerIsAskedOnceWhoItIs() throws SQLException {
        try (Connection connection = connection(TestServer.url())) {
            assertThat(provider.serves(connection.getMetaData())).isTrue();
            connection.setAutoCommit(false);
            assertThat(provider.dialect(connection.getMetaData()).has(Capability.LATERAL))
                    .isTrue();
            connection.setReadOnly(true);
        }
    }

    private Connection connection(String url) throws SQLException {
        String rest = url.substring("postgresql:".length()).replaceFirst("//[^/]*@", "//");
        return provider.connect(
                new DatabaseUrl("postgresql", rest, Map.of("ApplicationName", "mercator"), "postgres", null),
                new Properties());
    }

    @Test
    void formsOfTheUrlReachTheServer() {
        String url = TestServer.url();
        for (String form : new String[] {url, "jdbc:" + url, url.replaceFirst("postgresql", "postgres")}) {
            try (Engine engine = Engine.create(form)) {
                engine.begin(
                        connection -> assertThat(connection.isInTransaction()).isTrue());
                assertThat(engine.dialect().name()).isEqualTo("postgresql");
            }
        }
    }

    @Test
    void aPasswordNeverPrints() {
        String url = "postgresql://ed:s3cret%2Fword@localhost:1/shop?password=s3cret%2Fword&connectTimeout=1";
        try (Engine engine = Engine.create(url)) {
            assertThat(engine.toString()).contains("localhost:1/shop").doesNotContain("s3cret");
            assertThatThrownBy(engine::connect)
                    .isInstanceOfSatisfying(
                            StatementException.class,
                            refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.CONNECTION_LOST))
                    .hasMessageContaining("Is the database running")
                    .hasMessageNotContaining("s3cret");
        }
    }

    @Test
    void optionsAreTheDriversAndOthersAreRefused() {
        assertThat(provider.urlOptions()).contains("sslmode", "ApplicationName").doesNotContain("password", "user");
        assertThatThrownBy(() -> Engine.create("postgresql:shop?sslmod=require"))
                .isInstanceOf(UnknownOptionException.class)
                .hasMessageContaining("Did you mean 'sslmode'?");
    }

    @Test
    void theModuleRequiresApiAloneAndIsFoundOnTheClassPathToo() throws IOException {
        ModuleDescriptor module = PostgresqlDialectProvider.class.getModule().getDescriptor();
        assertThat(module.requires().stream().map(ModuleDescriptor.Requires::name))
                .containsExactlyInAnyOrder("java.base", "io.mercator.api", "org.jspecify");
        assertThat(module.exports()).isEmpty();
        assertThat(module.opens()).isEmpty();
        String services = "/META-INF/services/io.mercator.api.dialect.DialectProvider";
        try (InputStream file = PostgresqlDialectProvider.class.getResourceAsStream(services)) {
            assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8).strip())
                    .isEqualTo(module.provides().stream()
                            .flatMap(provides -> provides.providers().stream())
                            .collect(Collectors.joining()));
        }
        assertThat(Arrays.asList(PostgresqlDialectProvider.class.getInterfaces()))
                .hasSize(1);
    }
}
