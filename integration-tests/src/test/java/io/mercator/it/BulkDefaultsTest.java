package io.mercator.it;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.defaultValue;
import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.onUpdate;
import static io.mercator.api.schema.Columns.onUpdateExpression;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.schema.Columns.sequence;
import static io.mercator.api.schema.Columns.serverDefault;
import static io.mercator.api.sql.Sql.constant;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Engine;
import io.mercator.api.error.SessionException;
import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.ToOne;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Sequence;
import io.mercator.api.schema.Table;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.api.sql.Expression;
import io.mercator.dialect.kit.StatementRecorder;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What columns get by themselves, and foreign keys that are references, when objects are written in bulk. */
class BulkDefaultsTest {
    private static final AtomicInteger CHANGES = new AtomicInteger();

    private static final class Shelf {
        private int id;
        private String label;

        Shelf() {}

        Shelf(String label) {
            this.label = label;
        }
    }

    private static final class Book {
        private String isbn;
        private Shelf shelf;
        private String state;
        private Integer change;
        private Integer stock;

        Book() {}

        Book(String isbn, Shelf shelf) {
            this.isbn = isbn;
            this.shelf = shelf;
        }
    }

    /** A page's key is its book's, which it has through its reference alone. */
    private static final class Page {
        private Integer number;
        private Book book;

        Page() {}

        Page(Book book, Integer number) {
            this.book = book;
            this.number = number;
        }
    }

    private record Ticket(Integer id, String text) {}

    private static final class Shelves extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<String> label = column("label", STRING.length(20));

        Shelves(MetaData metadata) {
            super(metadata, "shelves");
        }
    }

    private static final class Books extends Table {
        final Column<String> isbn = column("isbn", STRING.length(20), primaryKey());
        final Column<Integer> shelfId = column("shelf_id", INTEGER, references("shelves.id"));
        final Column<String> state = column("state", STRING.length(10), defaultValue("new"));
        final Column<Integer> change = column("change_", INTEGER, onUpdate(CHANGES::incrementAndGet));
        final Column<Integer> stock = column("stock", INTEGER, serverDefault("5"));
        final Column<String> source = column("source", STRING.length(10), defaultValue("import"));
        final Column<Integer> touched = column("touched", INTEGER, onUpdateExpression(constant(7)));

        Books(MetaData metadata) {
            super(metadata, "books");
        }
    }

    private static final class Pages extends Table {
        final Column<String> isbn = column("isbn", STRING.length(20), primaryKey(), references("books.isbn"));
        final Column<Integer> number = column("number_", INTEGER, primaryKey(), assigned());

        Pages(MetaData metadata) {
            super(metadata, "pages");
        }
    }

    private static final class Tickets extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey(), sequence(Sequence.of("ticket_numbers")));
        final Column<String> text = column("text_", STRING.length(20), notNull());

        Tickets(MetaData metadata) {
            super(metadata, "tickets");
        }
    }

    private final MetaData metadata = new MetaData();
    private final Shelves shelves = new Shelves(metadata);
    private final Books books = new Books(metadata);
    private final Pages pages = new Pages(metadata);
    private final Tickets tickets = new Tickets(metadata);
    private final StatementRecorder sent = new StatementRecorder();
    private Engine engine;
    private Session session;

    private void open(String kind) {
        engine = Engine.create(Databases.url(kind), o -> o.listener(sent));
        metadata.createAll(engine);
        session = SessionFactory.of(mapped()).bind(engine).open();
        CHANGES.set(0);
    }

    private Registry mapped() {
        Registry registry = new Registry();
        registry.map(Shelf.class, shelves)
                .construct(Shelf::new)
                .intProperty(shelves.id, s -> s.id, (s, v) -> s.id = v)
                .property(shelves.label, s -> s.label, (s, v) -> s.label = v);
        registry.map(Book.class, books)
                .construct(Book::new)
                .property(books.isbn, b -> b.isbn, (b, v) -> b.isbn = v)
                .property(books.state, b -> b.state, (b, v) -> b.state = v)
                .property(books.change, b -> b.change, (b, v) -> b.change = v)
                .property(books.stock, b -> b.stock, (b, v) -> b.stock = v)
                .leaveOut(books.source, books.touched)
                .relationships(ToOne.of(Book.class, "shelf", Shelf.class, b -> b.shelf, (b, v) -> b.shelf = v));
        registry.map(Page.class, pages)
                .construct(Page::new)
                .property(pages.number, p -> p.number, (p, v) -> p.number = v)
                .relationships(ToOne.of(Page.class, "book", Book.class, p -> p.book, (p, v) -> p.book = v));
        registry.map(Ticket.class, tickets)
                .construct(tickets.id, tickets.text, Ticket::new)
                .property(tickets.id, Ticket::id)
                .property(tickets.text, Ticket::text);
        return registry;
    }

    @AfterEach
    void close() {
        session.close();
        assertThat(engine.pool().inUse()).isZero();
        engine.close();
    }

    private String rows(Expression<?>... columns) {
        return session.execute(select(List.of(columns)).from(books).orderBy(books.isbn))
                .all()
                .toString();
    }

    private Shelf shelf(String label) {
        Shelf shelf = new Shelf(label);
        session.bulk().insert(List.of(shelf));
        return shelf;
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void nullsTakeDefaultsAsInAFlush(String kind) {
        open(kind);
        Book given = new Book("a", null);
        given.state = "old";
        given.stock = 1;
        Book plain = new Book("b", null);

        sent.assertSends(
                () -> session.bulk().insert(List.of(given, plain)),
                "BEGIN",
                "INSERT INTO books (isbn, shelf_id, state, change_, stock, source) VALUES (?, ?, ?, ?, ?, ?)"
                        + " ('a', null, 'old', null, 1, 'import')",
                "INSERT INTO books (isbn, shelf_id, state, change_, source) VALUES (?, ?, ?, ?, ?)"
                        + " ('b', null, 'new', null, 'import')");

        assertThat(plain.state).isEqualTo("new");
        assertThat(plain.stock).isNull();
        assertThat(rows(books.isbn, books.state, books.stock, books.source))
                .isEqualTo("[('a', 'old', 1, 'import'), ('b', 'new', 5, 'import')]");
        Book silent = new Book("c", null);
        session.bulk().insertWithoutKeys(List.of(silent));
        assertThat(silent.state).isNull();
        assertThat(rows(books.state)).isEqualTo("[('old',), ('new',), ('new',)]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void updatesRenewWhatIsRenewedByEachUpdate(String kind) {
        open(kind);
        Book book = new Book("a", null);
        session.bulk().insert(List.of(book));
        book.stock = 3;
        sent.assertSends(
                () -> session.bulk().update(List.of(book)),
                "UPDATE books SET state=?, change_=?, stock=?, touched=7 WHERE books.isbn = ? ('new', 1, 3, 'a')");
        assertThat(book.change).isEqualTo(1);
        sent.assertSends(
                () -> session.bulk().update(List.of(book), books.stock),
                "UPDATE books SET change_=?, stock=?, touched=7 WHERE books.isbn = ? (2, 3, 'a')");
        book.change = 40;
        session.bulk().update(List.of(book), books.change);
        assertThat(book.change).isEqualTo(40);
        assertThat(rows(books.change, books.stock, books.touched)).isEqualTo("[(40, 3, 7)]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aForeignKeyThatTheClassDoesNotHaveIsThatOfItsReference(String kind) {
        open(kind);
        Shelf shelf = shelf("top");
        Book book = new Book("a", shelf);
        session.bulk().insert(List.of(book, new Book("b", null)));
        assertThat(rows(books.isbn, books.shelfId)).isEqualTo("[('a', 1), ('b', null)]");

        session.bulk().insert(List.of(new Page(book, 1), new Page(book, 2)));
        session.bulk().delete(List.of(new Page(book, 2)));
        assertThat(session.execute(select(pages.isbn, pages.number).from(pages))
                        .all()
                        .toString())
                .isEqualTo("[('a', 1)]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aReferenceThatIsNullIsWrittenOnlyWhenItsColumnIsNamed(String kind) {
        open(kind);
        Shelf top = shelf("top");
        Shelf low = shelf("low");
        Book book = new Book("a", top);
        session.bulk().insert(List.of(book));
        book.shelf = low;
        session.bulk().update(List.of(book));
        assertThat(rows(books.shelfId)).isEqualTo("[(2,)]");
        book.shelf = null;
        session.bulk().update(List.of(book));
        assertThat(rows(books.shelfId)).isEqualTo("[(2,)]");
        session.bulk().update(List.of(book), books.shelfId);
        assertThat(rows(books.shelfId)).isEqualTo("[(null,)]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aReferenceToAnObjectWithoutAKeyIsRefused(String kind) {
        open(kind);
        sent.assertSends(() -> {
            assertThatThrownBy(() -> session.bulk().insert(List.of(new Book("a", new Shelf("new")))))
                    .isInstanceOf(SessionException.class)
                    .hasMessageStartingWith("The Shelf that ")
                    .hasMessageEndingWith(
                            "refers to has no value for 'shelves.id' yet. Insert it before, or flush() the"
                                    + " session that it was added to.");
            assertThatThrownBy(() -> session.bulk().insert(List.of(new Book(null, null))))
                    .isInstanceOf(SessionException.class)
                    .hasMessageStartingWith("Property 'isbn' of Book@")
                    .hasMessageContaining("is null, and nothing generates the key 'books.isbn'");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void whatTheRowsReferToIsFlushedBefore(String kind) {
        open(kind);
        Shelf pending = new Shelf("pending");
        session.add(pending);
        session.bulk().insert(List.of(new Book("a", pending)));
        assertThat(rows(books.shelfId)).isEqualTo("[(1,)]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void immutableObjectsGetKeysOfTheDatabaseWithoutBeingTold(String kind) {
        open(kind);
        List<Ticket> two = List.of(new Ticket(null, "one"), new Ticket(null, "two"));
        assertThatThrownBy(() -> session.bulk().insert(two))
                .isInstanceOf(SessionException.class)
                .hasMessageStartingWith("Property 'id' of Ticket@")
                .hasMessageEndingWith("Construct the object with a value, or call bulk().insertWithoutKeys(...).");
        assertThat(session.bulk().insertWithoutKeys(two)).isEqualTo(2);
        assertThat(session.execute(
                                select(tickets.id, tickets.text).from(tickets).orderBy(tickets.id))
                        .all()
                        .toString())
                .isEqualTo("[(1, 'one'), (2, 'two')]");
        assertThat(session.bulk().update(List.of(new Ticket(2, "second")))).isEqualTo(1);
        assertThat(session.query(Ticket.class).orderBy(tickets.id).all())
                .containsExactly(new Ticket(1, "one"), new Ticket(2, "second"));
    }
}
