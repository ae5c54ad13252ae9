package io.mercator.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mercator.api.engine.Connection;
import io.mercator.api.engine.Engine;
import io.mercator.api.error.ConnectionUnavailableException;
import org.junit.jupiter.api.Test;

/** The pool on SQLite, and the one connection of its memory databases. */
class SqlitePoolTest extends PoolContract {
    SqlitePoolTest() {
        super("sqlite");
    }

    @Test
    void theHolderOfAMemoryDatabaseIsToldWithItsPlace() {
        try (Engine engine = Engine.create("sqlite::memory:", o -> o.leakTracking(true));
                Connection held = engine.connect()) {
            ConnectionUnavailableException told =
                    catchThrowableOfType(ConnectionUnavailableException.class, engine::connect);

            assertThat(told.inUse()).isEqualTo(1);
            assertThat(told.idle()).isZero();
            assertThat(told.waiting()).isEqualTo(1);
            assertThat(told.holders()).hasSize(1);
            assertThat(told)
                    .hasMessageContaining(
                            "It was opened at io.mercator.it.SqlitePoolTest.theHolderOfAMemoryDatabaseIsToldWithItsPlace(");
            assertThat(held.isClosed()).isFalse();
        }
    }
}
