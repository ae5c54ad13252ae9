package io.mercator.dialect.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Engine;
import io.mercator.api.error.ResourceClosedException;
import io.mercator.api.error.SessionException;
import io.mercator.api.session.ObjectState;
import io.mercator.api.session.Session;
import io.mercator.dialect.kit.model.User;
import io.mercator.dialect.kit.model.UsersDatabase;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a session keeps of the objects that it streams, on every database. */
abstract class StreamContract {
    private static final String UPDATE = "UPDATE users SET nickname=? WHERE users.id = ? ";

    private final DatabaseUnderTest under;
    private UsersDatabase db;
    private Session session;

    StreamContract(DatabaseUnderTest under) {
        this.under = under;
    }

    @BeforeEach
    void openSession() {
        db = new UsersDatabase(under);
        db.sessions.transaction(s -> {
            for (String name : List.of("ed", "wendy", "mary")) {
                s.add(new User(name, name, name));
            }
        });
        session = db.sessions.open();
    }

    @AfterEach
    void closeSession() {
        session.close();
        db.close();
    }

    private Stream<User> users() {
        return session.query(User.class).orderBy(db.users.id).stream();
    }

    private List<ObjectState> states(List<User> users) {
        return users.stream().map(session::state).toList();
    }

    @Test
    void whatAStreamLoadsIsLetGoWhenItMovesOn() {
        List<User> all = new ArrayList<>();
        List<List<ObjectState>> seen = new ArrayList<>();
        try (Stream<User> users = users()) {
            users.forEach(user -> {
                all.add(user);
                seen.add(states(all));
            });
        }
        assertThat(seen).hasToString("[[PERSISTENT], [DETACHED, PERSISTENT], [DETACHED, DETACHED, PERSISTENT]]");
        assertThat(states(all)).containsOnly(ObjectState.DETACHED);
        assertThat(all).extracting(User::getName).containsExactly("ed", "wendy", "mary");
    }

    @Test
    void theOneThatIsCurrentWhenTheStreamIsClosedIsLetGoToo() {
        User first;
        try (Stream<User> users = users()) {
            first = users.iterator().next();
            assertThat(session.contains(first)).isTrue();
        }
        assertThat(session.state(first)).isEqualTo(ObjectState.DETACHED);
    }

    @Test
    void whatIsChangedWhileItPassesStaysAndIsSent() {
        List<User> all = new ArrayList<>();
        try (Stream<User> users = users()) {
            users.forEach(user -> {
                all.add(user);
                if (user.getName().equals("wendy")) {
                    user.setNickname("windy");
                }
            });
        }
        assertThat(states(all)).containsExactly(ObjectState.DETACHED, ObjectState.PERSISTENT, ObjectState.DETACHED);
        assertThat(session.dirty()).containsExactly(all.get(1));
        db.sent.assertSends(session::commit, UPDATE + "('windy', 2)", "COMMIT");
    }

    @Test
    void whatIsChangedAndFlushedWhileItPassesIsPutBackByARollback() {
        List<User> all = new ArrayList<>();
        try (Stream<User> users = users()) {
            users.forEach(user -> {
                all.add(user);
                if (user.getName().equals("ed")) {
                    user.setNickname("eddie");
                    session.flush();
                }
            });
        }
        assertThat(session.state(all.get(0))).isEqualTo(ObjectState.PERSISTENT);
        session.rollback();
        assertThat(all.get(0).getNickname()).isEqualTo("ed");
    }

    @Test
    void whatIsDeletedWhileItPassesIsDeleted() {
        try (Stream<User> users = users()) {
            users.filter(user -> user.getName().equals("mary")).forEach(session::delete);
        }
        db.sent.assertSends(session::commit, "DELETE FROM users WHERE users.id = ? (3,)", "COMMIT");
    }

    @Test
    void whatTheSessionHeldBeforeStays() {
        User wendy = session.get(User.class, 2);
        try (Stream<User> users = users()) {
            assertThat(users.filter(user -> user == wendy)).hasSize(1);
        }
        assertThat(session.state(wendy)).isEqualTo(ObjectState.PERSISTENT);
        wendy.setNickname("windy");
        db.sent.assertSends(session::commit, UPDATE + "('windy', 2)", "COMMIT");
    }

    @Test
    void whatAnotherQueryGaveOutMeanwhileStays() {
        try (Stream<User> users = users()) {
            Iterator<User> each = users.iterator();
            User ed = each.next();
            assertThat(session.query(User.class).filterBy("name", "ed").one()).isSameAs(ed);
            User wendy = each.next();
            assertThat(session.get(User.class, 2)).isSameAs(wendy);
            User mary = each.next();
            assertThat(each.hasNext()).isFalse();
            assertThat(states(List.of(ed, wendy, mary)))
                    .containsExactly(ObjectState.PERSISTENT, ObjectState.PERSISTENT, ObjectState.DETACHED);
        }
    }

    @Test
    void aRowThatIsStreamedAgainGivesAnObjectOfItsOwn() {
        User first;
        try (Stream<User> users = users()) {
            first = users.toList().get(0);
        }
        assertThatThrownBy(() -> session.add(first))
                .isInstanceOf(SessionException.class)
                .hasMessageContaining("get(...)");
        assertThat(session.get(User.class, first.getId())).isNotSameAs(first);
    }

    @Test
    void aTransactionThatEndsCutsTheStreamWhichSaysSo() {
        Stream<User> users = users();
        Iterator<User> each = users.iterator();
        each.next().setNickname("eddie");
        db.sent.clear();
        db.sent.assertSends(session::commit, UPDATE + "('eddie', 1)", "COMMIT");
        assertThatThrownBy(each::hasNext)
                .isInstanceOf(ResourceClosedException.class)
                .hasMessageContaining("commit()")
                .hasMessageContaining("all()");
        users.close();
    }

    @Test
    void aStreamThatIsNeverClosedEndsWithItsSession() {
        Engine engine = db.engine;
        users().iterator().next();
        session.close();
        assertThat(engine.pool().inUse()).isZero();
    }
}
