package io.mercator.relations;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;

import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.ToMany;
import io.mercator.api.mapping.ToOne;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.SessionOptions;
import java.util.List;
import java.util.function.UnaryOperator;

/** Shelves and books, mapped by their fields, with the collection that a test is about. */
final class ShelfModel {
    final MetaData metadata = new MetaData();
    final Table shelves =
            Table.of(metadata, "shelves", column("id", INTEGER, primaryKey()), column("name", STRING.length(20)));
    final Column<Integer> shelfId = shelves.get("id", INTEGER);
    final Column<String> name = shelves.get("name", STRING);
    final Table books = Table.of(
            metadata,
            "books",
            column("id", INTEGER, primaryKey()),
            column("title", STRING.length(20)),
            column("shelf_id", INTEGER, references(shelfId)));
    final Column<Integer> bookId = books.get("id", INTEGER);
    final Column<String> title = books.get("title", STRING);
    final Column<Integer> bookShelf = books.get("shelf_id", INTEGER);
    final ToOne<Book, Shelf> shelf = ToOne.field(Book.class, "shelf", Shelf.class, fields(Book.class));
    final ToMany<Shelf, Book> all;

    ShelfModel(ToMany<Shelf, Book> all) {
        this.all = all;
    }

    static ShelfModel list() {
        return new ShelfModel(ToMany.list(Shelf.class, "list", Book.class, Shelf.LOOKUP));
    }

    private static java.lang.invoke.MethodHandles.Lookup fields(Class<?> type) {
        try {
            return java.lang.invoke.MethodHandles.privateLookupIn(type, Shelf.LOOKUP);
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }

    Fresh open(String kind) {
        return open(kind, UnaryOperator.identity());
    }

    Fresh open(String kind, UnaryOperator<SessionOptions> options) {
        all.backPopulates(shelf).orderBy(bookId);
        Registry registry = new Registry();
        registry.map(Shelf.class, shelves)
                .construct(Shelf::new)
                .fields(Shelf.LOOKUP)
                .relationships(all);
        registry.map(Book.class, books)
                .construct(Book::new)
                .fields(fields(Book.class))
                .leaveOut(bookShelf)
                .relationships(shelf);
        return new Fresh(kind, metadata, registry, options);
    }

    /** Two shelves: the first with the books a and b, the second with c. */
    Fresh filled(String kind) {
        return filled(kind, UnaryOperator.identity());
    }

    Fresh filled(String kind, UnaryOperator<SessionOptions> options) {
        Fresh database = open(kind, options);
        database.sessions.transaction(session -> {
            Shelf one = new Shelf("one");
            Shelf two = new Shelf("two");
            session.addAll(one, two);
            Book a = new Book("a");
            Book b = new Book("b");
            Book c = new Book("c");
            a.shelf(one);
            b.shelf(one);
            c.shelf(two);
            session.addAll(a, b, c);
        });
        database.sent.clear();
        return database;
    }

    /** Returns each book's title and shelf. */
    List<String> rows(Fresh database) {
        return database.rows(title, bookShelf);
    }
}
