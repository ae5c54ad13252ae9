package io.mercator.it;

import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.engine.Engine;
import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.ToMany;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Objects that a rollback puts back stay in the order in which they came, so that what is sent later is the same each time. */
class RollbackOrderTest {
    private static final class Book {
        private Integer id;
        private String title;
        private List<Shelf> shelves = new ArrayList<>();

        Book() {}

        Book(String title) {
            this.title = title;
        }
    }

    private static final class Shelf {
        private Integer id;
    }

    private static final class Books extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<String> title = column("title", STRING);

        Books(MetaData metadata) {
            super(metadata, "book");
        }
    }

    private static final class Shelves extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());

        Shelves(MetaData metadata) {
            super(metadata, "shelf");
        }
    }

    private static final class Places extends Table {
        final Column<Integer> book = column("book_id", INTEGER, primaryKey(), references("book.id"));
        final Column<Integer> shelf = column("shelf_id", INTEGER, primaryKey(), references("shelf.id"));

        Places(MetaData metadata) {
            super(metadata, "place");
        }
    }

    @Test
    void linksAreSentInTheOrderOfTheirOwnersAfterRollbacks() {
        MetaData metadata = new MetaData();
        Books books = new Books(metadata);
        Shelves shelves = new Shelves(metadata);
        ToMany<Book, Shelf> placed = ToMany.list(
                Book.class, "shelves", Shelf.class, book -> book.shelves, (book, all) -> book.shelves = all);
        placed.secondary(new Places(metadata));
        Registry registry = new Registry();
        registry.map(Book.class, books)
                .construct(Book::new)
                .property(books.id, book -> book.id, (book, id) -> book.id = id)
                .property(books.title, book -> book.title, (book, title) -> book.title = title)
                .relationships(placed);
        registry.map(Shelf.class, shelves)
                .construct(Shelf::new)
                .property(shelves.id, shelf -> shelf.id, (shelf, id) -> shelf.id = id);
        List<String> echo = new ArrayList<>();
        try (Engine engine = Engine.create("sqlite::memory:", o -> o.echo((String line) -> echo.add(line)))) {
            metadata.createAll(engine);
            try (Session session = SessionFactory.of(registry).bind(engine).open()) {
                for (int number = 1; number <= 9; number++) {
                    session.add(new Book("book " + number));
                }
                Shelf shelf = new Shelf();
                session.add(shelf);
                session.commit();
                List<Book> all = session.query(Book.class).orderBy(books.id).all();
                for (int round = 0; round < 3; round++) {
                    all.forEach(book -> book.title = "other");
                    session.flush();
                    session.rollback();
                }
                session.refreshExpired();
                all.forEach(book -> book.shelves.size());
                echo.clear();
                all.forEach(book -> book.shelves.add(shelf));
                session.flush();
                assertThat(echo)
                        .containsExactly(
                                "INSERT INTO place (book_id, shelf_id) VALUES (?, ?)",
                                "[(1, 1), (2, 1), (3, 1), (4, 1), (5, 1), (6, 1), (7, 1), (8, 1), (9, 1)]");
            }
        }
    }
}
