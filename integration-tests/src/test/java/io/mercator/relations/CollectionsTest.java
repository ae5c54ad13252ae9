package io.mercator.relations;

import static io.mercator.api.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.error.SessionException;
import io.mercator.api.mapping.Cascade;
import io.mercator.api.mapping.ToMany;
import io.mercator.api.session.AutoflushMode;
import io.mercator.api.session.Session;
import io.mercator.api.sql.Sql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists, sets, sorted sets and maps, in fields and behind accessors, and how both sides keep in step. */
class CollectionsTest {
    private static final String BOOKS =
            "SELECT books.id AS books_id, books.title AS books_title, books.shelf_id AS books_shelf_id FROM books WHERE"
                    + " ? = books.shelf_id ORDER BY books.id (1,)";

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aListInAFieldLoadsItselfInItsOrder(String kind) {
        ShelfModel model = ShelfModel.list();
        try (Fresh database = model.filled(kind);
                Session session = database.sessions.open()) {
            Shelf one = session.get(Shelf.class, 1);
            database.sent.assertSends(
                    () -> assertThat(one.view()).extracting(Book::title).containsExactly("a", "b"),
                    Fresh.bound(kind, BOOKS));
            one.list().add(0, new Book("d"));
            one.list().set(2, new Book("e"));
            session.commit();
            assertThat(model.rows(database)).containsExactly("[a, 1]", "[b, null]", "[c, 2]", "[d, 1]", "[e, 1]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aSetInAField(String kind) {
        ShelfModel model = new ShelfModel(ToMany.set(Shelf.class, "set", Book.class, Shelf.LOOKUP));
        try (Fresh database = model.filled(kind);
                Session session = database.sessions.open()) {
            Shelf one = session.get(Shelf.class, 1);
            assertThat(one.set()).extracting(Book::title).containsExactlyInAnyOrder("a", "b");
            one.set().removeIf(book -> book.title().equals("a"));
            one.set().add(session.get(Book.class, 3));
            session.commit();
            assertThat(model.rows(database)).containsExactly("[a, null]", "[b, 1]", "[c, 1]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aSortedSetInAFieldIsInItsOwnOrder(String kind) {
        ShelfModel model =
                new ShelfModel(ToMany.sortedSet(Shelf.class, "sorted", Book.class, Shelf.BY_TITLE, Shelf.LOOKUP));
        try (Fresh database = model.filled(kind);
                Session session = database.sessions.open()) {
            Shelf one = session.get(Shelf.class, 1);
            one.sorted().add(new Book("A"));
            assertThat(one.sorted()).extracting(Book::title).containsExactly("A", "a", "b");
            assertThat(one.sorted().first().shelf()).isSameAs(one);
            assertThat(one.sorted().tailSet(new Book("a"))).hasSize(2);
            one.sorted().remove(one.sorted().last());
            session.commit();
            assertThat(model.rows(database)).containsExactly("[A, 1]", "[a, 1]", "[b, null]", "[c, 2]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aMapInAFieldIsKeyedByAPropertyAndFollowsIt(String kind) {
        ShelfModel model = new ShelfModel(ToMany.map(Shelf.class, "byTitle", Book.class, Book::title, Shelf.LOOKUP));
        try (Fresh database = model.filled(kind);
                Session session = database.sessions.open()) {
            Shelf one = session.get(Shelf.class, 1);
            assertThat(one.byTitle().keySet()).containsExactly("a", "b");
            Book a = one.byTitle().get("a");
            assertThatThrownBy(() -> one.byTitle().put("x", new Book("y")))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("The key x is not that of the element put into Shelf.byTitle, which is y");
            a.retitle("z");
            session.flush();
            assertThat(one.byTitle().get("z")).isSameAs(a);
            assertThat(one.byTitle()).doesNotContainKey("a");
            one.byTitle().remove("z");
            one.byTitle().put("n", new Book("n"));
            session.commit();
            assertThat(model.rows(database)).containsExactly("[b, 1]", "[c, 2]", "[n, 1]", "[z, null]");
            assertThat(one.byTitle().keySet()).containsExactly("b", "n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aMapFollowsAKeyThatWasReadAnew(String kind) {
        ShelfModel model = new ShelfModel(ToMany.map(Shelf.class, "byTitle", Book.class, Book::title, Shelf.LOOKUP));
        try (Fresh database = model.filled(kind);
                Session session = database.sessions.open()) {
            Shelf one = session.get(Shelf.class, 1);
            Book a = one.byTitle().get("a");
            session.execute(update(model.books).set(model.title, "z").where(model.title.eq("a")));
            session.refresh(a);
            session.flush();
            assertThat(one.byTitle()).containsOnlyKeys("b", "z");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aMapBehindAccessorsIsReplacedAsAWhole(String kind) {
        ToMany<Shelf, Book> byTitle =
                ToMany.map(Shelf.class, "byTitle", Book.class, Book::title, Shelf::byTitle, Shelf::byTitle);
        ShelfModel model = new ShelfModel(byTitle.cascade(Cascade.allAndDeleteOrphan()));
        try (Fresh database = model.filled(kind);
                Session session = database.sessions.open()) {
            Shelf one = session.get(Shelf.class, 1);
            Book b = one.byTitle().get("b");
            one.byTitle(new HashMap<>(Map.of("b", b, "n", new Book("n"))));
            session.commit();
            assertThat(model.rows(database)).containsExactly("[b, 1]", "[c, 2]", "[n, 1]");
            assertThat(one.byTitle()).containsOnlyKeys("b", "n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aSetterThatCopiesIsTold(String kind) {
        ShelfModel model = new ShelfModel(ToMany.list(Shelf.class, "list", Book.class, Shelf::list, Shelf::copy));
        try (Fresh database = model.open(kind);
                Session session = database.sessions.open()) {
            assertThatThrownBy(() -> session.add(new Shelf("one")))
                    .isInstanceOf(SessionException.class)
                    .hasMessage("The setter of collection Shelf.list keeps another collection than it is given, or its"
                            + " getter gives another: the session's own, which loads itself and tells changes, is lost."
                            + " Map the field itself with a Lookup: ToMany.list(owner, field, target, lookup).");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aGetterThatGivesAViewIsTold(String kind) {
        ShelfModel model = new ShelfModel(ToMany.list(Shelf.class, "list", Book.class, Shelf::view, Shelf::list));
        try (Fresh database = model.open(kind);
                Session session = database.sessions.open()) {
            assertThatThrownBy(() -> session.add(new Shelf("one")))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("or its getter gives another")
                    .hasMessageContaining("Map the field itself with a Lookup");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aCollectionOfTheSessionsOwnKeepsInStepAtOnceAndAnotherAtTheFlush(String kind) {
        ShelfModel model = ShelfModel.list();
        try (Fresh database = model.open(kind);
                Session session = database.sessions.open()) {
            Shelf one = new Shelf("one");
            Book early = new Book("early");
            one.list().add(early);
            assertThat(early.shelf()).isNull();
            session.add(one);
            assertThat(early.shelf()).isSameAs(one);
            Book late = new Book("late");
            one.list().add(late);
            assertThat(late.shelf()).isSameAs(one);
            assertThat(session.contains(late)).isTrue();
            one.list().remove(early);
            assertThat(early.shelf()).isNull();
            Book own = new Book("own");
            own.shelf(one);
            session.add(own);
            assertThat(one.list()).containsExactly(late, own);
            one.list(new ArrayList<>(List.of(early)));
            session.flush();
            assertThat(early.shelf()).isSameAs(one);
            assertThat(late.shelf()).isNull();
            assertThat(own.shelf()).isNull();
            session.commit();
            assertThat(model.rows(database)).containsExactly("[early, 1]", "[late, null]", "[own, null]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anElementMovesBetweenTwoShelvesFromEitherSide(String kind) {
        ShelfModel model = ShelfModel.list();
        model.all.cascade(Cascade.allAndDeleteOrphan());
        try (Fresh database = model.filled(kind);
                Session session = database.sessions.open()) {
            Shelf one = session.get(Shelf.class, 1);
            Shelf two = session.get(Shelf.class, 2);
            Book a = one.list().get(0);
            Book b = one.list().get(1);
            two.list().add(a);
            assertThat(one.list()).containsExactly(b);
            assertThat(a.shelf()).isSameAs(two);
            session.commit();
            assertThat(model.rows(database)).containsExactly("[a, 2]", "[b, 1]", "[c, 2]");
            a.shelf(one);
            session.flush();
            assertThat(one.list()).containsExactlyInAnyOrder(a, b);
            assertThat(two.list()).doesNotContain(a);
            one.list().remove(b);
            two.list().add(b);
            session.commit();
            assertThat(model.rows(database)).containsExactly("[a, 1]", "[b, 2]", "[c, 2]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void whatComesBackToACollectionThatIsNotLoadedWaitsForTheLoad(String kind) {
        ShelfModel model = ShelfModel.list();
        try (Fresh database = model.filled(kind);
                Session session = database.sessions.open(o -> o.autoflush(AutoflushMode.OFF))) {
            Shelf one = session.get(Shelf.class, 1);
            Book a = session.get(Book.class, 1);
            Book c = session.get(Book.class, 3);
            Book n = new Book("n");
            a.shelf(null);
            c.shelf(one);
            n.shelf(one);
            database.sent.assertSends(() -> session.add(n));
            session.plan();
            assertThat(session.isLoaded(one, model.all)).isFalse();
            database.sent.assertSends(
                    () -> assertThat(one.list()).extracting(Book::title).containsExactlyInAnyOrder("b", "c", "n"),
                    Fresh.bound(kind, BOOKS));
            session.commit();
            assertThat(model.rows(database)).containsExactly("[a, null]", "[b, 1]", "[c, 1]", "[n, 1]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void whatWaitedForALoadIsForgottenWhenItIsSaved(String kind) {
        ShelfModel model = ShelfModel.list();
        try (Fresh database = model.filled(kind);
                Session session = database.sessions.open()) {
            Shelf one = session.get(Shelf.class, 1);
            Book c = session.get(Book.class, 3);
            c.shelf(one);
            session.commit();
            database.engine.inTransaction(connection -> connection.execute(
                    Sql.update(model.books).set(model.bookShelf, 2).where(model.title.eq("c"))));
            assertThat(one.list()).extracting(Book::title).containsExactly("a", "b");
            session.commit();
            assertThat(model.rows(database)).containsExactly("[a, 1]", "[b, 1]", "[c, 2]");
        }
    }
}
