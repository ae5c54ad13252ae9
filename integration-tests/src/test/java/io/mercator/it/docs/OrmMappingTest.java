package io.mercator.it.docs;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.engine.Engine;
import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.ToMany;
import io.mercator.api.mapping.ToOne;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.dialect.kit.StatementRecorder;
import io.mercator.it.docs.shop.Address;
import io.mercator.it.docs.shop.Category;
import io.mercator.it.docs.shop.Item;
import io.mercator.it.docs.shop.Order;
import io.mercator.it.docs.shop.OrderLine;
import io.mercator.it.docs.shop.Shop;
import io.mercator.it.docs.shop.Tag;
import io.mercator.it.docs.shop.User;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The chapter "Mapping relationships" of docs/orm.md, run; the handles themselves stand in {@link Shop}. */
class OrmMappingTest {
    private final Shop shop = new Shop();
    private final SessionFactory sessions = shop.open();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    @org.junit.jupiter.api.Tag("plain")
    void bothSidesAreInStep() {
        try (Session session = sessions.open()) {
            User ed = new User("ed");
            ed.getAddresses().add(new Address("ed@work")); // the class's own list: tells nobody
            session.add(ed); // now the session has looked, and put a list of its own there
            assertThat(ed.getAddresses().get(0).getUser()).isSameAs(ed);

            Address home = new Address("ed@home");
            ed.getAddresses().add(home); // tells at once
            assertThat(home.getUser()).isSameAs(ed);
            assertThat(session.contains(home)).isTrue();

            User wendy = new User("wendy");
            session.add(wendy);
            home.setUser(wendy); // a setter tells nobody
            assertThat(wendy.getAddresses()).isEmpty();
            session.flush(); // looks
            assertThat(wendy.getAddresses()).containsExactly(home);
            assertThat(ed.getAddresses()).doesNotContain(home);
        }
    }

    @Test
    void mapsSetsAndSortedSetsAreCollectionsLikeLists() {
        try (Session session = sessions.open()) {
            User ed = new User("ed");
            session.add(ed);
            ed.getOrders().put("A1", new Order("A1"));
            Item bolt = new Item("bolt");
            bolt.tags().add(new Tag("steel"));
            Category tools = new Category("tools");
            tools.children().add(new Category("saws"));
            tools.children().add(new Category("hammers"));
            session.addAll(bolt, tools);
            session.commit();
            session.expunge(tools);

            assertThat(ed.getOrders().get("A1").user()).isSameAs(ed);
            assertThat(bolt.tags().iterator().next().items()).containsExactly(bolt);
            assertThat(session.get(Category.class, 1).children())
                    .extracting(Category::name)
                    .containsExactly("hammers", "saws");
        }
    }

    @Test
    void anAssociationWithDataIsAClassOfItsOwn() {
        try (Session session = sessions.open()) {
            Order order = new Order("A1");
            order.lines().add(new OrderLine(new Item("bolt"), 3));
            session.add(order);
            shop.sent.assertSends(
                    session::flush,
                    "BEGIN",
                    "INSERT INTO orders (number, open, user_id, bill_to, ship_to) VALUES (?, ?, ?, ?, ?) RETURNING id"
                            + " ('A1', true, null, null, null)",
                    "INSERT INTO items (name) VALUES (?) RETURNING id ('bolt',)",
                    "INSERT INTO order_lines (order_id, item_id, quantity) VALUES (?, ?, ?) (1, 1, 3)");
        }
    }

    @Test
    void aRelationshipMayBeNarrowedOrAQuery() {
        try (Session session = sessions.open()) {
            User ed = new User("ed");
            session.add(ed);
            ed.getOrders().put("A1", new Order("A1"));
            Order closed = new Order("A2");
            closed.open(false);
            ed.getOrders().put("A2", closed);
            session.commit();

            shop.sent.assertSends(
                    () -> assertThat(ed.getOpenOrders()).hasSize(1),
                    "BEGIN",
                    "SELECT orders.id AS orders_id, orders.number AS orders_number, orders.open AS orders_open,"
                            + " orders.user_id AS orders_user_id, orders.bill_to AS orders_bill_to, orders.ship_to AS"
                            + " orders_ship_to FROM orders WHERE ? = orders.user_id AND orders.open = ? (1, true)");
            List<Order> latest = session.related(ed, shop.orderHistory)
                    .query()
                    .orderBy(shop.tables.orders.id.desc())
                    .limit(10)
                    .all();
            assertThat(latest).hasSize(2);
        }
    }

    private static final class Shelves extends Table {
        final Column<String> hall = column("hall", STRING.length(5), primaryKey());
        final Column<Integer> number = column("number", INTEGER, primaryKey());

        Shelves(MetaData metadata) {
            super(metadata, "shelves");
        }
    }

    private static final class Boxes extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<String> hall = column("hall", STRING.length(5));
        final Column<Integer> shelf = column("shelf", INTEGER);
        final Column<String> label = column("label", STRING.length(20), notNull());

        Boxes(MetaData metadata, Shelves shelves) {
            super(metadata, "boxes");
            foreignKey(hall, shelf).references(shelves.hall, shelves.number);
        }
    }

    private static final class Notes extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<String> about = column("about", STRING.length(20)); // the label of a box; no foreign key

        Notes(MetaData metadata) {
            super(metadata, "notes");
        }
    }

    private static final class Shelf {
        private String hall;
        private int number;
    }

    private static final class Box {
        private Integer id;
        private String label;
        private Shelf place;
        private List<Note> notes = new ArrayList<>();
    }

    private static final class Note {
        private Integer id;
        private String about;
    }

    @Test
    void keysOfSeveralColumnsAndJoinsOfOnesOwn() {
        MetaData metadata = new MetaData();
        Shelves shelves = new Shelves(metadata);
        Boxes boxes = new Boxes(metadata, shelves);
        Notes notes = new Notes(metadata);
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        ToOne<Box, Shelf> place = ToOne.field(Box.class, "place", Shelf.class, lookup); // by both columns
        ToMany<Box, Note> boxNotes = ToMany.list(Box.class, "notes", Note.class, lookup)
                .on(notes.about, boxes.label) // the column that refers, and what it refers to
                .viewOnly();
        Registry registry = new Registry();
        registry.map(Shelf.class, shelves).fields(lookup);
        registry.map(Box.class, boxes)
                .fields(lookup)
                .leaveOut(boxes.hall, boxes.shelf)
                .relationships(place, boxNotes);
        registry.map(Note.class, notes).fields(lookup);
        StatementRecorder sent = new StatementRecorder();
        try (Engine engine = Engine.create("sqlite::memory:", o -> o.listener(sent));
                Session session = SessionFactory.of(registry).bind(engine).open()) {
            metadata.createAll(engine);
            Box box = new Box();
            box.label = "nails";
            box.place = new Shelf();
            box.place.hall = "A";
            box.place.number = 7;
            Note note = new Note();
            note.about = "nails";
            session.addAll(box, note);
            session.commit();
            session.expunge(box);
            Box again = session.get(Box.class, 1);
            assertThat(again.place).isSameAs(box.place);
            sent.assertSends(
                    () -> assertThat(again.notes).containsExactly(note),
                    "SELECT notes.id AS notes_id, notes.about AS notes_about FROM notes WHERE ? = notes.about"
                            + " ('nails',)");
        }
    }
}
