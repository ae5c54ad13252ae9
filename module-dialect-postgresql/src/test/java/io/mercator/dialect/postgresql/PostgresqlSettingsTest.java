package io.mercator.dialect.postgresql;

import static io.mercator.api.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Connection;
import io.mercator.api.engine.Engine;
import io.mercator.api.error.ConfigurationException;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.error.StatementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings of the server in a URL, by the server's own names. */
class PostgresqlSettingsTest {
    private TestSchema schema;

    @BeforeEach
    void open() {
        schema = new TestSchema();
    }

    @AfterEach
    void close() {
        schema.close();
    }

    private static Object shown(Connection connection, String setting) {
        return connection.execute(text("SHOW " + setting)).scalar();
    }

    @ParameterizedTest
    @CsvSource({
        "statement_timeout, 30s, 30s",
        "lock_timeout, 1500, 1500ms",
        "idle_in_transaction_session_timeout, 5min, 5min",
        "idle_session_timeout, 0, 0",
        "application_name, the%20shop, the shop"
    })
    void aSettingHoldsForEachConnection(String name, String value, String shown) {
        try (Engine engine = Engine.create(schema.url(name + "=" + value))) {
            for (int time = 0; time < 2; time++) {
                try (Connection connection = engine.connect()) {
                    assertThat(shown(connection, name)).isEqualTo(shown);
                    assertThat(shown(connection, "search_path")).isEqualTo(schema.name);
                }
            }
        }
    }

    @Test
    void severalSettingsAreTakenWithTheDriversOwnOptions() {
        try (Engine engine = Engine.create(
                        schema.url("options=-c%20work_mem=8MB", "statement_timeout=7s", "lock_timeout=3%20s"));
                Connection connection = engine.connect()) {
            assertThat(shown(connection, "work_mem")).isEqualTo("8MB");
            assertThat(shown(connection, "statement_timeout")).isEqualTo("7s");
            assertThat(shown(connection, "lock_timeout")).isEqualTo("3s");
        }
    }

    @Test
    void thePathOfSchemasIsSearched() {
        schema.sql("CREATE TABLE here (id INTEGER)");
        try (Engine engine = Engine.create(TestServer.url() + (TestServer.url().indexOf('?') < 0 ? "?" : "&")
                        + "search_path=" + schema.name + ",pg_catalog");
                Connection connection = engine.connect()) {
            assertThat(connection.execute(text("SELECT id FROM here")).all()).isEmpty();
        }
    }

    @Test
    void aTimeoutOfTheServersIsTold() {
        try (Engine engine = Engine.create(schema.url("statement_timeout=50ms"));
                Connection connection = engine.connect()) {
            assertThatThrownBy(() -> connection.execute(text("SELECT pg_sleep(30)")))
                    .isInstanceOfSatisfying(
                            StatementException.class,
                            refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.TIMEOUT));
        }
    }

    @Test
    void whatIsNoSettingIsRefused() {
        assertThatThrownBy(() -> Engine.create(schema.url("statment_timeout=5s")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("statment_timeout")
                .hasMessageContaining("statement_timeout");
        try (Engine engine = Engine.create(schema.url("lock_timeout=soon"))) {
            assertThatThrownBy(engine::connect)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage(
                            "The URL's option lock_timeout=soon is no time. Give a number of milliseconds, or one with a"
                                    + " unit: 500ms, 30s, 5min; 0 for no limit.");
        }
    }
}
