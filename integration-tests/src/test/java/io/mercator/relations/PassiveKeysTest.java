package io.mercator.relations;

import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.mapping.Cascade;
import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.ToMany;
import io.mercator.api.mapping.ToOne;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.Columns;
import io.mercator.api.schema.ForeignKeyBuilder;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.ReferentialAction;
import io.mercator.api.schema.Table;
import io.mercator.api.session.ObjectState;
import io.mercator.api.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders whose key is their code, with items and tags: who brings foreign keys in step, the database or the flush. */
class PassiveKeysTest {
    private static final String ITEMS = "SELECT items.id AS items_id, items.name AS items_name, items.order_code AS"
            + " items_order_code FROM items WHERE ? = items.order_code ORDER BY items.id ('A',)";

    private static final class Order {
        String code;
        String note;
        List<Item> items = new ArrayList<>();
        List<Tag> tags = new ArrayList<>();

        Order() {}

        Order(String code) {
            this.code = code;
        }
    }

    private static final class Item {
        Integer id;
        String name;
        Order order;

        Item() {}

        Item(String name) {
            this.name = name;
        }
    }

    private static final class Tag {
        Integer id;
        String text;

        Tag() {}

        Tag(String text) {
            this.text = text;
        }
    }

    private static final class Orders extends Table {
        final Column<String> code = column("code", STRING.length(10), Columns.primaryKey());
        final Column<String> note = column("note", STRING.length(10));

        Orders(MetaData metadata) {
            super(metadata, "orders");
        }
    }

    private static final class Items extends Table {
        final Column<Integer> id = column("id", INTEGER, Columns.primaryKey());
        final Column<String> name = column("name", STRING.length(10));
        final Column<String> orderCode = column("order_code", STRING.length(10));

        Items(MetaData metadata, Orders orders, UnaryOperator<ForeignKeyBuilder> key) {
            super(metadata, "items");
            key.apply(foreignKey(orderCode)).references(orders.code);
        }
    }

    private static final class Tags extends Table {
        final Column<Integer> id = column("id", INTEGER, Columns.primaryKey());
        final Column<String> text = column("text", STRING.length(10));

        Tags(MetaData metadata) {
            super(metadata, "tags");
        }
    }

    private static final class OrderTags extends Table {
        final Column<String> orderCode = column("order_code", STRING.length(10), Columns.primaryKey());
        final Column<Integer> tagId = column("tag_id", INTEGER, Columns.primaryKey());

        OrderTags(MetaData metadata, Orders orders, Tags tags) {
            super(metadata, "order_tags");
            foreignKey(orderCode).deferred().references(orders.code);
            foreignKey(tagId).references(tags.id);
        }
    }

    private static final class Model {
        final MetaData metadata = new MetaData();
        final Orders orders = new Orders(metadata);
        final Items items;
        final Tags tags = new Tags(metadata);
        final OrderTags orderTags = new OrderTags(metadata, orders, tags);
        final ToMany<Order, Item> orderItems =
                ToMany.list(Order.class, "items", Item.class, it -> it.items, (it, value) -> it.items = value);
        final ToOne<Item, Order> itemOrder =
                ToOne.of(Item.class, "order", Order.class, it -> it.order, (it, value) -> it.order = value);
        final ToMany<Order, Tag> allTags =
                ToMany.list(Order.class, "tags", Tag.class, it -> it.tags, (it, value) -> it.tags = value);

        Model(UnaryOperator<ForeignKeyBuilder> key) {
            items = new Items(metadata, orders, key);
            orderItems.backPopulates(itemOrder).orderBy(items.id);
            allTags.secondary(orderTags).orderBy(tags.id);
        }

        /** Two orders: A with the items a and b and the tags x and y, B with c. */
        Fresh filled(String kind) {
            Registry registry = new Registry();
            registry.map(Order.class, orders)
                    .construct(Order::new)
                    .property(orders.code, it -> it.code, (it, value) -> it.code = value)
                    .property(orders.note, it -> it.note, (it, value) -> it.note = value)
                    .relationships(orderItems, allTags);
            registry.map(Item.class, items)
                    .construct(Item::new)
                    .property(items.id, it -> it.id, (it, value) -> it.id = value)
                    .property(items.name, it -> it.name, (it, value) -> it.name = value)
                    .relationships(itemOrder);
            registry.map(Tag.class, tags)
                    .construct(Tag::new)
                    .property(tags.id, it -> it.id, (it, value) -> it.id = value)
                    .property(tags.text, it -> it.text, (it, value) -> it.text = value);
            Fresh database = new Fresh(kind, metadata, registry);
            database.sessions.transaction(session -> {
                Order a = new Order("A");
                a.items.addAll(List.of(new Item("a"), new Item("b")));
                a.tags.addAll(List.of(new Tag("x"), new Tag("y")));
                Order b = new Order("B");
                b.items.add(new Item("c"));
                session.addAll(a, b);
            });
            database.sent.clear();
            return database;
        }

        List<String> rows(Fresh database) {
            return database.rows(items.name, items.orderCode);
        }

        List<String> links(Fresh database) {
            return database.rows(orderTags.orderCode, orderTags.tagId);
        }
    }

    private static Model deleting(ReferentialAction action) {
        Model model = new Model(key -> key.onDelete(action));
        model.orderItems.passiveDeletes();
        return model;
    }

    private static String bound(String kind, String sql) {
        return kind.equals("derby") ? sql.replace("WHERE ? =", "WHERE CAST(? AS VARCHAR(32672)) =") : sql;
    }

    /** Returns an order of which it is known that it has no tags. */
    private static Order orderB(Session session) {
        Order b = session.get(Order.class, "B");
        assertThat(b.tags).isEmpty();
        return b;
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void rowsThatTheDatabaseDeletesAreNotLoaded(String kind) {
        Model model = deleting(ReferentialAction.CASCADE);
        try (Fresh database = model.filled(kind);
                Session session = database.sessions.open()) {
            Order b = orderB(session);
            database.sent.assertSends(
                    () -> {
                        session.delete(b);
                        session.flush();
                    },
                    "DELETE FROM orders WHERE orders.code = ? ('B',)");
            session.commit();
            assertThat(model.rows(database)).containsExactly("[a, A]", "[b, A]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void rowsThatTheDatabaseFreesAreNotLoaded(String kind) {
        Model model = deleting(ReferentialAction.SET_NULL);
        try (Fresh database = model.filled(kind);
                Session session = database.sessions.open()) {
            Order b = orderB(session);
            Item c = session.get(Item.class, 3);
            database.sent.assertSends(
                    () -> {
                        session.delete(b);
                        session.flush();
                    },
                    "DELETE FROM orders WHERE orders.code = ? ('B',)");
            session.commit();
            assertThat(model.rows(database)).containsExactly("[a, A]", "[b, A]", "[c, null]");
            session.refresh(c);
            assertThat(c.order).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void loadedElementsAreFreedByTheFlushAllTheSame(String kind) {
        Model model = deleting(ReferentialAction.SET_NULL);
        try (Fresh database = model.filled(kind);
                Session session = database.sessions.open()) {
            Order b = orderB(session);
            Item c = b.items.get(0);
            session.delete(b);
            database.sent.assertSends(
                    session::flush,
                    "UPDATE items SET order_code=? WHERE items.id = ? (null, 3)",
                    "DELETE FROM orders WHERE orders.code = ? ('B',)");
            assertThat(c.order).isNull();
            session.commit();
            assertThat(model.rows(database)).containsExactly("[a, A]", "[b, A]", "[c, null]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void loadedElementsAreDeletedByTheFlushAllTheSame(String kind) {
        Model model = deleting(ReferentialAction.CASCADE);
        model.orderItems.cascade(Cascade.allAndDeleteOrphan());
        try (Fresh database = model.filled(kind);
                Session session = database.sessions.open()) {
            Order b = orderB(session);
            Item c = b.items.get(0);
            Order a = session.get(Order.class, "A");
            assertThat(a.tags).hasSize(2);
            database.sent.assertSends(() -> {
                session.delete(b);
                session.delete(a);
            });
            database.sent.assertSends(
                    session::flush,
                    "DELETE FROM order_tags WHERE order_tags.order_code = ? AND order_tags.tag_id = ? ('A', 1), ('A',"
                            + " 2)",
                    "DELETE FROM items WHERE items.id = ? (3,)",
                    "DELETE FROM orders WHERE orders.code = ? ('A',), ('B',)");
            assertThat(session.state(c)).isEqualTo(ObjectState.DELETED);
            session.commit();
            assertThat(model.rows(database)).isEmpty();
        }
    }

    @Test
    void aDeclaredCascadeBringsForeignKeysInStepWithAChangedKey() {
        Model model = new Model(key -> key.onUpdate(ReferentialAction.CASCADE));
        try (Fresh database = model.filled("sqlite");
                Session session = database.sessions.open()) {
            Order a = session.get(Order.class, "A");
            Item first = a.items.get(0);
            assertThat(a.tags).hasSize(2);
            a.code = "Z";
            database.sent.assertSends(
                    session::flush,
                    "DELETE FROM order_tags WHERE order_tags.order_code = ? AND order_tags.tag_id = ? ('A', 1), ('A',"
                            + " 2)",
                    "UPDATE orders SET code=? WHERE orders.code = ? ('Z', 'A')",
                    "INSERT INTO order_tags (order_code, tag_id) VALUES (?, ?) ('Z', 1), ('Z', 2)");
            database.sent.assertSends(
                    () -> assertThat(session.read(first, model.items.orderCode)).isEqualTo("Z"));
            first.name = "first";
            first.order = session.get(Order.class, "B");
            session.flush();
            first.order = a;
            session.commit();
            assertThat(model.rows(database)).containsExactly("[b, Z]", "[c, B]", "[first, Z]");
            assertThat(model.links(database)).containsExactly("[Z, 1]", "[Z, 2]");
        }
    }

    @Test
    void aKeyThatChangesAndAnElementThatComesGoTogether() {
        Model model = new Model(key -> key.onUpdate(ReferentialAction.CASCADE));
        try (Fresh database = model.filled("sqlite");
                Session session = database.sessions.open()) {
            Order a = session.get(Order.class, "A");
            Order b = orderB(session);
            Item first = a.items.get(0);
            b.code = "Z";
            b.items.add(first);
            b.items.add(new Item("n"));
            session.commit();
            assertThat(model.rows(database)).containsExactly("[a, Z]", "[b, A]", "[c, Z]", "[n, Z]");
            assertThat(b.items).extracting(item -> item.name).containsExactly("a", "c", "n");
            session.delete(b);
            session.delete(a);
            session.commit();
            assertThat(model.rows(database)).containsExactly("[a, null]", "[b, null]", "[c, null]", "[n, null]");
        }
    }

    @Test
    void elementsThatAreNotLoadedAreLeftToTheDatabase() {
        Model model = new Model(key -> key.onUpdate(ReferentialAction.CASCADE));
        try (Fresh database = model.filled("sqlite");
                Session session = database.sessions.open()) {
            Order b = orderB(session);
            b.code = "Z";
            database.sent.assertSends(session::flush, "UPDATE orders SET code=? WHERE orders.code = ? ('Z', 'B')");
            assertThat(b.items).extracting(item -> item.name).containsExactly("c");
            session.commit();
            assertThat(model.rows(database)).containsExactly("[a, A]", "[b, A]", "[c, Z]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void elsewhereTheFlushLoadsAndUpdatesTheRowsAfterTheirOrder(String kind) {
        Model model = new Model(ForeignKeyBuilder::deferred);
        model.orderItems.passiveUpdates(false);
        try (Fresh database = model.filled(kind);
                Session session = database.sessions.open()) {
            Order a = session.get(Order.class, "A");
            assertThat(a.tags).hasSize(2);
            a.code = "Z";
            database.sent.assertSends(
                    session::flush,
                    bound(kind, ITEMS),
                    "DELETE FROM order_tags WHERE order_tags.order_code = ? AND order_tags.tag_id = ? ('A', 1), ('A',"
                            + " 2)",
                    "UPDATE orders SET code=? WHERE orders.code = ? ('Z', 'A')",
                    "UPDATE items SET order_code=? WHERE items.id = ? ('Z', 1), ('Z', 2)",
                    "INSERT INTO order_tags (order_code, tag_id) VALUES (?, ?) ('Z', 1), ('Z', 2)");
            assertThat(a.items).extracting(item -> item.order).containsOnly(a);
            session.commit();
            assertThat(model.rows(database)).containsExactly("[a, Z]", "[b, Z]", "[c, B]");
            assertThat(model.links(database)).containsExactly("[Z, 1]", "[Z, 2]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aLookAtTheCollectionOfAChangedKeyFlushesItAndShowsTheSameElements(String kind) {
        Model model = new Model(ForeignKeyBuilder::deferred);
        try (Fresh database = model.filled(kind);
                Session session = database.sessions.open()) {
            Order b = orderB(session);
            b.code = "Z";
            Item d = new Item("d");
            d.order = b;
            session.add(d);
            assertThat(b.items).extracting(item -> item.name).containsExactly("c", "d");
            session.commit();
            assertThat(model.rows(database)).containsExactly("[a, A]", "[b, A]", "[c, Z]", "[d, Z]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void rowsBetweenAreWrittenAnewThoughOneGoesAndOneComes(String kind) {
        Model model = new Model(ForeignKeyBuilder::deferred);
        try (Fresh database = model.filled(kind);
                Session session = database.sessions.open()) {
            Order a = session.get(Order.class, "A");
            a.tags.remove(0);
            a.tags.add(new Tag("z"));
            a.code = "Z";
            session.commit();
            assertThat(model.links(database)).containsExactly("[Z, 2]", "[Z, 3]");
            assertThat(model.rows(database)).containsExactly("[a, Z]", "[b, Z]", "[c, B]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aRollbackPutsTheOldKeysBack(String kind) {
        Model model = new Model(ForeignKeyBuilder::deferred);
        try (Fresh database = model.filled(kind);
                Session session = database.sessions.open()) {
            Order a = session.get(Order.class, "A");
            Item first = a.items.get(0);
            a.code = "Z";
            session.flush();
            session.rollback();
            assertThat(a.code).isEqualTo("A");
            assertThat(session.read(first, model.items.orderCode)).isEqualTo("A");
            first.order = session.get(Order.class, "B");
            session.commit();
            assertThat(model.rows(database)).containsExactly("[a, B]", "[b, A]", "[c, B]");
            assertThat(model.links(database)).containsExactly("[A, 1]", "[A, 2]");
        }
    }
}
