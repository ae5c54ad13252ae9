package io.mercator.it.docs;

import static io.mercator.api.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.error.QueryBudgetException;
import io.mercator.api.session.Load;
import io.mercator.api.session.QueryBudget;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.it.docs.shop.Address;
import io.mercator.it.docs.shop.Item;
import io.mercator.it.docs.shop.Order;
import io.mercator.it.docs.shop.Sample;
import io.mercator.it.docs.shop.Shop;
import io.mercator.it.docs.shop.Tables;
import io.mercator.it.docs.shop.User;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The chapter "Loading" of docs/orm.md, run: each strategy with the statements that it sends. */
class OrmLoadingTest {
    private static final String USERS = "SELECT users.id AS users_id, users.name AS users_name";
    private static final String ORDERS = "SELECT orders.id AS orders_id, orders.number AS orders_number, orders.open AS"
            + " orders_open, orders.user_id AS orders_user_id, orders.bill_to AS orders_bill_to, orders.ship_to AS"
            + " orders_ship_to FROM orders";

    private final Shop shop = new Shop();
    private final Tables.Users users = shop.users;
    private final Tables.Orders orders = shop.tables.orders;
    private final SessionFactory sessions = shop.open();
    private Session session;

    @BeforeEach
    void fill() {
        sessions.transaction(Sample::fill);
        session = sessions.open();
        session.commit();
    }

    @AfterEach
    void close() {
        session.close();
        shop.close();
    }

    /** All users, without their profiles. */
    private List<User> users(Load option) {
        return session.query(User.class)
                .options(option, Load.raise(shop.profile))
                .orderBy(users.id)
                .all();
    }

    @Test
    void lazy() {
        shop.sent.assertSends(
                () -> users(Load.lazy(shop.addresses)).get(0).getAddresses().size(),
                "BEGIN",
                "SELECT users.id AS users_id, users.name AS users_name FROM users ORDER BY users.id ()",
                "SELECT addresses.id AS addresses_id, addresses.email AS addresses_email, addresses.user_id AS"
                        + " addresses_user_id FROM addresses WHERE ? = addresses.user_id ORDER BY addresses.id (1,)");
    }

    @Test
    void selectin() {
        shop.sent.assertSends(
                () -> users(Load.selectin(shop.addresses)).get(0).getAddresses().size(),
                "BEGIN",
                "SELECT users.id AS users_id, users.name AS users_name FROM users ORDER BY users.id ()",
                "SELECT addresses.user_id AS addresses_user_id, addresses.id AS addresses_id, addresses.email AS"
                        + " addresses_email FROM addresses WHERE addresses.user_id IN (?, ?) ORDER BY"
                        + " addresses.user_id, addresses.id (1, 2)");
    }

    @Test
    void joined() {
        shop.sent.assertSends(
                () -> users(Load.joined(shop.addresses)).get(0).getAddresses().size(),
                "BEGIN",
                "SELECT users.id AS users_id, users.name AS users_name, addresses_1.id AS addresses_1_id,"
                        + " addresses_1.email AS addresses_1_email, addresses_1.user_id AS addresses_1_user_id FROM users"
                        + " LEFT OUTER JOIN addresses AS addresses_1 ON users.id = addresses_1.user_id ORDER BY users.id,"
                        + " addresses_1.id ()");
    }

    @Test
    void subquery() {
        shop.sent.assertSends(
                () -> users(Load.subquery(shop.addresses)).get(0).getAddresses().size(),
                "BEGIN",
                "SELECT users.id AS users_id, users.name AS users_name FROM users ORDER BY users.id ()",
                "SELECT addresses.id AS addresses_id, addresses.email AS addresses_email, addresses.user_id AS"
                        + " addresses_user_id, anon_1.users_id AS anon_1_users_id FROM (SELECT users.id AS users_id FROM"
                        + " users) AS anon_1 JOIN addresses ON anon_1.users_id = addresses.user_id ORDER BY"
                        + " anon_1.users_id, addresses.id ()");
    }

    @Test
    void raiseAndNone() {
        shop.sent.assertSends(
                () -> {
                    User ed = users(Load.raise(shop.addresses)).get(0);
                    assertThatThrownBy(() -> ed.getAddresses().size())
                            .hasMessage("The collection User.addresses of User(id=1) is not loaded, and its strategy is"
                                    + " RAISE. Load it with the query: options(Load.selectin(...)), or"
                                    + " session.load(objects, Load.selectin(...)).");
                    session.expunge(ed);
                    assertThat(users(Load.none(shop.addresses)).get(0).getAddresses())
                            .isEmpty();
                },
                "BEGIN",
                USERS + " FROM users ORDER BY users.id ()",
                USERS + " FROM users ORDER BY users.id ()");
    }

    @Test
    @org.junit.jupiter.api.Tag("plain")
    void referencesOfPlainClassesComeWithTheQuery() {
        shop.sent.assertSends(
                () -> {
                    List<Address> all = session.query(Address.class)
                            .options(Load.lazy(shop.addressUser).then(Load.raise(shop.profile)))
                            .all();
                    assertThat(all.get(0).getUser().getName()).isEqualTo("ed"); // was there
                },
                "BEGIN",
                "SELECT addresses.id AS addresses_id, addresses.email AS addresses_email, addresses.user_id AS"
                        + " addresses_user_id FROM addresses ()",
                "SELECT users.id AS users_id, users.name AS users_name FROM users WHERE users.id IN (?, ?) (1, 2)");
    }

    @Test
    @org.junit.jupiter.api.Tag("plain")
    void aReferenceIsReadWhenItIsAskedFor() {
        Address address = session.query(Address.class)
                .options(Load.raise(shop.addressUser))
                .first()
                .orElseThrow();
        assertThat(session.isLoaded(address, shop.addressUser)).isFalse();
        assertThat(address.getUser()).isNull(); // not loaded: a plain getter cannot say so
        User user = session.read(address, shop.addressUser); // this can, and loads it
        assertThat(address.getUser()).isSameAs(user);
    }

    @Test
    void optionsAreNested() {
        shop.sent.assertSends(
                () -> session.query(Order.class)
                        .options(
                                Load.selectin(shop.lines)
                                        .then(Load.joined(shop.lineItem).then(Load.selectin(shop.tags))),
                                Load.raise(shop.orderUser),
                                Load.raise(shop.billTo),
                                Load.raise(shop.shipTo))
                        .all(),
                "BEGIN",
                ORDERS + " ()",
                "SELECT order_lines.order_id AS order_lines_order_id, order_lines.item_id AS order_lines_item_id,"
                        + " order_lines.quantity AS order_lines_quantity FROM order_lines WHERE order_lines.order_id IN"
                        + " (?) ORDER BY order_lines.order_id (1,)",
                "SELECT items.id AS items_id, items.name AS items_name FROM items WHERE items.id = ? (1,)",
                "SELECT item_tags.item_id AS item_tags_item_id, tags.id AS tags_id, tags.label AS tags_label FROM tags"
                        + " JOIN item_tags ON tags.id = item_tags.tag_id WHERE item_tags.item_id IN (?) ORDER BY"
                        + " item_tags.item_id (1,)");
    }

    @Test
    void theQuerysOwnJoinsBringACollection() {
        shop.sent.assertSends(
                () -> {
                    User ed = session.query(User.class)
                            .join(shop.addresses)
                            .filter(shop.addressTable.email.endsWith("@home"), users.name.eq("ed"))
                            .options(Load.containsEager(shop.addresses), Load.raise(shop.profile))
                            .one();
                    assertThat(ed.getAddresses()).hasToString("[ed@home]"); // what the query met, no more
                },
                "BEGIN",
                "SELECT addresses.id AS addresses_id, addresses.email AS addresses_email, addresses.user_id AS"
                        + " addresses_user_id, users.id AS users_id, users.name AS users_name FROM users JOIN addresses ON"
                        + " users.id = addresses.user_id WHERE addresses.email LIKE ? ESCAPE '/' AND users.name = ?"
                        + " ('%@home', 'ed')");
    }

    @Test
    void aLimitCountsObjects() {
        shop.sent.assertSends(
                () -> session.query(User.class)
                        .options(Load.joined(shop.addresses), Load.raise(shop.profile))
                        .orderBy(users.name)
                        .limit(1)
                        .all(),
                "BEGIN",
                "SELECT anon_1.users_id AS anon_1_users_id, anon_1.users_name AS anon_1_users_name, addresses_1.id AS"
                        + " addresses_1_id, addresses_1.email AS addresses_1_email, addresses_1.user_id AS"
                        + " addresses_1_user_id FROM (SELECT users.id AS users_id, users.name AS users_name FROM users"
                        + " ORDER BY users.name LIMIT ?) AS anon_1 LEFT OUTER JOIN addresses AS addresses_1 ON"
                        + " anon_1.users_id = addresses_1.user_id ORDER BY anon_1.users_name, addresses_1.id (1,)");
    }

    @Test
    void columnsMayBeLeftOut() {
        shop.sent.assertSends(
                () -> {
                    User ed = session.query(User.class)
                            .options(Load.raise(shop.profile))
                            .filterBy("name", "ed")
                            .one();
                    String bio = session.read(ed, users.bio);
                    assertThat(bio).isNull();
                },
                "BEGIN",
                USERS + " FROM users WHERE users.name = ? ('ed',)",
                "SELECT users.bio AS users_bio FROM users WHERE users.id = ? (1,)");
        session.expireAll();
        shop.sent.assertSends(
                () -> {
                    session.query(User.class)
                            .options(Load.undefer(users.bio), Load.raise(shop.profile))
                            .all();
                    session.query(Item.class)
                            .options(Load.only(shop.tables.items.name))
                            .all();
                },
                USERS + ", users.bio AS users_bio FROM users ()",
                "SELECT items.id AS items_id, items.name AS items_name FROM items ()");
    }

    @Test
    void conditionsOnEveryLoadOfAClass() {
        try (Session narrowed =
                sessions.open(o -> o.criteria(Order.class, c -> c.c(orders.open).eq(true)))) {
            shop.sent.assertSends(
                    () -> narrowed.query(User.class)
                            .options(
                                    Load.selectin(shop.orders).then(Load.raise(shop.billTo), Load.raise(shop.shipTo)),
                                    Load.raise(shop.profile))
                            .all(),
                    "BEGIN",
                    USERS + " FROM users ()",
                    "SELECT orders.user_id AS orders_user_id, orders.id AS orders_id, orders.number AS orders_number,"
                            + " orders.open AS orders_open, orders.bill_to AS orders_bill_to, orders.ship_to AS"
                            + " orders_ship_to FROM orders WHERE orders.user_id IN (?, ?) AND orders.open = ? ORDER BY"
                            + " orders.user_id (1, 2, true)");
        }
        long open = session.query(Order.class)
                .options(Load.criteria(Order.class, c -> c.c(orders.open).eq(true)))
                .count();
        assertThat(open).isEqualTo(1);
    }

    @Test
    void whatIsInTheSessionMayBeLoadedLater() {
        List<User> all = users(Load.lazy(shop.addresses));
        shop.sent.assertSends(
                () -> session.load(all, Load.selectin(shop.addresses)),
                "SELECT addresses.user_id AS addresses_user_id, addresses.id AS addresses_id, addresses.email AS"
                        + " addresses_email FROM addresses WHERE addresses.user_id IN (?, ?) ORDER BY"
                        + " addresses.user_id, addresses.id (1, 2)");
        shop.sent.assertSends(() -> session.load(all, Load.selectin(shop.addresses))); // nothing twice
    }

    @Test
    void aBudgetTellsOfOneStatementForEachObject() {
        session.execute(text("INSERT INTO users (name) VALUES ('mary'), ('fred')"));
        try (QueryBudget budget = session.budget(3)) {
            List<User> all = users(Load.lazy(shop.addresses));
            assertThatThrownBy(() -> all.forEach(user -> user.getAddresses().size()))
                    .isInstanceOf(QueryBudgetException.class)
                    .hasMessageContaining(
                            "The session's budget of 3 SELECT statements is spent, and one more was asked" + " for at")
                    .hasMessageContaining("Asked for most often, 3 times: SELECT addresses.id AS addresses_id,"
                            + " addresses.email AS addresses_email, addresses.user_id AS addresses_user_id FROM"
                            + " addresses WHERE ? = addresses.user_id ORDER BY addresses.id with (1,), (2,), (3,).")
                    .hasMessageContaining("Load what is needed with the query, by options(Load.selectin(...)) or"
                            + " Load.joined(...), or raise the budget.");
            assertThat(budget.used()).isEqualTo(3);
        }
    }
}
