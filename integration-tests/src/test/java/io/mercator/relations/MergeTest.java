package io.mercator.relations;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.error.SessionException;
import io.mercator.api.error.StaleDataException;
import io.mercator.api.mapping.Cascade;
import io.mercator.api.mapping.Loading;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.Session;
import io.mercator.api.sql.Sql;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Graphs of objects from elsewhere, copied onto the session's own. */
class MergeTest {
    private static Shelf detached(Fresh database, int id) {
        try (Session session = database.sessions.open()) {
            Shelf shelf = session.get(Shelf.class, id);
            assertThat(shelf.list()).isNotEmpty();
            return shelf;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aGraphIsCopiedWithWhatIsNewInIt(String kind) {
        ShelfModel model = ShelfModel.list();
        try (Fresh database = model.filled(kind)) {
            Shelf given = detached(database, 1);
            Book a = given.list().get(0);
            a.retitle("A");
            List<Book> replaced = new ArrayList<>(List.of(a, new Book("n")));
            given.list(replaced);
            given.rename("ONE");
            try (Session session = database.sessions.open()) {
                Shelf own = session.merge(given);
                assertThat(own).isNotSameAs(given).isSameAs(session.get(Shelf.class, 1));
                assertThat(own.name()).isEqualTo("ONE");
                assertThat(own.list()).extracting(Book::title).containsExactly("A", "n");
                assertThat(own.list()).allMatch(book -> book.shelf() == own && session.contains(book));
                assertThat(own.list().get(0)).isNotSameAs(a);
                assertThat(given.list()).isSameAs(replaced);
                session.commit();
                assertThat(model.rows(database)).containsExactly("[A, 1]", "[b, null]", "[c, 2]", "[n, 1]");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void whatIsMissingFromACollectionIsAnOrphan(String kind) {
        ShelfModel model = ShelfModel.list();
        model.all.cascade(Cascade.allAndDeleteOrphan());
        try (Fresh database = model.filled(kind)) {
            Shelf given = detached(database, 1);
            given.list(new ArrayList<>(given.list().subList(0, 1)));
            database.sessions.transaction(session -> session.merge(given));
            assertThat(model.rows(database)).containsExactly("[a, 1]", "[c, 2]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anObjectWithoutARowIsInserted(String kind) {
        ShelfModel model = ShelfModel.list();
        try (Fresh database = model.filled(kind);
                Session session = database.sessions.open()) {
            Shelf three = new Shelf("three");
            three.list().add(new Book("n"));
            Shelf own = session.merge(three);
            assertThat(session.pending()).contains(own).doesNotContain(three);
            session.commit();
            assertThat(model.rows(database)).contains("[n, 3]");
            assertThat(three.id()).isNull();
            assertThat(own.id()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aReferenceToNothingIsCopied(String kind) {
        ShelfModel model = ShelfModel.list();
        try (Fresh database = model.filled(kind)) {
            Book given;
            try (Session session = database.sessions.open()) {
                given = session.get(Book.class, 3);
            }
            given.shelf(null);
            try (Session session = database.sessions.open()) {
                Shelf two = session.get(Shelf.class, 2);
                assertThat(two.list()).hasSize(1);
                session.merge(given);
                session.flush();
                assertThat(two.list()).isEmpty();
                session.commit();
                assertThat(model.rows(database)).containsExactly("[a, 1]", "[b, 1]", "[c, null]");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anObjectOfTheSessionIsItsOwnCopy(String kind) {
        ShelfModel model = ShelfModel.list();
        try (Fresh database = model.filled(kind);
                Session session = database.sessions.open()) {
            Shelf one = session.get(Shelf.class, 1);
            assertThat(session.merge(one)).isSameAs(one);
            Shelf fresh = new Shelf("three");
            session.add(fresh);
            assertThat(session.merge(fresh)).isSameAs(fresh);
            assertThat(session.pending()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anExpiredCollectionOfAnotherSessionIsCopiedAsItIs(String kind) {
        ShelfModel model = ShelfModel.list();
        try (Fresh database = model.filled(kind)) {
            Shelf given;
            try (Session session = database.sessions.open()) {
                given = session.get(Shelf.class, 1);
                given.list().add(new Book("n"));
                session.commit();
            }
            try (Session session = database.sessions.open()) {
                Shelf own = session.merge(given);
                assertThat(own.list()).extracting(Book::title).containsExactly("a", "b", "n");
                assertThat(session.dirty()).isEmpty();
                database.sent.assertSends(session::flush);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aCollectionThatWasNotLoadedIsLeftAlone(String kind) {
        ShelfModel model = ShelfModel.list();
        try (Fresh database = model.filled(kind)) {
            Shelf given;
            try (Session session = database.sessions.open()) {
                given = session.get(Shelf.class, 1);
            }
            given.rename("ONE");
            try (Session session = database.sessions.open()) {
                session.merge(given);
                database.sent.assertSends(session::flush, "UPDATE shelves SET name=? WHERE shelves.id = ? ('ONE', 1)");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void withoutLoadingAGraphIsTakenForWhatTheRowsHave(String kind) {
        ShelfModel model = ShelfModel.list();
        try (Fresh database = model.filled(kind)) {
            Shelf given = detached(database, 1);
            try (Session session = database.sessions.open()) {
                database.sent.assertSends(() -> {
                    Shelf own = session.merge(given, false);
                    assertThat(own).isNotSameAs(given);
                    assertThat(own.list()).extracting(Book::title).containsExactly("a", "b");
                    assertThat(own.list().get(0).shelf()).isSameAs(own);
                    assertThat(session.dirty()).isEmpty();
                    session.flush();
                });
                Shelf own = session.get(Shelf.class, 1);
                own.list().get(0).retitle("A");
                own.list().remove(1);
                session.commit();
                assertThat(model.rows(database)).containsExactly("[A, 1]", "[b, null]", "[c, 2]");
            }
            Shelf fresh = new Shelf("three");
            try (Session session = database.sessions.open()) {
                assertThatThrownBy(() -> session.merge(fresh, false))
                        .isInstanceOf(SessionException.class)
                        .hasMessage("merge(object, false) takes objects for rows, and the Shelf has no key. Merge it"
                                + " with merge(object), which inserts it.");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aRelationshipThatDoesNotCascadeMergeIsLeftAlone(String kind) {
        ShelfModel model = ShelfModel.list();
        model.all.cascade(Cascade.SAVE_UPDATE);
        try (Fresh database = model.filled(kind)) {
            Shelf given = detached(database, 1);
            given.list(new ArrayList<>());
            database.sessions.transaction(session -> session.merge(given));
            assertThat(model.rows(database)).containsExactly("[a, 1]", "[b, 1]", "[c, 2]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aDeepChainIsMerged(String kind) {
        int length = 100_000;
        try (PartsDatabase database = new PartsDatabase(kind, model -> model.partLabels.load(Loading.RAISE));
                Session session = database.sessions.open()) {
            Part first = new Part("0");
            Part last = first;
            for (int index = 1; index < length; index++) {
                Part next = new Part(Integer.toString(index));
                last.getChildren().add(next);
                last = next;
            }
            Part own = session.merge(first);
            assertThat(session.pending()).hasSize(length);
            int depth = 1;
            for (Part part = own; !part.getChildren().isEmpty(); depth++) {
                part = part.getChildren().get(0);
            }
            assertThat(depth).isEqualTo(length);
        }
    }

    /** A value that is told by its number. */
    record Coin(Integer id, String metal) {}

    private static Fresh coins(String kind) {
        MetaData metadata = new MetaData();
        Table coins = Table.of(
                metadata, "coins", column("id", INTEGER, primaryKey(), assigned()), column("metal", STRING.length(10)));
        Registry registry = new Registry();
        registry.map(Coin.class, coins).fields(MethodHandles.lookup());
        Fresh database = new Fresh(kind, metadata, registry);
        database.sessions.transaction(session -> session.add(new Coin(1, "gold")));
        database.sent.clear();
        return database;
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anImmutableObjectThatDiffersFromItsRowIsRefused(String kind) {
        try (Fresh database = coins(kind);
                Session session = database.sessions.open()) {
            Coin own = session.get(Coin.class, 1);
            assertThat(session.merge(new Coin(1, "gold"))).isSameAs(own);
            assertThatThrownBy(() -> session.merge(new Coin(1, "lead")))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("merge(...) cannot write 'metal' of Coin(id=1)")
                    .hasMessageContaining("execute(update(...))");
            assertThat(session.merge(new Coin(2, "iron"))).isEqualTo(new Coin(2, "iron"));
            session.commit();
            assertThat(session.query(Coin.class).count()).isEqualTo(2);
        }
        try (Fresh database = coins(kind);
                Session session = database.sessions.open()) {
            database.sent.assertSends(() -> {
                assertThat(session.merge(new Coin(1, "gold"), false).metal()).isEqualTo("gold");
                session.flush();
            });
        }
    }

    private static final class Account {
        Integer id;
        String owner;
        Integer version;
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anObjectOfAnOlderVersionIsRefused(String kind) {
        MetaData metadata = new MetaData();
        Table accounts = Table.of(
                metadata,
                "accounts",
                column("id", INTEGER, primaryKey()),
                column("owner", STRING.length(10)),
                column("version", INTEGER, notNull()));
        Registry registry = new Registry();
        registry.map(Account.class, accounts)
                .construct(Account::new)
                .property(accounts.get("id", INTEGER), it -> it.id, (it, value) -> it.id = value)
                .property(accounts.get("owner", STRING), it -> it.owner, (it, value) -> it.owner = value)
                .property(accounts.get("version", INTEGER), it -> it.version, (it, value) -> it.version = value)
                .version(accounts.get("version", INTEGER));
        try (Fresh database = new Fresh(kind, metadata, registry)) {
            Account given = new Account();
            given.owner = "ada";
            database.sessions.transaction(session -> session.add(given));
            assertThat(given.version).isEqualTo(1);
            database.sessions.transaction(session -> session.get(Account.class, 1).owner = "bob");
            given.owner = "cyd";
            try (Session session = database.sessions.open()) {
                assertThatThrownBy(() -> session.merge(given))
                        .isInstanceOf(StaleDataException.class)
                        .hasMessageContaining("Account(id=1)")
                        .hasMessageContaining("version 1")
                        .hasMessageContaining("version 2");
                given.version = null;
                Account own = session.merge(given);
                session.commit();
                assertThat(own.version).isEqualTo(3);
                assertThat(session.query(Sql.select(accounts.get("owner", STRING))
                                        .from(accounts))
                                .one()
                                .value1())
                        .isEqualTo("cyd");
            }
        }
    }
}
