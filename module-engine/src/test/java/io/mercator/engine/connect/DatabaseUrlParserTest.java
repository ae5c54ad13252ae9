package io.mercator.engine.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.dialect.DatabaseUrl;
import io.mercator.api.error.ConfigurationException;
import org.junit.jupiter.api.Test;

class DatabaseUrlParserTest {
    private static DatabaseUrl parse(String text) {
        return DatabaseUrlParser.parse(text);
    }

    @Test
    void theSchemeIsWhatStandsBeforeTheFirstColonAfterJdbc() {
        assertThat(parse("sqlite::memory:").scheme()).isEqualTo("sqlite");
        assertThat(parse("sqlite::memory:").address()).isEqualTo(":memory:");
        assertThat(parse("JDBC:SQLite:app.db").scheme()).isEqualTo("sqlite");
        assertThat(parse("sqlite:///app.db").address()).isEqualTo("///app.db");
        assertThat(parse("jdbc:derby:memory:demo;create=true").address()).isEqualTo("memory:demo;create=true");
    }

    @Test
    void optionsFollowTheQuestionMark() {
        assertThat(parse("sqlite:app.db?foreign_keys=off&busy_timeout=5").options())
                .containsEntry("foreign_keys", "off")
                .containsEntry("busy_timeout", "5");
        assertThatThrownBy(() -> parse("sqlite:app.db?a=1&a=2")).isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> parse("sqlite:app.db?plain")).hasMessageContaining("name=value");
    }

    @Test
    void userAndPasswordAreTakenOutAndThePasswordNeverPrints() {
        for (String url : new String[] {
            "db://scott:ti%67er@host:5/x", "db://host/x?user=scott&password=tiger", "db:x;user=scott;password=tiger"
        }) {
            DatabaseUrl parsed = parse(url);
            assertThat(parsed.user()).isEqualTo("scott");
            assertThat(parsed.password()).isEqualTo("tiger");
            assertThat(parsed.address()).doesNotContain("scott", "tiger");
            assertThat(parsed).hasToString(parsed.scheme() + ":" + parsed.address() + " as scott:***");
        }
    }

    @Test
    void whatIsNoUrlIsToldWithoutItsPassword() {
        assertThatThrownBy(() -> parse("app.db"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("'app.db'")
                .hasMessageContaining("sqlite:app.db");
        assertThatThrownBy(() -> parse("db://u:se/cret@host/x"))
                .hasMessageContaining("%2F")
                .message()
                .doesNotContain("cret");
    }
}
