package io.mercator.relations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.error.FlushException;
import io.mercator.api.mapping.Cascade;
import io.mercator.api.session.ObjectState;
import io.mercator.api.session.Session;
import io.mercator.api.sql.Sql;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done to the objects of a relationship as well: saved, deleted, read again or let go. */
class CascadesTest {
    private static final String BOOKS = "SELECT books.id AS books_id, books.title AS books_title, books.shelf_id AS"
            + " books_shelf_id FROM books WHERE ? = books.shelf_id ORDER BY books.id (1,)";

    /** Changes a row past the session, which knows nothing of it. */
    private static void retitle(ShelfModel model, Session session, String from, String to) {
        session.connection()
                .execute(Sql.update(model.books).set(model.title, to).where(model.title.eq(from)));
    }

    private static void rename(ShelfModel model, Session session, String from, String to) {
        session.connection()
                .execute(Sql.update(model.shelves).set(model.name, to).where(model.name.eq(from)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aGraphComesInWithTheObjectThatIsAdded(String kind) {
        ShelfModel model = ShelfModel.list();
        try (Fresh database = model.open(kind);
                Session session = database.sessions.open()) {
            Shelf one = new Shelf("one");
            Book a = new Book("a");
            Book b = new Book("b");
            one.list().addAll(List.of(a, b));
            session.add(a);
            assertThat(session.pending()).containsExactly(a);
            a.shelf(one);
            session.flush();
            assertThat(session.state(one)).isEqualTo(ObjectState.PERSISTENT);
            assertThat(session.state(b)).isEqualTo(ObjectState.PERSISTENT);
            Book late = new Book("late");
            one.list().add(late);
            assertThat(session.pending()).containsExactly(late);
            session.commit();
            assertThat(model.rows(database)).containsExactlyInAnyOrder("[a, 1]", "[b, 1]", "[late, 1]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void withoutSavingACollectionsElementIsToldByTheFlush(String kind) {
        ShelfModel model = ShelfModel.list();
        model.all.cascade();
        try (Fresh database = model.open(kind);
                Session session = database.sessions.open()) {
            Shelf one = new Shelf("one");
            session.add(one);
            Book a = new Book("a");
            one.list().add(a);
            assertThat(session.contains(a)).isFalse();
            assertThatThrownBy(session::flush)
                    .isInstanceOf(FlushException.class)
                    .hasMessageMatching(
                            "Relationship Shelf\\.list of Shelf@\\w+ refers to a Book that is not in the session\\."
                                    + " Add it with add\\(\\.\\.\\.\\), or let the relationship do so: cascade\\(SAVE_UPDATE\\)\\.");
            session.add(a);
            session.commit();
            assertThat(model.rows(database)).containsExactly("[a, 1]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void withoutSavingAReferenceIsToldByTheFlush(String kind) {
        ShelfModel model = ShelfModel.list();
        model.shelf.cascade();
        try (Fresh database = model.filled(kind);
                Session session = database.sessions.open()) {
            Book a = session.get(Book.class, 1);
            a.shelf(new Shelf("three"));
            assertThatThrownBy(session::flush)
                    .isInstanceOf(FlushException.class)
                    .hasMessage(
                            "Relationship Book.shelf of Book(id=1) refers to a Shelf that is not in the session. Add"
                                    + " it with add(...), or let the relationship do so: cascade(SAVE_UPDATE).");
            a.shelf(null);
            session.commit();
            assertThat(model.rows(database)).containsExactly("[a, null]", "[b, 1]", "[c, 2]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aDeletionLoadsTheElementsThatItReaches(String kind) {
        ShelfModel model = ShelfModel.list();
        model.all.cascade(Cascade.SAVE_UPDATE, Cascade.DELETE);
        try (Fresh database = model.filled(kind);
                Session session = database.sessions.open()) {
            Shelf one = session.get(Shelf.class, 1);
            database.sent.assertSends(() -> session.delete(one), Fresh.bound(kind, BOOKS));
            assertThat(session.deleted()).hasSize(3);
            database.sent.assertSends(
                    session::commit,
                    "DELETE FROM books WHERE books.id = ? (2,), (1,)",
                    "DELETE FROM shelves WHERE shelves.id = ? (1,)",
                    "COMMIT");
            assertThat(model.rows(database)).containsExactly("[c, 2]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aDeletionOfALoadedCollectionReachesWhatCameAndNotWhatMoved(String kind) {
        ShelfModel model = ShelfModel.list();
        model.all.cascade(Cascade.SAVE_UPDATE, Cascade.DELETE);
        try (Fresh database = model.filled(kind);
                Session session = database.sessions.open()) {
            Shelf one = session.get(Shelf.class, 1);
            Shelf two = session.get(Shelf.class, 2);
            Book a = one.list().get(0);
            Book n = new Book("n");
            two.list().add(a);
            one.list().add(n);
            database.sent.assertSends(() -> session.delete(one));
            assertThat(session.contains(n)).isFalse();
            session.commit();
            assertThat(model.rows(database)).containsExactly("[a, 2]", "[c, 2]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aDeletionWithoutItsCascadeTakesTheForeignKeysBack(String kind) {
        ShelfModel model = ShelfModel.list();
        try (Fresh database = model.filled(kind);
                Session session = database.sessions.open()) {
            Shelf one = session.get(Shelf.class, 1);
            Book a = session.get(Book.class, 1);
            database.sent.assertSends(() -> session.delete(one));
            database.sent.assertSends(
                    session::flush,
                    Fresh.bound(kind, BOOKS),
                    "UPDATE books SET shelf_id=? WHERE books.id = ? (null, 1), (null, 2)",
                    "DELETE FROM shelves WHERE shelves.id = ? (1,)");
            assertThat(a.shelf()).isNull();
            session.commit();
            assertThat(model.rows(database)).containsExactly("[a, null]", "[b, null]", "[c, 2]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aLookAtTheCollectionOfAMarkedObjectFlushesTheDeletionAndShowsWhatItHad(String kind) {
        ShelfModel model = ShelfModel.list();
        try (Fresh database = model.filled(kind);
                Session session = database.sessions.open()) {
            Shelf one = session.get(Shelf.class, 1);
            session.delete(one);
            database.sent.assertSends(
                    () -> assertThat(one.list()).extracting(Book::title).containsExactly("a", "b"),
                    Fresh.bound(kind, BOOKS),
                    "UPDATE books SET shelf_id=? WHERE books.id = ? (null, 1), (null, 2)",
                    "DELETE FROM shelves WHERE shelves.id = ? (1,)");
            session.commit();
            assertThat(model.rows(database)).containsExactly("[a, null]", "[b, null]", "[c, 2]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aRollbackTakesADeletionBackThatALookFlushed(String kind) {
        ShelfModel model = ShelfModel.list();
        model.all.cascade(Cascade.allAndDeleteOrphan());
        try (Fresh database = model.filled(kind);
                Session session = database.sessions.open()) {
            Shelf one = session.get(Shelf.class, 1);
            session.commit();
            session.delete(one);
            assertThat(one.list()).hasSize(2);
            session.rollback();
            assertThat(one.list()).extracting(Book::title).containsExactly("a", "b");
            assertThat(one.list()).extracting(Book::shelf).containsOnly(one);
            one.list().remove(0);
            session.commit();
            assertThat(model.rows(database)).containsExactly("[b, 1]", "[c, 2]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aReferenceCascadesDeletionToo(String kind) {
        ShelfModel model = ShelfModel.list();
        model.shelf.cascade(Cascade.all());
        try (Fresh database = model.filled(kind);
                Session session = database.sessions.open()) {
            Book a = session.get(Book.class, 1);
            Shelf one = a.shelf();
            session.delete(a);
            assertThat(session.deleted()).containsExactlyInAnyOrder(a, one);
            session.commit();
            assertThat(model.rows(database)).containsExactly("[b, null]", "[c, 2]");
            assertThat(database.rows(model.name)).containsExactly("[two]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aDeletionGoesDownAChain(String kind) {
        try (PartsDatabase database = new PartsDatabase(kind, model -> {
            model.children.cascade(Cascade.allAndDeleteOrphan());
            model.partLabels.cascade(Cascade.allAndDeleteOrphan());
        })) {
            database.sessions.transaction(session -> {
                Part wheel = new Part("wheel", new Part("spoke"), new Part("rim"));
                wheel.getLabels().add(new Label("round"));
                wheel.getChildren().get(0).getLabels().add(new Label("thin"));
                session.add(new Part("car", wheel, new Part("door")));
                session.add(new Part("bell"));
            });
            database.sessions.transaction(session -> {
                Part car = session.query(Part.class).filterBy("name", "car").one();
                Part wheel = car.getChildren().get(0);
                car.getChildren().remove(wheel);
                wheel.getChildren().remove(0);
            });
            assertThat(database.count(database.parts)).isEqualTo(3);
            assertThat(database.count(database.labels)).isZero();
            database.sessions.transaction(session -> session.delete(
                    session.query(Part.class).filterBy("name", "car").one()));
            assertThat(database.count(database.parts)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anOrphanIsDeletedWhicheverSideLetsItGo(String kind) {
        ShelfModel model = ShelfModel.list();
        model.all.cascade(Cascade.allAndDeleteOrphan());
        try (Fresh database = model.filled(kind);
                Session session = database.sessions.open()) {
            Shelf one = session.get(Shelf.class, 1);
            Book a = one.list().get(0);
            Book b = one.list().get(1);
            Book c = session.get(Book.class, 3);
            one.list().remove(a);
            b.shelf(null);
            c.shelf(null);
            Book never = new Book("never");
            one.list().add(never);
            one.list().remove(never);
            assertThat(session.contains(never)).isFalse();
            c.shelf(one);
            database.sent.assertSends(
                    session::flush,
                    "UPDATE books SET shelf_id=? WHERE books.id = ? (1, 3)",
                    "DELETE FROM books WHERE books.id = ? (2,), (1,)");
            session.commit();
            assertThat(model.rows(database)).containsExactly("[c, 1]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void refreshReadsLoadedElementsAgain(String kind) {
        ShelfModel model = ShelfModel.list();
        model.all.cascade(Cascade.SAVE_UPDATE, Cascade.REFRESH);
        try (Fresh database = model.filled(kind);
                Session session = database.sessions.open()) {
            Shelf one = session.get(Shelf.class, 1);
            Book a = one.list().get(0);
            retitle(model, session, "a", "A");
            rename(model, session, "one", "ONE");
            session.refresh(one);
            assertThat(one.name()).isEqualTo("ONE");
            assertThat(a.title()).isEqualTo("A");
            retitle(model, session, "A", "AA");
            session.refresh(a);
            rename(model, session, "ONE", "one");
            session.refresh(a);
            assertThat(a.title()).isEqualTo("AA");
            assertThat(one.name()).isEqualTo("ONE");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void expireReachesWhatRefreshDoes(String kind) {
        ShelfModel model = ShelfModel.list();
        model.shelf.cascade(Cascade.SAVE_UPDATE, Cascade.REFRESH);
        try (Fresh database = model.filled(kind);
                Session session = database.sessions.open()) {
            Book a = session.get(Book.class, 1);
            Shelf one = a.shelf();
            Book b = session.get(Book.class, 2);
            retitle(model, session, "a", "A");
            retitle(model, session, "b", "B");
            rename(model, session, "one", "ONE");
            session.expire(a);
            assertThat(session.refreshExpired()).isEqualTo(2);
            assertThat(a.title()).isEqualTo("A");
            assertThat(b.title()).isEqualTo("b");
            assertThat(one.name()).isEqualTo("ONE");
            assertThat(a.shelf()).isSameAs(one);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void expungeTakesLoadedElementsOut(String kind) {
        ShelfModel model = ShelfModel.list();
        model.all.cascade(Cascade.SAVE_UPDATE, Cascade.EXPUNGE);
        try (Fresh database = model.filled(kind);
                Session session = database.sessions.open()) {
            Shelf one = session.get(Shelf.class, 1);
            Shelf two = session.get(Shelf.class, 2);
            Book a = one.list().get(0);
            Book c = session.get(Book.class, 3);
            Book n = new Book("n");
            one.list().add(n);
            database.sent.assertSends(() -> session.expunge(one));
            assertThat(session.state(a)).isEqualTo(ObjectState.DETACHED);
            assertThat(session.state(n)).isEqualTo(ObjectState.TRANSIENT);
            database.sent.assertSends(() -> session.expunge(two));
            assertThat(session.state(c)).isEqualTo(ObjectState.PERSISTENT);
            session.commit();
            assertThat(model.rows(database)).containsExactly("[a, 1]", "[b, 1]", "[c, 2]");
        }
    }
}
