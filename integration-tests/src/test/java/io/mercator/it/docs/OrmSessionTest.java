package io.mercator.it.docs;

import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.text;
import static io.mercator.api.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Connection;
import io.mercator.api.error.CompileException;
import io.mercator.api.error.SessionException;
import io.mercator.api.error.StatementException;
import io.mercator.api.session.Load;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.it.docs.shop.Address;
import io.mercator.it.docs.shop.Item;
import io.mercator.it.docs.shop.Order;
import io.mercator.it.docs.shop.OrderLine;
import io.mercator.it.docs.shop.Sample;
import io.mercator.it.docs.shop.Shop;
import io.mercator.it.docs.shop.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The chapters "The session" and "Streams" of docs/orm.md, run. */
class OrmSessionTest {
    private final Shop shop = new Shop();
    private final SessionFactory sessions = shop.open();

    @BeforeEach
    void fill() {
        sessions.transaction(Sample::fill);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    /** An order that came back from elsewhere, with its line changed and another one added. */
    private Order edited() {
        Order order = sessions.inTransaction(session ->
                session.query(Order.class).options(Load.selectin(shop.lines)).one());
        order.lines().get(0).quantity(7);
        order.lines().add(new OrderLine(new Item("nut"), 1));
        return order;
    }

    @Test
    void stateFromElsewhere() {
        Order edited = edited();
        try (Session session = sessions.open()) {
            Order order = session.merge(edited); // the session's own; edited stays as it is
            shop.sent.assertSends(
                    session::flush,
                    "INSERT INTO items (name) VALUES (?) RETURNING id ('nut',)",
                    "UPDATE order_lines SET quantity=? WHERE order_lines.order_id = ? AND order_lines.item_id = ?"
                            + " (7, 1, 1)",
                    "INSERT INTO order_lines (order_id, item_id, quantity) VALUES (?, ?, ?) (1, 2, 1)");
            assertThat(order.lines()).hasSize(2);
        }
    }

    @Test
    void locks() {
        try (Shop derby = new Shop("derby:memory:orm");
                Session session = derby.open().open()) {
            Sample.fill(session);
            User ed = session.query(User.class)
                    .filterBy("name", "ed")
                    .options(Load.raise(derby.profile))
                    .withForUpdate()
                    .one();
            assertThat(derby.sent.lines())
                    .contains(
                            "SELECT users.id AS users_id, users.name AS users_name FROM users WHERE users.name = ? FOR"
                                    + " UPDATE WITH RS ('ed',)");
            assertThat(ed.getName()).isEqualTo("ed");
            derby.engine.begin(connection -> connection.execute(
                    text("CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.locks.waitTimeout', '1')")));
            assertThatThrownBy(() -> derby.engine.begin(connection -> connection.execute(
                            update(derby.users).set(derby.users.name, "edward").where(derby.users.id.eq(1)))))
                    .isInstanceOf(StatementException.class)
                    .hasMessageContaining("A lock could not be obtained within the time requested");
        }
        try (Session session = sessions.open()) {
            assertThatThrownBy(() -> session.query(User.class).withForUpdate().all())
                    .isInstanceOf(CompileException.class)
                    .hasMessage(
                            "FOR UPDATE is not known to 'sqlite'. Write the query without it, or use a database that"
                                    + " has FOR_UPDATE.");
        }
    }

    @Test
    void manyRowsPastTheUnitOfWork() {
        try (Session session = sessions.open()) {
            User ed = session.get(User.class, 1);
            List<Address> imported = new ArrayList<>();
            for (int number = 0; number < 3; number++) {
                Address address = new Address("ed" + number + "@import");
                address.setUser(ed);
                imported.add(address);
            }
            session.bulk().insert(imported); // each has the key of the user that it refers to
            session.bulk()
                    .update(
                            Address.class,
                            List.of(Map.of(shop.addressTable.id, 1, shop.addressTable.email, "ed@office")));
            assertThat(session.query(Address.class)
                            .withParent(ed, shop.addresses)
                            .count())
                    .isEqualTo(5);
        }
    }

    private static void register(SessionFactory factory, String name) {
        factory.transaction(session -> session.add(new User(name)));
    }

    @Test
    void aTransactionOfSomebodyElse() {
        try (Connection connection = shop.engine.connect()) {
            SessionFactory joined = sessions.bind(connection);
            register(joined, "mary");
            shop.sent.assertSends(
                    () -> register(joined, "fred"),
                    "SAVEPOINT mercator_savepoint_2",
                    "INSERT INTO users (name, bio) VALUES (?, ?) RETURNING id ('fred', null)",
                    "RELEASE SAVEPOINT mercator_savepoint_2");
            connection.rollback();
            assertThat(connection
                            .execute(select(shop.users.name).orderBy(shop.users.id))
                            .scalars())
                    .containsExactly("ed", "wendy");
        }
    }

    @Test
    void streams() {
        try (Session session = sessions.open();
                Stream<User> all = session
                        .query(User.class)
                        .options(Load.selectin(shop.addresses), Load.raise(shop.profile))
                        .orderBy(shop.users.id)
                        .yieldPer(1000)
                        .stream()) {
            List<Integer> sizes = all.map(user -> user.getAddresses().size()).toList();
            assertThat(sizes).containsExactly(2, 1);
            assertThat(session.contains(session.get(User.class, 1))).isTrue();
        }
        try (Session session = sessions.open()) {
            assertThatThrownBy(() -> session.query(User.class).options(Load.joined(shop.addresses)).stream())
                    .isInstanceOf(SessionException.class)
                    .hasMessage("A stream cannot tell when the rows of an object end that a joined collection repeats."
                            + " Load the collection with Load.selectin(...), or read all().");
        }
    }
}
