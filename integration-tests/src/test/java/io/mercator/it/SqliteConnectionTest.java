package io.mercator.it;

import static io.mercator.api.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Connection;
import io.mercator.api.engine.Engine;
import io.mercator.api.engine.IsolationLevel;
import io.mercator.api.error.ConfigurationException;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.error.PendingRollbackException;
import io.mercator.api.session.Session;
import io.mercator.dialect.kit.model.User;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections on SQLite, which has one isolation level and takes whole transactions back. */
class SqliteConnectionTest extends UsersFixture {
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final String ENDLESS_INSERT = "INSERT INTO users (name) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL"
            + " SELECT i + 1 FROM n) SELECT 'x' FROM n WHERE i < 0";

    SqliteConnectionTest() {
        super(Databases.SQLITE);
    }

    @ParameterizedTest
    @EnumSource(names = "SERIALIZABLE", mode = EnumSource.Mode.EXCLUDE)
    void anIsolationLevelThatTheDatabaseLacksIsRefusedWithThoseThatItHas(IsolationLevel level) {
        String told =
                "The isolation level " + level + " was asked for, and the dialect 'sqlite' has no such level. It has:"
                        + " SERIALIZABLE. Choose one of them with isolation(...), or say nothing.";
        assertThatThrownBy(() -> db.engine.connect(o -> o.isolation(level)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(told);
        assertThat(db.engine.pool().inUse()).isZero();
        try (Session session = db.sessions.open(o -> o.isolation(level))) {
            assertThatThrownBy(() -> session.query(User.class).all())
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage(told);
        }
        try (Engine engine = Engine.create(Databases.url("sqlite"), o -> o.isolation(level))) {
            assertThatThrownBy(engine::connect)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage(told);
        }
    }

    @Test
    void theIsolationThatItHasIsTaken() {
        try (Connection connection = db.engine.connect(o -> o.isolation(IsolationLevel.SERIALIZABLE))) {
            connection.execute(user("ed"));
            connection.commit();
        }
        assertThat(names()).containsExactly("ed");
    }

    /** SQLite takes the whole transaction back then; what comes next must not be committed on its own. */
    @Test
    void afterAStoppedInsertStatementsAreRefusedUntilTheRollback() {
        try (Connection connection = db.engine.connect()) {
            connection.execute(user("ed"));
            assertThat(refusal(() -> connection.execute(text(ENDLESS_INSERT), SHORT))
                            .kind())
                    .isEqualTo(ErrorKind.TIMEOUT);
            assertThatThrownBy(() -> connection.execute(user("lost")))
                    .isInstanceOf(PendingRollbackException.class)
                    .hasMessageContaining("rollback()");
            assertThatThrownBy(connection::commit).isInstanceOf(PendingRollbackException.class);
            assertThatThrownBy(connection::savepoint).isInstanceOf(PendingRollbackException.class);
            connection.rollback();
            connection.execute(user("wendy"));
            connection.commit();
        }
        assertThat(names()).containsExactly("wendy");
    }

    @Test
    void aSessionWhoseTransactionTheDatabaseEndedWaitsForItsRollback() {
        try (Session session = db.sessions.open()) {
            session.add(new User("ed", "E", "e"));
            session.flush();
            assertThat(refusal(() -> session.execute(text(ENDLESS_INSERT), SHORT))
                            .kind())
                    .isEqualTo(ErrorKind.TIMEOUT);
            assertThatThrownBy(session::commit).isInstanceOf(PendingRollbackException.class);
            session.rollback();
            session.add(new User("wendy", "W", "w"));
            session.commit();
        }
        assertThat(names()).containsExactly("wendy");
    }

    @Test
    void aConflictThatRollsBackEndsTheTransactionToo() {
        try (Connection connection = db.engine.connect()) {
            connection.execute(user("ed").set(db.users.id, 1));
            assertThat(refusal(() -> connection.execute(
                                    text("INSERT OR ROLLBACK INTO users (id, name) VALUES (1, 'twice')")))
                            .kind())
                    .isEqualTo(ErrorKind.UNIQUE);
            assertThatThrownBy(() -> connection.execute(user("lost"))).isInstanceOf(PendingRollbackException.class);
        }
        assertThat(names()).isEmpty();
    }
}
