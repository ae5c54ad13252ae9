package io.mercator.dialect.h2;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.sequence;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.text;
import static io.mercator.api.type.Types.BIGINT;
import static io.mercator.api.type.Types.JSON;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.error.ErrorKind;
import io.mercator.api.error.IntegrityException;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Sequence;
import io.mercator.api.schema.Table;
import io.mercator.api.session.InsertMode;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The unit of work on H2: which statements it sends, and what becomes of the objects. */
class H2SessionTest {
    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void keysOfManyRowsComeFromOneInsert() {
        Shop.User ed = new Shop.User("ed", 1);
        Shop.User wendy = new Shop.User("wendy", null);
        try (Session session = shop.sessions.open()) {
            shop.sent.assertSends(
                    () -> {
                        session.addAll(ed, wendy);
                        session.commit();
                    },
                    "BEGIN",
                    "INSERT INTO users (name, age) VALUES (?, ?), (?, ?) ('ed', 1, 'wendy', null)",
                    "COMMIT");
            assertThat(List.of(ed.id, wendy.id)).containsExactly(1, 2);
        }
    }

    @Test
    void theKeyOfOneRowAndThoseOfRowsOneByOne() {
        try (Session session = shop.sessions.open()) {
            session.add(new Shop.User("ed", 1));
            shop.sent.assertSends(
                    session::commit, "BEGIN", "INSERT INTO users (name, age) VALUES (?, ?) ('ed', 1)", "COMMIT");
        }
        try (Session session = shop.sessions.open(o -> o.inserts(InsertMode.ROW_BY_ROW))) {
            session.addAll(new Shop.User("wendy", 1), new Shop.User("mary", 2));
            shop.sent.assertSends(
                    session::commit,
                    "BEGIN",
                    "INSERT INTO users (name, age) VALUES (?, ?) ('wendy', 1)",
                    "INSERT INTO users (name, age) VALUES (?, ?) ('mary', 2)",
                    "COMMIT");
        }
        assertThat(shop.rows(select(shop.users.id, shop.users.name).orderBy(shop.users.id)))
                .containsExactly("(1, 'ed')", "(2, 'wendy')", "(3, 'mary')");
    }

    /** Documents. */
    private static final class Documents extends Table {
        final Column<Long> id = column("id", BIGINT, primaryKey());
        final Column<String> body = column("body", JSON);

        Documents(MetaData metadata) {
            super(metadata, "documents");
        }
    }

    /** A plain class. */
    static final class Document {
        long id;
        String body;

        Document() {}

        Document(String body) {
            this.body = body;
        }
    }

    /** Its identity begins again at the lowest number after the highest. */
    @Test
    void keysThatDoNotGrowBelongToTheirRows() {
        shop.engine.inTransaction(
                c -> c.execute(text("ALTER TABLE users ALTER COLUMN id SET MAXVALUE 3 SET CYCLE RESTART WITH 2")));
        List<Shop.User> users = List.of(new Shop.User("ed", 1), new Shop.User("wendy", 2), new Shop.User("mary", 3));
        try (Session session = shop.sessions.open()) {
            session.addAll(users.toArray());
            session.commit();
            assertThat(users).extracting(user -> user.id).containsExactly(2, 3, 1);
        }
        assertThat(shop.rows(
                        select(shop.users.id, shop.users.name).from(shop.users).orderBy(shop.users.id)))
                .containsExactly("(1, 'mary')", "(2, 'ed')", "(3, 'wendy')");
    }

    /** H2 takes the blanks out of a document, by which a row that comes back could not be known. */
    @Test
    void keysOfRowsWithDocumentsAreThoseOfABatch() {
        Documents documents = new Documents(new MetaData());
        Registry registry = new Registry();
        registry.map(Document.class, documents)
                .construct(Document::new)
                .longProperty(documents.id, document -> document.id, (document, value) -> document.id = value)
                .property(documents.body, document -> document.body, (document, value) -> document.body = value);
        documents.metadata().createAll(shop.engine);
        Document first = new Document("{\"a\": [1, 2.50]}");
        Document second = new Document(null);
        try (Session session = SessionFactory.of(registry).bind(shop.engine).open()) {
            session.addAll(first, second);
            shop.sent.assertSends(
                    session::commit,
                    "BEGIN",
                    "INSERT INTO documents (body) VALUES (?) ('{\"a\": [1, 2.50]}',), (null,)",
                    "COMMIT");
            assertThat(List.of(first.id, second.id)).containsExactly(1L, 2L);
            session.refresh(first);
            assertThat(first.body).isEqualTo("{\"a\":[1,2.50]}");
            assertThat(session.dirty()).isEmpty();
        }
    }

    @Test
    void aThousandKeysBelongToTheirRows() {
        List<Shop.User> users = new ArrayList<>();
        for (int number = 0; number < 1_000; number++) {
            users.add(new Shop.User("u" + number, number % 7));
        }
        try (Session session = shop.sessions.open()) {
            session.addAll(users.toArray());
            session.commit();
        }
        assertThat(shop.sent.lines()).hasSize(12);
        try (Session session = shop.sessions.open()) {
            for (Shop.User user : users) {
                assertThat(session.get(Shop.User.class, user.id).name).isEqualTo(user.name);
            }
        }
    }

    @Test
    void onlyChangedColumnsAreUpdatedInABatch() {
        Shop.User ed = new Shop.User("ed", 1);
        Shop.User wendy = new Shop.User("wendy", 2);
        try (Session session = shop.sessions.open()) {
            session.addAll(ed, wendy);
            session.commit();
            session.refreshExpired();
            ed.age = 10;
            wendy.age = 20;
            shop.sent.assertSends(
                    session::commit, "UPDATE users SET age=? WHERE users.id = ? (10, 1), (20, 2)", "COMMIT");
            session.delete(ed);
            shop.sent.assertSends(session::commit, "BEGIN", "DELETE FROM users WHERE users.id = ? (1,)", "COMMIT");
        }
    }

    @Test
    void rollbackPutsObjectsBackAndARefusedFlushToo() {
        Shop.User ed = new Shop.User("ed", 1);
        try (Session session = shop.sessions.open()) {
            session.add(ed);
            session.commit();
            ed.age = 2;
            session.flush();
            session.rollback();
            assertThat(ed.age).isEqualTo(1);
            Shop.User twice = new Shop.User("ed", 3);
            session.add(twice);
            assertThatThrownBy(session::flush)
                    .isInstanceOfSatisfying(
                            IntegrityException.class,
                            refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.UNIQUE));
            session.rollback();
            assertThat(twice.id).isNull();
            assertThat(session.query(Shop.User.class).all()).containsExactly(ed);
        }
    }

    /** Keys of a sequence. */
    private static final class Tickets extends Table {
        final Column<Long> id = column("id", BIGINT, primaryKey(), sequence(Sequence.of("ticket_seq")));
        final Column<String> title = column("title", STRING.length(20));

        Tickets(MetaData metadata) {
            super(metadata, "tickets");
        }
    }

    /** A plain class. */
    static final class Ticket {
        long id;
        String title;

        Ticket() {}

        Ticket(String title) {
            this.title = title;
        }
    }

    @Test
    void keysOfASequenceAreTakenInBlocks() {
        Tickets tickets = new Tickets(new MetaData());
        Registry registry = new Registry();
        registry.map(Ticket.class, tickets)
                .construct(Ticket::new)
                .longProperty(tickets.id, ticket -> ticket.id, (ticket, value) -> ticket.id = value)
                .property(tickets.title, ticket -> ticket.title, (ticket, value) -> ticket.title = value);
        tickets.metadata().createAll(shop.engine);
        tickets.metadata().createAll(shop.engine);
        try (Session session = SessionFactory.of(registry).bind(shop.engine).open()) {
            session.addAll(new Ticket("a"), new Ticket("b"), new Ticket("c"));
            shop.sent.assertSends(
                    session::commit,
                    "BEGIN",
                    "SELECT NEXT VALUE FOR ticket_seq FROM SYSTEM_RANGE(1, 3) ()",
                    "INSERT INTO tickets (id, title) VALUES (?, ?) (1, 'a'), (2, 'b'), (3, 'c')",
                    "COMMIT");
            session.add(new Ticket("d"));
            shop.sent.assertSends(
                    session::commit,
                    "BEGIN",
                    "VALUES NEXT VALUE FOR ticket_seq ()",
                    "INSERT INTO tickets (id, title) VALUES (?, ?) (4, 'd')",
                    "COMMIT");
        }
        tickets.metadata().dropAll(shop.engine);
    }
}
