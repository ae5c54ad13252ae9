package io.mercator.it;

import static io.mercator.api.sql.Sql.count;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mercator.api.engine.Connection;
import io.mercator.api.engine.Engine;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.error.PendingRollbackException;
import io.mercator.api.error.StatementException;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.MetaData;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.dialect.kit.model.User;
import io.mercator.dialect.kit.model.UserTable;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The pool on Derby, whose databases can be shut down behind the pool's back as a server can. */
class DerbyPoolTest {
    private final MetaData metadata = new MetaData();
    private final UserTable users = new UserTable(metadata);

    /** Ends all connections, as a server does that is started anew; the database stays. */
    private static void shutDown(String url) {
        assertThatThrownBy(() -> DriverManager.getConnection("jdbc:" + url + ";shutdown=true"))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        done -> assertThat(done.getSQLState()).isEqualTo("08006"));
    }

    private void useTwoConnections(Engine engine) {
        try (Connection first = engine.connect();
                Connection second = engine.connect()) {
            first.execute(select(count()).from(users));
            second.execute(select(count()).from(users));
        }
        assertThat(engine.pool().idle()).isEqualTo(2);
    }

    @Test
    void deadConnectionsInThePoolAreReplacedAtCheckout() {
        String url = Databases.url("derby");
        try (Engine engine = Engine.create(url)) {
            metadata.createAll(engine);
            useTwoConnections(engine);
            shutDown(url);

            for (int round = 0; round < 3; round++) {
                engine.begin(c -> c.execute(insert(users).set(users.name, "ed")));
            }
            assertThat(engine.<Object>inTransaction(
                            c -> c.execute(select(count()).from(users)).scalar()))
                    .isEqualTo(3L);
        }
    }

    @Test
    void aConnectionThatDiesInUseIsGivenUpAndTheNextTransactionWorks() {
        String url = Databases.url("derby");
        try (Engine engine = Engine.create(url)) {
            metadata.createAll(engine);
            useTwoConnections(engine);
            try (Connection connection = engine.connect()) {
                connection.execute(insert(users).set(users.name, "lost"));
                shutDown(url);

                StatementException lost = catchThrowableOfType(
                        StatementException.class,
                        () -> connection.execute(select(count()).from(users)));
                assertThat(lost.kind()).isEqualTo(ErrorKind.CONNECTION_LOST);
                assertThat(lost).hasMessageContaining("connect()");
                assertThatThrownBy(() -> connection.execute(select(count()).from(users)))
                        .isInstanceOf(PendingRollbackException.class)
                        .hasMessageContaining("take another connection with engine.connect()");
                connection.rollback();
            }
            assertThat(engine.pool().inUse()).isZero();
            engine.begin(c ->
                    assertThat(c.execute(select(count()).from(users)).scalar()).isEqualTo(0L));
        }
    }

    @Test
    void aSessionWhoseConnectionDiesWorksAfterItsRollback() {
        Registry registry = new Registry();
        users.map(registry);
        String url = Databases.url("derby");
        try (Engine engine = Engine.create(url);
                Session session = SessionFactory.of(registry).bind(engine).open()) {
            metadata.createAll(engine);
            User ed = new User("ed", "E", "e");
            session.add(ed);
            session.flush();
            shutDown(url);

            assertThat(catchThrowableOfType(StatementException.class, session::commit)
                            .kind())
                    .isEqualTo(ErrorKind.CONNECTION_LOST);
            assertThatThrownBy(session::commit).isInstanceOf(PendingRollbackException.class);
            session.rollback();
            assertThat(ed.getId()).isNull();
            session.add(ed);
            session.commit();
            assertThat(session.query(User.class).count()).isEqualTo(1);
        }
    }
}
