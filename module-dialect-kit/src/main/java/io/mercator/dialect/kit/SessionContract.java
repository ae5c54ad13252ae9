package io.mercator.dialect.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.error.ConcurrentUseException;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.error.FlushException;
import io.mercator.api.error.ForeignSessionException;
import io.mercator.api.error.IdentityConflictException;
import io.mercator.api.error.IntegrityException;
import io.mercator.api.error.MultipleResultsFoundException;
import io.mercator.api.error.NoResultFoundException;
import io.mercator.api.error.ObjectDeletedException;
import io.mercator.api.error.PendingRollbackException;
import io.mercator.api.error.ResourceClosedException;
import io.mercator.api.error.SessionException;
import io.mercator.api.error.StaleDataException;
import io.mercator.api.error.UnboundSessionException;
import io.mercator.api.error.UnmappedClassException;
import io.mercator.api.session.ExpireMode;
import io.mercator.api.session.ObjectState;
import io.mercator.api.session.PropertyChange;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.api.sql.Row2;
import io.mercator.api.sql.Sql;
import io.mercator.dialect.kit.model.Item;
import io.mercator.dialect.kit.model.User;
import io.mercator.dialect.kit.model.UsersDatabase;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a session promises, on every database. */
abstract class SessionContract {
    private static final String SELECT_USERS = "SELECT users.id AS users_id, users.name AS users_name,"
            + " users.fullname AS users_fullname, users.nickname AS users_nickname FROM users";

    private final DatabaseUnderTest under;
    private UsersDatabase db;
    private Session session;

    SessionContract(DatabaseUnderTest under) {
        this.under = under;
    }

    @BeforeEach
    void openDatabase() {
        db = new UsersDatabase(under);
        session = db.sessions.open();
    }

    @AfterEach
    void closeDatabase() {
        session.close();
        db.close();
    }

    private User added(String name) {
        User user = new User(name, name + " Jones", name + "y");
        session.add(user);
        return user;
    }

    private User committed(String name) {
        User user = added(name);
        session.commit();
        db.sent.clear();
        return user;
    }

    /** Changes a row behind the session's back. */
    private void elsewhere(Runnable work) {
        work.run();
        db.sent.clear();
    }

    private void updateElsewhere(String nickname) {
        elsewhere(() -> db.engine.begin(c -> c.execute(Sql.update(db.users).set(db.users.nickname, nickname))));
    }

    @Test
    void aNewObjectPassesFromTransientToPendingToPersistent() {
        User ed = new User("ed", "Ed Jones", "e");

        assertThat(session.state(ed)).isEqualTo(ObjectState.TRANSIENT);
        session.add(ed);
        assertThat(session.state(ed)).isEqualTo(ObjectState.PENDING);
        assertThat(session.contains(ed)).isTrue();
        assertThat(session.pending()).containsExactly(ed);
        assertThat(db.sent.lines()).isEmpty();

        session.flush();

        assertThat(session.state(ed)).isEqualTo(ObjectState.PERSISTENT);
        assertThat(session.pending()).isEmpty();
        assertThat(ed.getId()).isEqualTo(1);
    }

    @Test
    void aQueryGivesTheObjectThatTheSessionHolds() {
        User ed = added("ed");

        assertThat(session.query(User.class).filterBy(db.users.name, "ed").one())
                .isSameAs(ed);
        assertThat(session.get(User.class, 1)).isSameAs(ed);
    }

    @Test
    void aQueryOfAnotherTableDoesNotFlush() {
        added("ed");

        db.sent.assertSends(
                () -> assertThat(session.query(Item.class).all()).isEmpty(),
                "BEGIN",
                "SELECT items.id AS items_id, items.code AS items_code, items.amount AS items_amount,"
                        + " items.active AS items_active FROM items ()");
        assertThat(session.pending()).hasSize(1);
    }

    @Test
    void noAutoflushQueriesWithoutTheChanges() {
        added("ed");

        assertThat(session.<Long>noAutoflush(() -> session.query(User.class).count()))
                .isZero();
        assertThat(session.query(User.class).count()).isEqualTo(1);
    }

    @Test
    void onlyChangedColumnsAreUpdated() {
        User ed = committed("ed");
        ed.setNickname("eddie");

        assertThat(session.dirty()).containsExactly(ed);
        assertThat(session.changes(ed)).containsExactly(new PropertyChange("nickname", "edy", "eddie"));
        db.sent.assertSends(
                session::commit, "BEGIN", "UPDATE users SET nickname=? WHERE users.id = ? ('eddie', 1)", "COMMIT");
    }

    @Test
    void aValueSetBackIsNoChange() {
        User ed = committed("ed");
        session.refresh(ed);
        ed.setNickname("eddie");
        ed.setNickname("edy");

        assertThat(session.dirty()).isEmpty();
        db.sent.assertSends(session::commit, "COMMIT");
    }

    @Test
    void aQueryRefreshesExpiredObjectsAmongItsRowsAndNothingElse() {
        User ed = committed("ed");
        updateElsewhere("changed");
        if (!db.isWoven()) {
            assertThat(ed.getNickname()).isEqualTo("edy");
        }

        db.sent.assertSends(() -> session.query(User.class).all(), "BEGIN", SELECT_USERS + " ()");

        assertThat(ed.getNickname()).isEqualTo("changed");
    }

    @Test
    void aLoadedObjectIsNotOverwrittenUnlessAskedFor() {
        User ed = committed("ed");
        session.query(User.class).all();
        ed.setNickname("mine");

        session.noAutoflush(() -> session.query(User.class).all());
        assertThat(ed.getNickname()).isEqualTo("mine");

        session.noAutoflush(() -> session.query(User.class).populateExisting().all());
        assertThat(ed.getNickname()).isEqualTo("edy");
        assertThat(session.dirty()).isEmpty();
    }

    @Test
    void whatTheUserChangedOnAnExpiredObjectStaysChangedWhenItIsReloaded() {
        User ed = committed("ed");
        elsewhere(() -> db.engine.begin(c ->
                c.execute(Sql.update(db.users).set(db.users.nickname, "theirs").set(db.users.fullname, "theirs"))));
        ed.setNickname("mine");

        session.refresh(ed);

        assertThat(ed.getNickname()).isEqualTo("mine");
        assertThat(ed.getFullname()).isEqualTo("theirs");
        assertThat(session.changes(ed)).containsExactly(new PropertyChange("nickname", "theirs", "mine"));
    }

    @Test
    void readReloadsAnExpiredObjectOnce() {
        User ed = committed("ed");

        db.sent.assertSends(
                () -> assertThat(session.read(ed, db.users.id)).isEqualTo(1),
                "BEGIN",
                SELECT_USERS + " WHERE users.id = ? (1,)");
        db.sent.assertSends(() -> session.read(ed, db.users.name));
    }

    @Test
    void anExpiredPropertyAloneIsReloadedWhenItIsRead() {
        User ed = added("ed");
        session.flush();
        session.expire(ed, db.users.nickname);

        db.sent.assertSends(() -> session.read(ed, db.users.name));
        db.sent.assertSends(() -> session.read(ed, db.users.nickname), SELECT_USERS + " WHERE users.id = ? (1,)");
    }

    @Test
    void refreshExpiredReloadsInOneStatementForATable() {
        added("ed");
        added("wendy");
        session.commit();

        db.sent.assertSends(
                () -> assertThat(session.refreshExpired()).isEqualTo(2),
                "BEGIN",
                SELECT_USERS + " WHERE users.id IN (?, ?) (1, 2)");
    }

    @Test
    void expiryOnBeginReloadsBeforeTheFirstStatement() {
        try (Session other = db.sessions.open(o -> o.expire(ExpireMode.ON_BEGIN))) {
            other.add(new User("ed", "Ed Jones", "e"));
            other.commit();
            db.sent.assertSends(
                    () -> other.query(db.items.code).all(),
                    "BEGIN",
                    SELECT_USERS + " WHERE users.id = ? (1,)",
                    "SELECT items.code AS items_code FROM items ()");
        }
    }

    @Test
    void rollbackPutsObjectsBack() {
        User ed = committed("ed");
        ed.setNickname("first");
        session.flush();
        ed.setNickname("second");
        User fake = added("fake");
        session.flush();
        assertThat(fake.getId()).isEqualTo(2);

        session.rollback();

        assertThat(ed.getNickname()).isEqualTo("edy");
        assertThat(fake.getId()).isNull();
        assertThat(fake.getName()).isEqualTo("fake");
        assertThat(session.state(fake)).isEqualTo(ObjectState.TRANSIENT);
        assertThat(session.state(ed)).isEqualTo(ObjectState.PERSISTENT);
        assertThat(session.query(User.class).all()).containsExactly(ed);
    }

    @Test
    void rollbackBringsDeletedObjectsBack() {
        User ed = committed("ed");
        session.delete(ed);
        assertThat(session.deleted()).containsExactly(ed);
        session.flush();
        assertThat(session.state(ed)).isEqualTo(ObjectState.DELETED);
        assertThat(session.query(User.class).count()).isZero();

        session.rollback();

        assertThat(session.state(ed)).isEqualTo(ObjectState.PERSISTENT);
        assertThat(session.query(User.class).one()).isSameAs(ed);
    }

    @Test
    void aDeletedObjectIsDetachedAfterTheCommit() {
        User ed = committed("ed");
        session.delete(ed);

        db.sent.assertSends(session::commit, "BEGIN", "DELETE FROM users WHERE users.id = ? (1,)", "COMMIT");

        assertThat(session.state(ed)).isEqualTo(ObjectState.DETACHED);
        assertThat(session.find(User.class, 1)).isEmpty();
    }

    @Test
    void addTakesAMarkForDeletionBack() {
        User ed = committed("ed");
        session.delete(ed);
        session.add(ed);

        db.sent.assertSends(session::commit);
    }

    @Test
    void aFailedFlushPutsAllBackAndWaitsForRollback() {
        User ed = committed("ed");
        ed.setNickname("changed");
        session.add(new Item("a", 1));
        Item twice = new Item("a", 2);
        session.add(twice);

        assertThatThrownBy(session::flush).isInstanceOfSatisfying(IntegrityException.class, refused -> {
            assertThat(refused.kind()).isEqualTo(ErrorKind.UNIQUE);
            assertThat(refused.statement()).contains("INSERT INTO items");
            assertThat(refused.parameters()).contains("'a'");
        });

        assertThat(ed.getNickname()).isEqualTo("edy");
        assertThat(twice.id()).isZero();
        assertThatThrownBy(() -> session.query(User.class).all())
                .isInstanceOf(PendingRollbackException.class)
                .hasMessageContaining("rollback()");
        session.rollback();
        assertThat(session.query(User.class).one()).isSameAs(ed);
        assertThat(session.query(Item.class).count()).isZero();
    }

    @Test
    void notNullIsTold() {
        session.add(new Item(null, 1));

        assertThatThrownBy(session::flush)
                .isInstanceOfSatisfying(
                        IntegrityException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.NOT_NULL));
        session.rollback();
    }

    @Test
    void aRowThatVanishedBeforeItsUpdateIsStale() {
        User ed = committed("ed");
        elsewhere(() -> db.engine.begin(c -> c.execute(Sql.delete(db.users))));
        ed.setNickname("late");

        assertThatThrownBy(session::commit)
                .isInstanceOfSatisfying(StaleDataException.class, stale -> {
                    assertThat(stale.table()).isEqualTo("users");
                    assertThat(stale.expectedRows()).isEqualTo(1);
                    assertThat(stale.actualRows()).isZero();
                })
                .hasMessageContaining("Flush updated 0 rows of 'users' where 1 was expected (User(id=1))");
        session.rollback();
        if (db.isWoven()) {
            assertThatThrownBy(ed::getNickname).isInstanceOf(ObjectDeletedException.class);
        } else {
            assertThat(ed.getNickname()).isEqualTo("edy");
        }
    }

    @Test
    void aRowThatVanishedBeforeItsReloadIsTold() {
        User ed = committed("ed");
        elsewhere(() -> db.engine.begin(c -> c.execute(Sql.delete(db.users))));

        assertThatThrownBy(() -> session.refresh(ed))
                .isInstanceOf(ObjectDeletedException.class)
                .hasMessageContaining("User(id=1)");
        assertThat(session.find(User.class, 1)).isEmpty();
        assertThatThrownBy(() -> session.get(User.class, 1)).isInstanceOf(NoResultFoundException.class);
    }

    @Test
    void uniqueValuesMoveInTheOrderThatTheDatabaseTakes() {
        Item a = new Item("a", 1);
        session.add(a);
        session.commit();
        session.delete(a);
        Item b = new Item("a", 2);
        session.add(b);

        session.commit();

        assertThat(session.query(Item.class).one()).isSameAs(b);
        assertThat(b.amount()).isEqualTo(2);
    }

    @Test
    void aChainOfUniqueValuesIsSentFromItsFreeEnd() {
        Item a = new Item("a", 1);
        Item b = new Item("b", 2);
        session.addAll(a, b);
        session.commit();
        a.code("b");
        b.code("c");

        session.commit();

        assertThat(session.query(Item.class).orderBy(db.items.id).all())
                .extracting(Item::code)
                .containsExactly("b", "c");
    }

    @Test
    void aSwapOfUniqueValuesWithoutAPlaceToWaitIsRefusedBeforeAnySql() {
        Item a = new Item("a", 1);
        Item b = new Item("b", 2);
        session.addAll(a, b);
        session.commit();
        a.code("b");
        b.code("a");

        db.sent.assertSends(() -> assertThatThrownBy(session::flush)
                .isInstanceOf(FlushException.class)
                .hasMessageContaining("Item(id=1)")
                .hasMessageContaining("Item(id=2)")
                .hasMessageContaining("'items.code'")
                .hasMessageContaining("parking(...)"));
        assertThat(session.dirty()).containsExactly(a, b);
    }

    @Test
    void aSecondObjectWithAPresentKeyIsOneErrorWhereverItIsNoticed() {
        committed("ed");
        User twin = new User("twin", "T", "t");
        twin.setId(1);

        assertThatThrownBy(() -> session.add(twin))
                .isInstanceOf(IdentityConflictException.class)
                .hasMessageContaining("User(id=1)");

        User first = new User("x", "X", "x");
        first.setId(7);
        User second = new User("y", "Y", "y");
        second.setId(7);
        session.addAll(first, second);
        assertThatThrownBy(session::flush).isInstanceOf(IdentityConflictException.class);
        assertThat(session.pending()).containsExactly(first, second);
    }

    @Test
    void anObjectOfAnotherOpenSessionIsTold() {
        User ed = committed("ed");
        try (Session other = db.sessions.open()) {
            assertThatThrownBy(() -> other.add(ed))
                    .isInstanceOf(ForeignSessionException.class)
                    .hasMessageContaining("another open session");
        }
        session.close();
        try (Session other = db.sessions.open()) {
            ed.setId(null);
            other.add(ed);
            other.commit();
            assertThat(ed.getId()).isEqualTo(2);
        }
    }

    @Test
    void firstOneAndTheirLikeTellWhatTheyFind() {
        added("ed");
        added("wendy");

        assertThat(session.query(User.class).orderBy(db.users.name.desc()).first())
                .map(User::getName)
                .contains("wendy");
        assertThatThrownBy(() -> session.query(User.class).one()).isInstanceOf(MultipleResultsFoundException.class);
        assertThatThrownBy(
                        () -> session.query(User.class).filterBy("name", "jack").one())
                .isInstanceOf(NoResultFoundException.class);
        assertThat(session.query(User.class).filterBy("name", "jack").oneOrEmpty())
                .isEmpty();
        assertThat(session.query(User.class).filter(db.users.name.like("%d%")).count())
                .isEqualTo(2);
        assertThat(session.query(User.class).filterBy("name", "jack").exists()).isFalse();
        assertThat(session.query(User.class)
                        .orderBy(db.users.id)
                        .limit(1)
                        .offset(1)
                        .all())
                .extracting(User::getName)
                .containsExactly("wendy");
    }

    @Test
    void columnQueriesGiveTypedRows() {
        added("ed");
        added("wendy");

        List<Row2<Integer, String>> rows =
                session.query(db.users.id, db.users.name).orderBy(db.users.id).all();

        assertThat(rows).hasToString("[(1, 'ed'), (2, 'wendy')]");
        Integer id = rows.get(0).value1();
        String name = rows.get(1).get(db.users.name);
        assertThat(id).isEqualTo(1);
        assertThat(name).isEqualTo("wendy");
        assertThat(rows.get(0).get("name")).isEqualTo("ed");
    }

    @Test
    void aStreamBelongsToItsThreadUntilItIsClosed() throws InterruptedException {
        added("ed");
        added("wendy");
        session.flush();
        AtomicReference<Throwable> refused = new AtomicReference<>();
        try (Stream<User> users = session.query(User.class).orderBy(db.users.id).stream()) {
            Thread intruder = new Thread(
                    () -> {
                        try {
                            session.isInTransaction();
                        } catch (ConcurrentUseException told) {
                            refused.set(told);
                        }
                    },
                    "intruder");
            intruder.start();
            intruder.join();
            assertThat(users.map(User::getName)).containsExactly("ed", "wendy");
        }
        assertThat(refused.get())
                .isInstanceOf(ConcurrentUseException.class)
                .hasMessageContaining("'intruder'")
                .hasMessageContaining("'" + Thread.currentThread().getName() + "'");
    }

    @Test
    void aCommitOfNothingSendsNothing() {
        db.sent.assertSends(session::commit);
    }

    @Test
    void aTransactionIsRolledBackWhenTheWorkThrows() {
        assertThatThrownBy(() -> session.transaction(s -> {
                    s.add(new User("ed", "E", "e"));
                    s.flush();
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(session.query(User.class).count()).isZero();
        session.rollback();
        int id = db.sessions.inTransaction(s -> {
            User user = new User("wendy", "W", "w");
            s.add(user);
            s.flush();
            return user.getId();
        });
        assertThat(session.get(User.class, id).getName()).isEqualTo("wendy");
    }

    @Test
    void aReadOnlySessionRefusesToWrite() {
        try (Session reader = db.sessions.open(o -> o.readOnly(true))) {
            reader.add(new User("ed", "E", "e"));
            assertThatThrownBy(reader::flush)
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("read-only");
        }
    }

    @Test
    void unmappedClassesUnboundFactoriesAndClosedSessionsAreTold() {
        assertThatThrownBy(() -> session.add("text"))
                .isInstanceOf(UnmappedClassException.class)
                .hasMessageContaining("java.lang.String")
                .hasMessageContaining("registry.map(");
        SessionFactory unbound = SessionFactory.of(db.registry);
        try (Session early = unbound.open()) {
            assertThatThrownBy(() -> early.query(User.class).all())
                    .isInstanceOf(UnboundSessionException.class)
                    .hasMessageContaining("configure(engine)");
            unbound.configure(db.engine);
            assertThat(early.query(User.class).all()).isEmpty();
        }
        session.close();
        assertThatThrownBy(() -> session.add(new User()))
                .isInstanceOf(ResourceClosedException.class)
                .hasMessageContaining("open()");
    }

    @Test
    void primitivesAreReadAndWrittenWithoutBoxes() {
        Item item = new Item("a", 41);
        item.active(true);
        session.add(item);
        session.commit();
        item.amount(42);
        session.commit();
        session.close();
        session = db.sessions.open();

        Item loaded = session.get(Item.class, item.id());

        assertThat(loaded).isNotSameAs(item);
        assertThat(loaded.amount()).isEqualTo(42);
        assertThat(loaded.active()).isTrue();
        assertThat(loaded.code()).isEqualTo("a");
    }
}
