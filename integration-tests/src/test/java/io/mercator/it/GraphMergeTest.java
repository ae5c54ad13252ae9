package io.mercator.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.error.SessionException;
import io.mercator.api.session.Load;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.it.docs.shop.Address;
import io.mercator.it.docs.shop.Item;
import io.mercator.it.docs.shop.Order;
import io.mercator.it.docs.shop.OrderLine;
import io.mercator.it.docs.shop.Profile;
import io.mercator.it.docs.shop.Shop;
import io.mercator.it.docs.shop.User;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Graphs of objects that come from elsewhere, merged: keys that references give, and what is sent meanwhile. */
class GraphMergeTest {
    private final Shop shop = new Shop();
    private SessionFactory sessions;

    @BeforeEach
    void fill() {
        sessions = shop.open();
        sessions.transaction(session -> {
            User ed = new User("ed");
            ed.getAddresses().add(new Address("ed@work"));
            ed.setProfile(new Profile("dark"));
            Order order = new Order("A1");
            order.lines().add(new OrderLine(new Item("bolt"), 3));
            ed.getOrders().put("A1", order);
            session.add(ed);
        });
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private Order detachedOrder() {
        try (Session session = sessions.open()) {
            return session.query(Order.class).options(Load.selectin(shop.lines)).one();
        }
    }

    @Test
    void anObjectWhoseKeyIsThoseOfItsReferencesIsFoundByThem() {
        Order order = detachedOrder();
        order.lines().get(0).quantity(7);
        order.lines().add(new OrderLine(new Item("nut"), 1));

        try (Session session = sessions.open()) {
            Order merged = session.merge(order);
            assertThat(session.pending()).hasSize(2);
            shop.sent.assertSends(
                    session::flush,
                    "INSERT INTO items (name) VALUES (?) RETURNING id ('nut',)",
                    "UPDATE order_lines SET quantity=? WHERE order_lines.order_id = ? AND order_lines.item_id = ?"
                            + " (7, 1, 1)",
                    "INSERT INTO order_lines (order_id, item_id, quantity) VALUES (?, ?, ?) (1, 2, 1)");
            assertThat(merged.lines()).hasSize(2);
        }
    }

    @Test
    void aKeyIsTakenFromTheParentWhereTheObjectItselfHasNoReferenceToIt() {
        try (Session session = sessions.open()) {
            User ed = session.query(User.class).filterBy("name", "ed").one();
            session.expunge(ed);
            ed.setProfile(new Profile("light"));
            User merged = session.merge(ed);

            assertThat(merged.getProfile().theme()).isEqualTo("light");
            shop.sent.assertSends(
                    session::flush, "UPDATE profiles SET theme=? WHERE profiles.user_id = ? ('light', 1)");
        }
    }

    @Test
    void nothingHalfCopiedIsFlushed() {
        User given;
        try (Session session = sessions.open()) {
            given = session.query(User.class)
                    .options(Load.selectin(shop.addresses))
                    .one();
        }
        List<Address> addresses = new ArrayList<>(List.of(new Address("new@home")));
        addresses.addAll(given.getAddresses());
        given.setAddresses(addresses);
        given.setName("eddie");

        try (Session session = sessions.open()) {
            shop.sent.clear();
            session.merge(given);
            assertThat(shop.sent.lines()).noneMatch(line -> line.startsWith("INSERT") || line.startsWith("UPDATE"));
            shop.sent.assertSends(
                    session::flush,
                    "UPDATE users SET name=? WHERE users.id = ? ('eddie', 1)",
                    "INSERT INTO addresses (email, user_id) VALUES (?, ?) RETURNING id ('new@home', 1)");
        }
    }

    @Test
    void aGraphThatIsTakenForRowsSendsNothing() {
        Order order = detachedOrder();
        try (Session session = sessions.open()) {
            shop.sent.assertSends(() -> {
                Order merged = session.merge(order, false);
                session.flush();
                assertThat(merged.lines().get(0).item().name()).isEqualTo("bolt");
                assertThat(merged.user().getName()).isEqualTo("ed");
            });
        }
    }

    @Test
    void whatIsOnlyReadWritesNothing() {
        try (Session session = sessions.open()) {
            User ed = session.query(User.class).one();
            ed.getOpenOrders().add(new Order("B2"));
            assertThat(session.pending()).isEmpty();
            assertThat(session.plan().isEmpty()).isTrue();
            assertThatThrownBy(() -> session.related(ed, shop.orderHistory).add(new Order("B2")))
                    .isInstanceOf(SessionException.class)
                    .hasMessageStartingWith("The relationship User.orderHistory is only read (viewOnly)");
        }
    }

    @Test
    void whatIsDeletedIsNotReadAgainForWhatRefersToIt() {
        try (Session session = sessions.open()) {
            User ed = session.query(User.class).one();
            shop.sent.clear();
            session.delete(ed);
            session.flush();
            assertThat(shop.sent.lines())
                    .noneMatch(line -> line.startsWith("SELECT users"))
                    .contains("DELETE FROM users WHERE users.id = ? (1,)");
        }
    }
}
