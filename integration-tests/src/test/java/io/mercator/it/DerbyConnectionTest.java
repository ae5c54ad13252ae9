package io.mercator.it;

import static io.mercator.api.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.engine.Connection;
import io.mercator.api.engine.Engine;
import io.mercator.api.engine.IsolationLevel;
import io.mercator.api.session.Session;
import org.junit.jupiter.api.Test;

/** Connections on Derby, which has every isolation level. */
class DerbyConnectionTest extends UsersFixture {
    DerbyConnectionTest() {
        super(Databases.DERBY);
    }

    /** In Derby's words: UR, CS, RS and RR (Reference Manual, CURRENT ISOLATION). */
    private static Object isolation(Connection connection) {
        return connection.execute(text("VALUES CURRENT ISOLATION")).scalar();
    }

    @Test
    void theIsolationIsTheEnginesUnlessTheConnectionSaysOtherwise() {
        try (Engine engine = Engine.create(
                Databases.url("derby"),
                o -> o.isolation(IsolationLevel.SERIALIZABLE).poolSize(1))) {
            for (int round = 0; round < 2; round++) {
                try (Connection connection = engine.connect()) {
                    assertThat(isolation(connection)).isEqualTo("RR");
                }
                try (Connection connection = engine.connect(o -> o.isolation(IsolationLevel.READ_UNCOMMITTED))) {
                    assertThat(isolation(connection)).isEqualTo("UR");
                }
            }
        }
    }

    @Test
    void theIsolationOfAConnectionOrSessionIsPutBack() {
        try (Connection connection = db.engine.connect(o -> o.isolation(IsolationLevel.REPEATABLE_READ))) {
            assertThat(isolation(connection)).isEqualTo("RS");
        }
        try (Session session = db.sessions.open(o -> o.isolation(IsolationLevel.SERIALIZABLE))) {
            assertThat(isolation(session.connection())).isEqualTo("RR");
        }
        try (Connection connection = db.engine.connect()) {
            assertThat(isolation(connection)).isEqualTo("CS");
        }
    }
}
