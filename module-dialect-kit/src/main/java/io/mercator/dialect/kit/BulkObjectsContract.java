package io.mercator.dialect.kit;

import static io.mercator.api.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.error.ForeignSessionException;
import io.mercator.api.error.IntegrityException;
import io.mercator.api.error.PendingRollbackException;
import io.mercator.api.error.ResourceClosedException;
import io.mercator.api.error.SessionException;
import io.mercator.api.error.StaleDataException;
import io.mercator.api.error.UnmappedClassException;
import io.mercator.api.error.ValueMisfitException;
import io.mercator.api.session.AutoflushMode;
import io.mercator.api.session.ObjectState;
import io.mercator.api.session.Session;
import io.mercator.dialect.kit.model.Item;
import io.mercator.dialect.kit.model.User;
import io.mercator.dialect.kit.model.UsersDatabase;
import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Objects written past the unit of work, on every database. */
abstract class BulkObjectsContract {
    private final DatabaseUnderTest under;
    private UsersDatabase db;
    private Session session;

    BulkObjectsContract(DatabaseUnderTest under) {
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

    private static User user(String name) {
        return new User(name, name + " Jones", null);
    }

    private static User user(int id, String name) {
        User user = user(name);
        user.setId(id);
        return user;
    }

    private String rows() {
        return session.execute(select(db.users.id, db.users.name, db.users.nickname)
                        .from(db.users)
                        .orderBy(db.users.id))
                .all()
                .toString();
    }

    private User committed(String name) {
        User user = user(name);
        session.add(user);
        session.commit();
        return user;
    }

    @Test
    void insertSetsTheKeysAndLeavesTheObjectsOutside() {
        User ed = user("ed");
        User wendy = user("wendy");

        assertThat(session.bulk().insert(List.of(ed, wendy))).isEqualTo(2);

        assertThat(ed.getId()).isEqualTo(1);
        assertThat(wendy.getId()).isEqualTo(2);
        assertThat(session.state(ed)).isEqualTo(ObjectState.TRANSIENT);
        assertThat(session.get(User.class, 1)).isNotSameAs(ed);
        assertThat(rows()).isEqualTo("[(1, 'ed', null), (2, 'wendy', null)]");
    }

    @Test
    void insertWithoutKeysIsOneBatchAndLeavesTheObjectsAsTheyAre() {
        User ed = user("ed");
        User wendy = user("wendy");

        db.sent.assertSends(
                () -> assertThat(session.bulk().insertWithoutKeys(List.of(ed, wendy)))
                        .isEqualTo(2),
                "BEGIN",
                "INSERT INTO users (name, fullname, nickname) VALUES (?, ?, ?)"
                        + " ('ed', 'ed Jones', null), ('wendy', 'wendy Jones', null)");

        assertThat(ed.getId()).isNull();
        assertThat(rows()).isEqualTo("[(1, 'ed', null), (2, 'wendy', null)]");
    }

    @Test
    void neighboursOfOneShapeAreSentTogetherAndTheOrderStays() {
        db.sent.assertSends(
                () -> session.bulk()
                        .insertWithoutKeys(List.of(
                                user(7, "a"), user(8, "b"), user("c"), new Item("i", 1), new Item("j", 2), user("d"))),
                "BEGIN",
                "INSERT INTO users (id, name, fullname, nickname) VALUES (?, ?, ?, ?)"
                        + " (7, 'a', 'a Jones', null), (8, 'b', 'b Jones', null)",
                "INSERT INTO users (name, fullname, nickname) VALUES (?, ?, ?) ('c', 'c Jones', null)",
                "INSERT INTO items (code, amount, active) VALUES (?, ?, ?) ('i', 1, false), ('j', 2, false)",
                "INSERT INTO users (name, fullname, nickname) VALUES (?, ?, ?) ('d', 'd Jones', null)");
    }

    @Test
    void updateWritesAllColumnsOrTheNamedOnes() {
        session.bulk().insertWithoutKeys(List.of(user("ed"), user("wendy")));
        User ed = new User("ed", null, "eddie");
        ed.setId(1);
        User wendy = new User("x", "x", "windy");
        wendy.setId(2);

        db.sent.assertSends(
                () -> assertThat(session.bulk().update(List.of(ed))).isEqualTo(1),
                "UPDATE users SET name=?, fullname=?, nickname=? WHERE users.id = ? ('ed', null, 'eddie', 1)");
        db.sent.assertSends(
                () -> assertThat(session.bulk().update(List.of(ed, wendy), db.users.nickname))
                        .isEqualTo(2),
                "UPDATE users SET nickname=? WHERE users.id = ? ('eddie', 1), ('windy', 2)");
        assertThat(rows()).isEqualTo("[(1, 'ed', 'eddie'), (2, 'wendy', 'windy')]");
    }

    @Test
    void deleteFindsRowsByKey() {
        session.bulk().insertWithoutKeys(List.of(user("ed"), user("wendy"), user("mary")));

        db.sent.assertSends(
                () -> assertThat(session.bulk().delete(List.of(user(1, ""), user(3, ""))))
                        .isEqualTo(2),
                "DELETE FROM users WHERE users.id = ? (1,), (3,)");
        assertThat(rows()).isEqualTo("[(2, 'wendy', null)]");
    }

    @Test
    void nothingGivenSendsNothing() {
        db.sent.assertSends(() -> {
            assertThat(session.bulk().insert(List.of())).isZero();
            assertThat(session.bulk().update(List.of())).isZero();
            assertThat(session.bulk().delete(List.of())).isZero();
        });
        assertThat(session.isInTransaction()).isFalse();
    }

    @Test
    void theTransactionIsTheSessions() {
        session.bulk().insert(List.of(user("ed")));
        session.rollback();
        assertThat(rows()).isEqualTo("[]");
        session.bulk().insert(List.of(user("ed")));
        session.commit();
        session.rollback();
        assertThat(rows()).contains("'ed'");
    }

    @Test
    void whatIsPendingIsFlushedBeforeUnlessAutoflushIsOff() {
        session.add(user("first"));
        session.bulk().insertWithoutKeys(List.of(user("second")));
        assertThat(rows()).isEqualTo("[(1, 'first', null), (2, 'second', null)]");
        try (Session off = db.sessions.open(o -> o.autoflush(AutoflushMode.OFF))) {
            session.close();
            off.add(user("late"));
            off.bulk().insertWithoutKeys(List.of(user("early")));
            off.flush();
            assertThat(off.execute(select(db.users.name).from(db.users).orderBy(db.users.id))
                            .scalars())
                    .containsExactly("early", "late");
        }
    }

    @Test
    void anObjectOfTheSessionIsRefusedBeforeAnythingIsSent() {
        User ed = committed("ed");
        User pending = user("pending");
        session.add(pending);
        session.noAutoflush(() -> {
            db.sent.assertSends(() -> {
                assertThatThrownBy(() -> session.bulk().insert(List.of(user("free"), pending)))
                        .isInstanceOf(SessionException.class)
                        .hasMessageStartingWith("bulk().insert(...) writes past the session, and the User@")
                        .hasMessageContaining(" at index 1 is PENDING in it.")
                        .hasMessageEndingWith("Let flush() insert it, or expunge(...) the object first.");
                assertThatThrownBy(() -> session.bulk().update(List.of(ed)))
                        .isInstanceOf(SessionException.class)
                        .hasMessageContaining("Let flush() send what changed in it");
                assertThatThrownBy(() -> session.bulk().delete(List.of(ed)))
                        .isInstanceOf(SessionException.class)
                        .hasMessageContaining("Let delete(object) and flush() delete its row");
            });
            return true;
        });
        session.expunge(ed);
        ed.setNickname("eddie");
        assertThat(session.bulk().update(List.of(ed))).isEqualTo(1);
    }

    @Test
    void anObjectWhoseDeletionIsFlushedIsRefused() {
        User ed = committed("ed");
        session.delete(ed);
        session.flush();
        assertThatThrownBy(() -> session.bulk().insert(List.of(ed)))
                .isInstanceOf(SessionException.class)
                .hasMessageContaining("is DELETED in it. Call commit() or rollback() before");
        session.commit();
        session.bulk().insert(List.of(ed));
        assertThat(rows()).isEqualTo("[(1, 'ed', null)]");
    }

    @Test
    void anObjectOfAnotherSessionIsRefusedWhereThatIsTold() {
        User ed = committed("ed");
        try (Session other = db.sessions.open()) {
            assertThatThrownBy(() -> other.bulk().update(List.of(ed)))
                    .isInstanceOf(ForeignSessionException.class)
                    .hasMessageContaining("belongs to another open session");
        }
    }

    @Test
    void theSessionsObjectsSeeWhatIsWrittenPastThem() {
        User ed = committed("ed");
        User wendy = committed("wendy");
        session.refreshExpired();
        session.bulk().update(List.of(user(1, "edward")));
        db.sent.clear();
        assertThat(session.get(User.class, 2)).isSameAs(wendy);
        assertThat(db.sent.lines()).isEmpty();
        assertThat(session.get(User.class, 1)).isSameAs(ed);
        assertThat(ed.getName()).isEqualTo("edward");

        session.bulk().delete(List.of(user(2, "")));
        assertThat(session.state(wendy)).isEqualTo(ObjectState.DELETED);
        assertThat(session.find(User.class, 2)).isEmpty();
        session.rollback();
        assertThat(session.state(wendy)).isEqualTo(ObjectState.PERSISTENT);
        assertThat(session.get(User.class, 1).getName()).isEqualTo("ed");
        session.bulk().delete(List.of(user(2, "")));
        session.commit();
        assertThat(session.state(wendy)).isEqualTo(ObjectState.DETACHED);
    }

    @Test
    void aMarkedObjectWhoseRowIsDeletedMeanwhileIsNotDeletedTwice() {
        User ed = committed("ed");
        session.delete(ed);
        session.noAutoflush(() -> session.bulk().delete(List.of(user(1, ""))));
        db.sent.assertSends(session::commit, "COMMIT");
        assertThat(session.state(ed)).isEqualTo(ObjectState.DETACHED);
    }

    @Test
    void aMissingRowIsToldByItsKeyAndTheTransactionIsRolledBack() {
        committed("ed");
        assertThatThrownBy(() -> session.bulk().update(List.of(user(1, "x"), user(9, "y"))))
                .isInstanceOfSatisfying(
                        StaleDataException.class,
                        stale -> assertThat(stale.table()).isEqualTo("users"))
                .hasMessage(
                        "bulk().update(...) met 0 rows of 'users' where 1 was expected (User(id=9)): there is no such"
                                + " row, or another transaction deleted it. The transaction was rolled back; call rollback() and"
                                + " leave the row out, or insert it.");
        assertThatThrownBy(this::rows).isInstanceOf(PendingRollbackException.class);
        session.rollback();
        assertThat(rows()).isEqualTo("[(1, 'ed', null)]");
        assertThatThrownBy(() -> session.bulk().delete(List.of(user(9, "y"))))
                .isInstanceOf(StaleDataException.class)
                .hasMessageContaining("bulk().delete(...) met 0 rows of 'users' where 1 was expected (User(id=9))");
    }

    @Test
    void whatTheDatabaseRefusesRollsTheTransactionBack() {
        session.bulk().insert(List.of(new Item("same", 1)));
        assertThatThrownBy(() -> session.bulk().insert(List.of(new Item("other", 1), new Item("same", 2))))
                .isInstanceOf(IntegrityException.class);
        assertThatThrownBy(() -> session.bulk().insert(List.of(user("ed"))))
                .isInstanceOf(PendingRollbackException.class);
        session.rollback();
        assertThat(session.query(Item.class).all()).isEmpty();
    }

    @Test
    void valuesAreCheckedBeforeAnythingIsSent() {
        String tooLong = "x".repeat(51);
        db.sent.assertSends(() -> assertThatThrownBy(
                        () -> session.bulk().insert(List.of(user("ed"), new User("b", tooLong, null))))
                .isInstanceOfSatisfying(ValueMisfitException.class, misfit -> {
                    assertThat(misfit.column()).isEqualTo("users.fullname");
                    assertThat(misfit.property()).isEqualTo("fullname");
                })
                .hasMessageStartingWith("Property 'fullname' of User@")
                .hasMessageContaining(" at index 1, column 'users.fullname' (")
                .hasMessageEndingWith("Change the value and call again."));
        User ed = new User("ed", tooLong, null);
        ed.setId(1);
        assertThatThrownBy(() -> session.bulk().update(List.of(ed))).isInstanceOf(ValueMisfitException.class);
        session.bulk().insertWithoutKeys(List.of(user("wendy")));
        assertThat(session.bulk().update(List.of(ed), db.users.name)).isEqualTo(1);
    }

    @Test
    void badInputIsRefusedWithoutAnythingSent() {
        db.sent.assertSends(() -> {
            assertThatThrownBy(() -> session.bulk().insert(List.of("text")))
                    .isInstanceOf(UnmappedClassException.class)
                    .hasMessageContaining("java.lang.String is not mapped");
            assertThatThrownBy(() -> session.bulk().insert(Arrays.asList(user("ed"), null)))
                    .isInstanceOf(SessionException.class)
                    .hasMessage("bulk() was given null at index 1. Leave it out.");
            assertThatThrownBy(() -> session.bulk().update(List.of(user("ed"))))
                    .isInstanceOf(SessionException.class)
                    .hasMessageStartingWith("bulk().update(...) finds rows by key, and the User@")
                    .hasMessageContaining("has no value for 'users.id' (property 'id')");
            assertThatThrownBy(() -> session.bulk().delete(List.of(new Item("a", 1))))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("has no value for 'items.id'");
            assertThatThrownBy(() -> session.bulk().update(List.of(user(1, "ed")), db.users.id))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("cannot write 'users.id', which is part of it");
            assertThatThrownBy(() -> session.bulk().update(List.of(user(1, "ed")), db.items.code))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("Column 'items.code' is no property of")
                    .hasMessageContaining("Its properties: id, name, fullname, nickname.");
        });
    }

    @Test
    void aReadOnlyOrClosedSessionWritesNothing() {
        try (Session reading = db.sessions.open(o -> o.readOnly(true))) {
            assertThatThrownBy(() -> reading.bulk().insert(List.of(user("ed"))))
                    .isInstanceOf(SessionException.class)
                    .hasMessageStartingWith("The session is read-only");
        }
        session.close();
        assertThatThrownBy(() -> session.bulk().insert(List.of(user("ed"))))
                .isInstanceOf(ResourceClosedException.class);
    }

    /** Users that are made as they are asked for. */
    private static AbstractCollection<User> made(int count) {
        return new AbstractCollection<>() {
            @Override
            public Iterator<User> iterator() {
                return IntStream.rangeClosed(1, count)
                        .mapToObj(number -> user(number, "u" + number))
                        .iterator();
            }

            @Override
            public int size() {
                return count;
            }
        };
    }

    /** Where many rows go in one VALUES the thousands are of these. */
    private List<Integer> together(int... batches) {
        int chunk = db.engine.dialect().plainInsertChunk();
        List<Integer> rows = new ArrayList<>();
        for (int batch : batches) {
            int together = chunk > 1 ? batch / chunk : 0;
            rows.addAll(Collections.nCopies(together, chunk));
            rows.addAll(batch == together * chunk ? List.of() : List.of(batch - together * chunk));
        }
        return rows;
    }

    @Test
    void manyRowsGoInBatchesOfAThousand() {
        assertThat(session.bulk().insertWithoutKeys(made(2_500))).isEqualTo(2_500);
        assertThat(db.sent.lines().stream()
                        .filter(line -> line.startsWith("INSERT"))
                        .map(line -> line.split("Jones").length - 1))
                .isEqualTo(together(1_000, 1_000, 500));
        assertThat(session.bulk().update(made(2_500))).isEqualTo(2_500);
        assertThat(session.bulk().delete(made(2_500))).isEqualTo(2_500);
        assertThat(rows()).isEqualTo("[]");
    }
}
