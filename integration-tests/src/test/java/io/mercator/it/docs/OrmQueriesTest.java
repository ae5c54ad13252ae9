package io.mercator.it.docs;

import static io.mercator.api.sql.Sql.count;
import static io.mercator.api.sql.Sql.not;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.mapping.Entity;
import io.mercator.api.session.Load;
import io.mercator.api.session.Query;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.api.sql.Alias;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.Row2;
import io.mercator.api.sql.Subquery;
import io.mercator.it.docs.shop.Address;
import io.mercator.it.docs.shop.Category;
import io.mercator.it.docs.shop.Item;
import io.mercator.it.docs.shop.Sample;
import io.mercator.it.docs.shop.Shop;
import io.mercator.it.docs.shop.Tables;
import io.mercator.it.docs.shop.User;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The chapter "Queries over relationships" of docs/orm.md, run. */
class OrmQueriesTest {
    private static final String ADDRESSES = "SELECT addresses.id AS addresses_id, addresses.email AS addresses_email,"
            + " addresses.user_id AS addresses_user_id FROM addresses";

    private final Shop shop = new Shop();
    private final Tables.Users users = shop.users;
    private final Tables.Addresses addresses = shop.addressTable;
    private final Tables.Categories categories = shop.tables.categories;
    private final SessionFactory sessions = shop.open();
    private Session session;
    private User ed;

    @BeforeEach
    void fill() {
        sessions.transaction(Sample::fill);
        session = sessions.open();
        ed = session.get(User.class, 1);
        session.get(User.class, 2);
    }

    @AfterEach
    void close() {
        session.close();
        shop.close();
    }

    private void assertSends(Query<?> query, String statement) {
        shop.sent.assertSends(query::all, statement);
    }

    @Test
    void joins() {
        assertSends(
                session.query(User.class).join(shop.addresses).filter(addresses.email.eq("ed@home")),
                "SELECT users.id AS users_id, users.name AS users_name FROM users JOIN addresses ON users.id ="
                        + " addresses.user_id WHERE addresses.email = ? ('ed@home',)");
        assertSends(
                session.query(Item.class).outerJoin(shop.tags).filter(shop.tables.tags.id.isNull()),
                "SELECT items.id AS items_id, items.name AS items_name FROM items LEFT OUTER JOIN item_tags ON items.id ="
                        + " item_tags.item_id LEFT OUTER JOIN tags ON tags.id = item_tags.tag_id WHERE tags.id IS NULL"
                        + " ()");
        assertThat(session.query(User.class).join(shop.addresses).all()).hasToString("[ed, wendy]");
        assertThat(session.query(User.class).join(shop.addresses).count()).isEqualTo(3);
    }

    @Test
    void aliases() {
        Alias<Tables.Addresses> home = Alias.of(addresses, "home");
        Alias<Tables.Addresses> work = Alias.of(addresses, "work");
        assertSends(
                session.query(users.name)
                        .from(users)
                        .join(shop.addresses.to(home))
                        .join(shop.addresses.to(work))
                        .filter(
                                home.c(addresses.email).endsWith("@home"),
                                work.c(addresses.email).endsWith("@work")),
                "SELECT users.name AS users_name FROM users JOIN addresses AS home ON users.id = home.user_id JOIN"
                        + " addresses AS work ON users.id = work.user_id WHERE home.email LIKE ? ESCAPE '/' AND work.email"
                        + " LIKE ? ESCAPE '/' ('%@home', '%@work')");
        Alias<Tables.Categories> above = Alias.of(categories, "above");
        assertSends(
                session.query(Category.class)
                        .join(shop.parent.to(above))
                        .filter(above.c(categories.name).eq("tools")),
                "SELECT categories.id AS categories_id, categories.name AS categories_name, categories.parent_id AS"
                        + " categories_parent_id FROM categories JOIN categories AS above ON above.id ="
                        + " categories.parent_id WHERE above.name = ? ('tools',)");
    }

    @Test
    void existence() {
        assertSends(
                session.query(User.class).filter(shop.addresses.any(addresses.email.endsWith("@work"))),
                "SELECT users.id AS users_id, users.name AS users_name FROM users WHERE EXISTS (SELECT 1 FROM addresses"
                        + " WHERE users.id = addresses.user_id AND addresses.email LIKE ? ESCAPE '/') ('%@work',)");
        assertSends(
                session.query(Address.class).filter(not(shop.addressUser.has(users.name.eq("ed")))),
                ADDRESSES
                        + " WHERE NOT EXISTS (SELECT 1 FROM users WHERE users.id = addresses.user_id AND users.name = ?)"
                        + " ('ed',)");
        assertSends(
                session.query(Address.class).filter(shop.addressUser.is(ed)),
                ADDRESSES + " WHERE ? = addresses.user_id (1,)");
        assertSends(
                session.query(Address.class).filter(shop.addressUser.isNot(ed)),
                ADDRESSES + " WHERE addresses.user_id != ? OR addresses.user_id IS NULL (1,)");
        assertSends(
                session.query(Address.class).filter(shop.addressUser.isNull()),
                ADDRESSES + " WHERE addresses.user_id IS NULL ()");
        Address home = session.get(Address.class, 2);
        assertSends(
                session.query(User.class).filter(shop.addresses.contains(home)),
                "SELECT users.id AS users_id, users.name AS users_name FROM users WHERE users.id = ? (1,)");
        assertSends(
                session.query(Address.class).withParent(ed, shop.addresses),
                ADDRESSES + " WHERE ? = addresses.user_id (1,)");
        assertSends(
                session.query(Category.class)
                        .filter(shop.children.any(c -> c.c(categories.name).eq("saws"))),
                "SELECT categories.id AS categories_id, categories.name AS categories_name, categories.parent_id AS"
                        + " categories_parent_id FROM categories WHERE EXISTS (SELECT 1 FROM categories AS categories_1"
                        + " WHERE categories.id = categories_1.parent_id AND categories_1.name = ?) ('saws',)");
    }

    @Test
    void subqueriesEntitiesAndText() {
        Expression<Long> number = count().as("number");
        Subquery counted =
                select(addresses.userId, number).groupBy(addresses.userId).as("counted");
        List<Row2<User, Long>> rows = session.query(Entity.of(User.class), counted.c(number))
                .outerJoin(counted, users.id.eq(counted.c(addresses.userId)))
                .orderBy(users.id)
                .all();
        assertThat(rows).extracting(Row2::value1).extracting(User::getName).containsExactly("ed", "wendy");
        assertThat(rows).extracting(Row2::value2).containsExactly(2L, 1L);

        List<Row2<User, Address>> both =
                session.query(User.class, Address.class).join(shop.addresses).all();
        assertThat(both).extracting(Row2::value2).extracting(Address::getEmail).contains("ed@work", "wendy@home");

        Entity<User> u = Entity.of(User.class, Alias.of(users, "u"));
        assertThat(session.query(u).filter(u.c(users.name).eq("ed")).one()).isSameAs(ed);
        Subquery first = select(users.id, users.name).orderBy(users.id).limit(1).as("first");
        assertThat(session.query(Entity.of(User.class, first)).all()).containsExactly(ed);
        List<User> named = session.query(User.class)
                .fromStatement(text("SELECT id, name FROM users WHERE name = 'ed'"))
                .options(Load.selectin(shop.addresses))
                .all();
        assertThat(named).containsExactly(ed);
    }
}
