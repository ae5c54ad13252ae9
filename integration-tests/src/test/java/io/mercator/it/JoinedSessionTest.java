package io.mercator.it;

import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import io.mercator.api.engine.Connection;
import io.mercator.api.engine.Engine;
import io.mercator.api.engine.Savepoint;
import io.mercator.api.error.ConfigurationException;
import io.mercator.api.error.IntegrityException;
import io.mercator.api.error.PendingRollbackException;
import io.mercator.api.error.ResourceClosedException;
import io.mercator.api.error.SavepointException;
import io.mercator.api.error.SessionException;
import io.mercator.api.error.StaleDataException;
import io.mercator.api.session.ObjectState;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.dialect.kit.model.Item;
import io.mercator.dialect.kit.model.User;
import io.mercator.dialect.kit.model.UsersDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions whose transactions are savepoints of a transaction that somebody else holds, on every database. */
class JoinedSessionTest {
    private UsersDatabase db;
    private Connection connection;

    private void open(String kind) {
        db = new UsersDatabase(Databases.of(kind));
        connection = db.engine.connect();
        db.sent.clear();
    }

    @AfterEach
    void close() {
        connection.close();
        db.close();
    }

    private static User user(String name) {
        return new User(name, null, null);
    }

    private List<Object> names() {
        return connection
                .execute(select(db.users.name).from(db.users).orderBy(db.users.id))
                .scalars();
    }

    private String insertUser(String name) {
        return db.engine.dialect().name().equals("derby")
                ? "INSERT INTO users (name, fullname, nickname) VALUES (?, ?, ?) ('" + name + "', null, null)"
                : "INSERT INTO users (name, fullname, nickname) VALUES (?, ?, ?) RETURNING id ('" + name
                        + "', null, null)";
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void commitReleasesASavepointAndTheHolderDecides(String kind) {
        open(kind);
        db.sent.assertSends(
                () -> {
                    try (Session session = db.sessions.join(connection)) {
                        User ed = user("ed");
                        session.add(ed);
                        session.commit();
                        assertThat(session.isInTransaction()).isFalse();
                    }
                },
                "BEGIN",
                "SAVEPOINT mercator_savepoint_1",
                insertUser("ed"),
                "RELEASE SAVEPOINT mercator_savepoint_1");
        assertThat(connection.isInTransaction()).isTrue();
        assertThat(names()).containsExactly("ed");
        connection.rollback();
        assertThat(names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void whatTheHolderCommitsStays(String kind) {
        open(kind);
        db.sessions.bind(connection).transaction(session -> session.add(user("ed")));
        connection.commit();
        connection.rollback();
        assertThat(names()).containsExactly("ed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void rollbackGoesBackToTheSavepointAndPutsObjectsBack(String kind) {
        open(kind);
        connection.execute(insert(db.users).set(db.users.name, "holder"));
        try (Session session = db.sessions.join(connection)) {
            User holder = session.get(User.class, 1);
            User ed = user("ed");
            session.add(ed);
            holder.setNickname("h");
            session.flush();
            assertThat(session.isInTransaction()).isTrue();
            db.sent.assertSends(session::rollback, "ROLLBACK TO SAVEPOINT mercator_savepoint_1");
            assertThat(session.state(ed)).isEqualTo(ObjectState.TRANSIENT);
            assertThat(ed.getId()).isNull();
            assertThat(session.isInTransaction()).isFalse();
            assertThat(holder.getNickname()).isNull();
            assertThat(session.isInTransaction()).isEqualTo(Tracking.isWoven());
            holder.setNickname("again");
            session.commit();
        }
        assertThat(names()).containsExactly("holder");
        assertThat(connection.execute(select(db.users.nickname).from(db.users)).scalars())
                .containsExactly("again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void closeRollsBackWhatIsOpenAndLeavesTheConnection(String kind) {
        open(kind);
        Session session = db.sessions.join(connection);
        session.add(user("ed"));
        session.flush();
        db.sent.assertSends(session::close, "ROLLBACK TO SAVEPOINT mercator_savepoint_1");
        assertThat(connection.isClosed()).isFalse();
        assertThat(names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aSessionThatSendsNothingSetsNoSavepoint(String kind) {
        open(kind);
        db.sent.assertSends(() -> {
            try (Session session = db.sessions.join(connection)) {
                session.commit();
                session.rollback();
            }
        });
        assertThat(connection.isInTransaction()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aFailedFlushLosesTheSessionsWorkAlone(String kind) {
        open(kind);
        connection.execute(insert(db.users).set(db.users.name, "holder"));
        try (Session session = db.sessions.join(connection)) {
            session.add(user("ed"));
            session.flush();
            session.addAll(new Item("same", 1), new Item("same", 2));
            assertThatThrownBy(session::flush).isInstanceOf(IntegrityException.class);
            assertThatThrownBy(() -> session.query(User.class).all()).isInstanceOf(PendingRollbackException.class);
            session.rollback();
            assertThat(session.query(User.class).all())
                    .extracting(User::getName)
                    .containsExactly("holder");
        }
        assertThat(names()).containsExactly("holder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void objectsExpireAtCommitAndSeeWhatTheHolderChanges(String kind) {
        open(kind);
        try (Session session = db.sessions.join(connection)) {
            User ed = user("ed");
            session.add(ed);
            session.commit();
            connection.execute(update(db.users).set(db.users.nickname, "eddie"));
            assertThat(session.get(User.class, 1).getNickname()).isEqualTo("eddie");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void sessionsOfABoundFactoryWorkOneAfterTheOther(String kind) {
        open(kind);
        SessionFactory joined = db.sessions.bind(connection);
        try (Session first = joined.open();
                Session second = joined.open()) {
            first.add(user("ed"));
            first.commit();
            second.add(user("wendy"));
            second.commit();
            assertThat(first.query(User.class).count()).isEqualTo(2);
            assertThatThrownBy(() -> second.query(User.class).count())
                    .isInstanceOf(SessionException.class)
                    .hasMessage("Another session works on the connection that this session joined and has not ended its"
                            + " transaction. Savepoints of one connection end in reverse order. Call commit(), rollback()"
                            + " or close() on that session first, or give this one a connection of its own.");
            first.rollback();
            assertThat(second.query(User.class).count()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aHolderWhoEndsTheTransactionMeanwhileIsTold(String kind) {
        open(kind);
        try (Session session = db.sessions.join(connection)) {
            User ed = user("ed");
            session.add(ed);
            session.flush();
            connection.rollback();
            assertThat(session.isInTransaction()).isFalse();
            assertThatThrownBy(() -> session.query(User.class).all())
                    .isInstanceOf(SessionException.class)
                    .hasMessageStartingWith(
                            "The transaction that this session joined was ended by the connection's holder")
                    .hasMessageContaining("Call rollback()");
            assertThatThrownBy(session::commit).isInstanceOf(SessionException.class);
            assertThat(ed.getId()).isNull();
            db.sent.assertSends(session::rollback);
            assertThat(session.query(User.class).all()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void whatTheHolderCommitsInTheMiddleOfASessionIsNotCommittedTwice(String kind) {
        open(kind);
        try (Session session = db.sessions.join(connection)) {
            session.add(user("ed"));
            session.flush();
            connection.commit();
            assertThatThrownBy(session::commit)
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("commit() it before the connection's transaction ends");
            session.rollback();
            assertThat(session.query(User.class).all())
                    .extracting(User::getName)
                    .containsExactly("ed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void failedBulkOperationsGoBackToTheSavepoint(String kind) {
        open(kind);
        connection.execute(insert(db.users).set(db.users.name, "holder"));
        try (Session session = db.sessions.join(connection)) {
            session.bulk().insert(List.of(user("ed")));
            assertThatThrownBy(() -> session.bulk().delete(User.class, List.of(99)))
                    .isInstanceOf(StaleDataException.class);
            session.rollback();
            assertThat(names()).containsExactly("holder");
            session.bulk().insert(List.of(user("wendy")));
            session.commit();
        }
        assertThat(names()).containsExactly("holder", "wendy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aSessionMayPassAConnectionOnBetweenItsTransactions(String kind) {
        open(kind);
        SessionFactory joined = db.sessions.bind(connection);
        String name = joined.inTransaction(outer -> {
            outer.add(user("ed"));
            outer.commit();
            joined.transaction(inner -> inner.query(User.class).one().setNickname("eddie"));
            return outer.get(User.class, 1).getNickname();
        });
        assertThat(name).isEqualTo("eddie");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aConnectionThatIsClosedMeanwhileIsTold(String kind) {
        open(kind);
        Session idle = db.sessions.join(connection);
        Session session = db.sessions.join(connection);
        session.add(user("ed"));
        session.flush();
        connection.close();
        assertThatThrownBy(session::commit)
                .isInstanceOf(ResourceClosedException.class)
                .hasMessageContaining("Close the session before the connection.");
        session.rollback();
        assertThatThrownBy(() -> idle.query(User.class).all())
                .isInstanceOf(ResourceClosedException.class)
                .hasMessageStartingWith("The connection that this session joined is closed");
        session.close();
        idle.close();
        assertThatThrownBy(() -> db.sessions.join(connection))
                .isInstanceOf(ResourceClosedException.class)
                .hasMessageContaining("engine.connect()");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aSavepointOfTheSessionsUserMustEndFirst(String kind) {
        open(kind);
        try (Session session = db.sessions.join(connection)) {
            session.add(user("ed"));
            session.flush();
            assertThat(session.connection()).isSameAs(connection);
            Savepoint inner = connection.savepoint();
            assertThatThrownBy(session::commit)
                    .isInstanceOf(SavepointException.class)
                    .hasMessageContaining(inner.name());
            assertThat(inner.isActive()).isFalse();
            session.rollback();
            assertThat(session.query(User.class).all()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aConnectionOfAnotherEngineIsRefused(String kind) {
        open(kind);
        String other = kind.equals("sqlite") ? "derby" : "sqlite";
        try (Engine elsewhere = Engine.create(Databases.url(other));
                Connection foreign = elsewhere.connect()) {
            assertThatThrownBy(() -> db.sessions.bind(foreign))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("The connection is one of Engine(" + other)
                    .hasMessageContaining("(dialect " + kind + ")")
                    .hasMessageContaining("call bind(engine) with the connection's engine first");
            try (Session session = db.sessions.bind(elsewhere).join(foreign)) {
                assertThat(session.connection()).isSameAs(foreign);
            }
            try (Session session = SessionFactory.of(db.registry).join(foreign)) {
                assertThat(session.connection()).isSameAs(foreign);
            }
        }
        assertThatThrownBy(() -> db.sessions.bind(mock(Connection.class)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("A session needs a connection of an engine made by Engine.create(...)");
        assertThatThrownBy(() -> db.sessions.bind(connection).configure(db.engine))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("join a connection");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aReadOnlySessionRefusesFlushesAndLeavesTheConnectionAsItIs(String kind) {
        open(kind);
        try (Session session = db.sessions.bind(connection).open(o -> o.readOnly(true))) {
            assertThat(session.query(User.class).all()).isEmpty();
            session.add(user("ed"));
            assertThatThrownBy(session::flush)
                    .isInstanceOf(SessionException.class)
                    .hasMessageStartingWith("The session is read-only");
        }
        connection.execute(insert(db.users).set(db.users.name, "holder"));
        assertThat(names()).containsExactly("holder");
    }
}
