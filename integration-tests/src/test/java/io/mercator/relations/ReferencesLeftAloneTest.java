package io.mercator.relations;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.mapping.Loading;
import io.mercator.api.session.Session;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** References that no query loads are found among what the session has, and written as if they had been loaded. */
class ReferencesLeftAloneTest {
    private final ShelfModel model = ShelfModel.list();

    ReferencesLeftAloneTest() {
        model.shelf.load(Loading.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void withNothingElseInTheSessionTheyAreNotThere(String kind) {
        try (Fresh database = model.filled(kind);
                Session session = database.sessions.open()) {
            List<Book> books = session.query(Book.class).orderBy(model.bookId).all();

            assertThat(books).extracting(Book::shelf).containsOnlyNulls();
            assertThat(session.dirty()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void theyAreFoundAmongWhatTheSessionHas(String kind) {
        try (Fresh database = model.filled(kind);
                Session session = database.sessions.open()) {
            Shelf one = session.get(Shelf.class, 1);
            List<Book> books = session.query(Book.class).orderBy(model.bookId).all();

            assertThat(books).extracting(Book::shelf).containsExactly(one, one, null);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aSecondQueryFindsThemWhenTheirObjectsCame(String kind) {
        try (Fresh database = model.filled(kind);
                Session session = database.sessions.open()) {
            List<Book> books = session.query(Book.class).orderBy(model.bookId).all();
            Shelf two = session.get(Shelf.class, 2);
            session.query(Book.class).all();

            assertThat(books.get(2).shelf()).isSameAs(two);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void whatIsNotThereStaysInTheRowAndWhatIsAssignedIsWritten(String kind) {
        try (Fresh database = model.filled(kind)) {
            database.sessions.transaction(session -> {
                List<Book> books =
                        session.query(Book.class).orderBy(model.bookId).all();
                books.get(0).shelf(session.get(Shelf.class, 2));
            });

            assertThat(model.rows(database)).containsExactly("[a, 2]", "[b, 1]", "[c, 2]");
        }
    }
}
