package io.mercator.relations;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.type.Types.INTEGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.ToOne;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.ExpireMode;
import io.mercator.api.session.PropertyChange;
import io.mercator.api.session.Session;
import io.mercator.api.sql.Sql;
import io.mercator.it.Tracking;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as a change of a relationship, and how it is taken back and read again. */
class RelationshipChangesTest {
    private static void move(Fresh database, ShelfModel model, Session session, String title, int shelf) {
        session.connection()
                .execute(Sql.update(model.books).set(model.bookShelf, shelf).where(model.title.eq(title)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aChangedReferenceAndAChangedCollectionAreDirty(String kind) {
        ShelfModel model = ShelfModel.list();
        try (Fresh database = model.filled(kind);
                Session session = database.sessions.open()) {
            Shelf one = session.get(Shelf.class, 1);
            Shelf two = session.get(Shelf.class, 2);
            Book c = session.get(Book.class, 3);
            assertThat(session.isLoaded(one, model.all)).isFalse();
            assertThat(session.isLoaded(c, model.shelf)).isTrue();
            assertThat(session.dirty()).isEmpty();
            c.shelf(one);
            assertThat(session.dirty()).containsExactly(c);
            c.shelf(two);
            assertThat(session.dirty()).isEmpty();
            Book a = one.list().remove(0);
            assertThat(session.dirty()).containsExactlyInAnyOrder(one, a);
            one.list().add(a);
            assertThat(session.dirty()).isEmpty();
            database.sent.assertSends(session::flush);
            Set<Object> both = new HashSet<>(one.list());
            one.list(new ArrayList<>());
            both.add(one);
            assertThat(session.dirty()).containsExactlyInAnyOrderElementsOf(Tracking.either(Set.of(one), both));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void changesTellOfRelationships(String kind) {
        ShelfModel model = ShelfModel.list();
        try (Fresh database = model.filled(kind);
                Session session = database.sessions.open()) {
            Shelf one = session.get(Shelf.class, 1);
            Shelf two = session.get(Shelf.class, 2);
            Book c = session.get(Book.class, 3);
            assertThat(session.changes(c)).isEmpty();
            c.shelf(one);
            assertThat(session.changes(c)).containsExactly(new PropertyChange(model.shelf.name(), two, one));
            session.revert(c);
            List<Book> before = List.copyOf(one.list());
            one.list().clear();
            assertThat(session.changes(one)).containsExactly(new PropertyChange(model.all.name(), before, List.of()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void revertPutsReferencesBack(String kind) {
        ShelfModel model = ShelfModel.list();
        try (Fresh database = model.filled(kind);
                Session session = database.sessions.open()) {
            Shelf one = session.get(Shelf.class, 1);
            Shelf two = session.get(Shelf.class, 2);
            Book c = session.get(Book.class, 3);
            c.shelf(one);
            session.revert(c);
            assertThat(c.shelf()).isSameAs(two);
            assertThat(session.dirty()).isEmpty();
            c.shelf(one);
            session.flush();
            c.shelf(two);
            session.revert(c);
            assertThat(c.shelf()).isSameAs(one);
            database.sent.assertSends(session::flush);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void revertPutsCollectionsBackAndTheOtherSideWithThem(String kind) {
        ShelfModel model = ShelfModel.list();
        try (Fresh database = model.filled(kind);
                Session session = database.sessions.open()) {
            Shelf one = session.get(Shelf.class, 1);
            Shelf two = session.get(Shelf.class, 2);
            Book c = two.list().get(0);
            Book b = one.list().remove(1);
            one.list().add(c);
            Book n = new Book("n");
            one.list().add(n);
            assertThat(two.list()).isEmpty();
            session.revert(one);
            assertThat(one.list()).extracting(Book::title).containsExactly("a", "b");
            assertThat(b.shelf()).isSameAs(one);
            assertThat(c.shelf()).isNull();
            assertThat(n.shelf()).isNull();
            session.revert(two);
            assertThat(two.list()).containsExactly(c);
            assertThat(c.shelf()).isSameAs(two);
            session.expunge(n);
            assertThat(session.dirty()).isEmpty();
            database.sent.assertSends(session::flush);
            List<Book> own = one.list();
            one.list(new ArrayList<>());
            session.revert(one);
            assertThat(one.list()).isSameAs(own).hasSize(2);
            database.sent.assertSends(session::flush);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void rollbackPutsBothSidesBackToTheTransactionsStart(String kind) {
        ShelfModel model = ShelfModel.list();
        try (Fresh database = model.filled(kind, o -> o.expire(ExpireMode.NEVER));
                Session session = database.sessions.open()) {
            Shelf one = session.get(Shelf.class, 1);
            Shelf two = session.get(Shelf.class, 2);
            Book a = one.list().get(0);
            Book b = one.list().get(1);
            Book c = two.list().get(0);
            session.commit();
            c.shelf(one);
            Book n = new Book("n");
            one.list().add(n);
            session.flush();
            one.list(new ArrayList<>(List.of(n)));
            session.flush();
            two.list().add(a);
            session.rollback();
            assertThat(one.list()).containsExactly(a, b);
            assertThat(two.list()).containsExactly(c);
            assertThat(a.shelf()).isSameAs(one);
            assertThat(c.shelf()).isSameAs(two);
            assertThat(n.id()).isNull();
            assertThat(session.contains(n)).isFalse();
            assertThat(session.dirty()).isEmpty();
            database.sent.assertSends(session::flush);
            assertThat(model.rows(database)).containsExactly("[a, 1]", "[b, 1]", "[c, 2]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aNewObjectWithANewCollectionGoesInAgainAfterARollback(String kind) {
        ShelfModel model = ShelfModel.list();
        try (Fresh database = model.open(kind);
                Session session = database.sessions.open()) {
            Shelf one = new Shelf("one");
            one.list().add(new Book("a"));
            session.add(one);
            session.flush();
            one.list().add(new Book("b"));
            session.rollback();
            assertThat(one.id()).isNull();
            assertThat(one.list()).extracting(Book::title).containsExactly("a", "b");
            assertThat(one.list().get(0).id()).isNull();
            session.add(one);
            session.commit();
            assertThat(model.rows(database)).containsExactly("[a, " + one.id() + "]", "[b, " + one.id() + "]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aReferenceFollowsAForeignKeyThatIsReadAgain(String kind) {
        ShelfModel model = ShelfModel.list();
        try (Fresh database = model.filled(kind);
                Session session = database.sessions.open()) {
            Book c = session.get(Book.class, 3);
            move(database, model, session, "c", 1);
            session.refresh(c);
            assertThat(c.shelf()).isSameAs(session.get(Shelf.class, 1));
            move(database, model, session, "c", 2);
            session.expire(c);
            session.query(Book.class).all();
            assertThat(c.shelf().id()).isEqualTo(2);
            assertThat(session.dirty()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aRefreshedObjectsCollectionIsReadAgain(String kind) {
        ShelfModel model = ShelfModel.list();
        try (Fresh database = model.filled(kind);
                Session session = database.sessions.open()) {
            Shelf one = session.get(Shelf.class, 1);
            assertThat(one.list()).hasSize(2);
            move(database, model, session, "c", 1);
            session.refresh(one);
            assertThat(one.list()).hasSize(3);
            move(database, model, session, "c", 2);
            session.expire(one);
            assertThat(one.list()).hasSize(2);
            Book n = new Book("n");
            one.list().add(n);
            session.noAutoflush(() -> {
                session.refresh(one);
                assertThat(one.list()).contains(n).hasSize(3);
                return null;
            });
        }
    }

    private static final class Reader {
        Integer id;
    }

    private static final class Loan {
        Integer id;
        Integer readerId;
        Reader reader;
    }

    private static final class Loans {
        final MetaData metadata = new MetaData();
        final Table readers = Table.of(metadata, "readers", column("id", INTEGER, primaryKey()));
        final Column<Integer> readersId = readers.get("id", INTEGER);
        final Table loans = Table.of(
                metadata,
                "loans",
                column("id", INTEGER, primaryKey()),
                column("reader_id", INTEGER, references(readersId)));
        final Column<Integer> loanId = loans.get("id", INTEGER);
        final Column<Integer> readerId = loans.get("reader_id", INTEGER);
        final ToOne<Loan, Reader> reader =
                ToOne.of(Loan.class, "reader", Reader.class, it -> it.reader, (it, value) -> it.reader = value);

        Fresh open(String kind) {
            Registry registry = new Registry();
            registry.map(Reader.class, readers)
                    .construct(Reader::new)
                    .property(readersId, it -> it.id, (it, value) -> it.id = value);
            registry.map(Loan.class, loans)
                    .construct(Loan::new)
                    .property(loanId, it -> it.id, (it, value) -> it.id = value)
                    .property(readerId, it -> it.readerId, (it, value) -> it.readerId = value)
                    .relationships(reader);
            Fresh database = new Fresh(kind, metadata, registry);
            database.sessions.transaction(session -> {
                Loan loan = new Loan();
                loan.reader = new Reader();
                session.addAll(loan, new Reader());
            });
            return database;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aForeignKeyOfItsOwnAndAReferenceThatDisagree(String kind) {
        Loans model = new Loans();
        try (Fresh database = model.open(kind);
                Session session = database.sessions.open()) {
            Reader one = session.get(Reader.class, 1);
            Reader two = session.get(Reader.class, 2);
            Loan loan = session.get(Loan.class, 1);
            assertThat(loan.readerId).isEqualTo(1);
            // the foreign key alone: the reference is found anew
            loan.readerId = 2;
            session.flush();
            assertThat(session.read(loan, model.reader)).isSameAs(two);
            // the reference alone: the foreign key follows
            loan.reader = one;
            session.flush();
            assertThat(loan.readerId).isEqualTo(1);
            // both: the reference wins
            loan.reader = null;
            loan.readerId = 2;
            session.flush();
            assertThat(loan.readerId).isNull();
            Loan added = new Loan();
            added.readerId = 1;
            added.reader = two;
            session.add(added);
            session.commit();
            assertThat(added.readerId).isEqualTo(2);
            Loan byNumber = new Loan();
            byNumber.readerId = 1;
            session.add(byNumber);
            session.flush();
            assertThat(session.isLoaded(byNumber, model.reader)).isFalse();
            assertThat(session.read(byNumber, model.reader)).isSameAs(one);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aForeignKeyIsReverted(String kind) {
        Loans model = new Loans();
        try (Fresh database = model.open(kind);
                Session session = database.sessions.open()) {
            Loan loan = session.get(Loan.class, 1);
            Reader one = loan.reader;
            loan.reader = session.get(Reader.class, 2);
            session.flush();
            loan.readerId = 1;
            session.revert(loan);
            assertThat(loan.readerId).isEqualTo(2);
            session.rollback();
            assertThat(loan.readerId).isEqualTo(1);
            assertThat(loan.reader).isSameAs(one);
        }
    }
}
