package io.mercator.it;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Engine;
import io.mercator.api.error.ConfigurationException;
import io.mercator.api.error.StatementException;
import org.junit.jupiter.api.Test;

/** A dialect whose driver is not on the path, as PostgreSQL's is not here. */
class MissingDriverTest {
    private static final String FIX =
            "PostgreSQL's driver is not on the path. Put the jar org.postgresql:postgresql there.";

    @Test
    void isToldWithTheJarThatIsMissing() {
        try (Engine engine = Engine.create("postgresql://ed:secret@localhost/shop")) {
            assertThatThrownBy(engine::connect)
                    .isInstanceOf(StatementException.class)
                    .hasMessageContaining(FIX)
                    .hasMessageNotContaining("secret");
        }
        assertThatThrownBy(() -> Engine.create("postgresql://localhost/shop?sslmode=require"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(FIX);
    }
}
