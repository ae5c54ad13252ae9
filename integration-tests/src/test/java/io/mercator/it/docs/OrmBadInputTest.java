package io.mercator.it.docs;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.type.Types.INTEGER;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.error.FlushException;
import io.mercator.api.error.MappingException;
import io.mercator.api.error.ResourceClosedException;
import io.mercator.api.error.SessionException;
import io.mercator.api.mapping.Cascade;
import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.ToMany;
import io.mercator.api.mapping.ToOne;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.Load;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.it.docs.shop.Address;
import io.mercator.it.docs.shop.Category;
import io.mercator.it.docs.shop.Order;
import io.mercator.it.docs.shop.OrderLine;
import io.mercator.it.docs.shop.Profile;
import io.mercator.it.docs.shop.Sample;
import io.mercator.it.docs.shop.Shop;
import io.mercator.it.docs.shop.Tag;
import io.mercator.it.docs.shop.User;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The chapter "Bad input and what is said" of docs/orm.md, run. */
class OrmBadInputTest {
    private final Shop shop = new Shop();
    private final SessionFactory sessions = shop.open();
    private Session session;
    private User ed;

    @BeforeEach
    void fill() {
        sessions.transaction(Sample::fill);
        session = sessions.open();
        ed = session.get(User.class, 1);
    }

    @AfterEach
    void close() {
        session.close();
        shop.close();
    }

    private static void assertRefused(ThrowingCallable action, Class<? extends Throwable> error, String message) {
        assertThatThrownBy(action)
                .isInstanceOf(error)
                .hasMessageMatching(
                        message.replaceAll("[\\[\\](){}.*+?$^|]", "\\\\$0").replace("@1a2b", "@[0-9a-f]+"));
    }

    private static final class Man {
        private Integer id;
        private Man friend;
        private Dog dog;
        private List<Dog> dogs = new ArrayList<>();
    }

    private static final class Dog {
        private Integer id;
        private Man owner;
    }

    @Test
    void mappingsThatCannotBeCompletedAreToldTogether() {
        MetaData metadata = new MetaData();
        Table men = Table.of(metadata, "men", column("id", INTEGER, primaryKey()), column("dog", INTEGER));
        Table dogs = Table.of(
                metadata,
                "dogs",
                column("id", INTEGER, primaryKey()),
                column("owner", INTEGER, references("men.id")),
                column("walker", INTEGER, references("men.id")));
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        Registry registry = new Registry();
        registry.map(Man.class, men)
                .fields(lookup)
                .leaveOut(men.get("dog", INTEGER))
                .relationships(
                        ToOne.field(Man.class, "friend", Man.class, lookup),
                        ToMany.list(Man.class, "dogs", Dog.class, lookup));
        registry.map(Dog.class, dogs)
                .fields(lookup)
                .leaveOut(dogs.get("owner", INTEGER), dogs.get("walker", INTEGER))
                .relationships(ToOne.field(Dog.class, "owner", Man.class, lookup)
                        .foreignKey(dogs.get("owner", INTEGER))
                        .cascade(Cascade.DELETE_ORPHAN));
        assertThatThrownBy(() -> SessionFactory.of(registry))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("Relationship 'Man.friend': no foreign key links table 'men' to 'men'. Add"
                        + " references(...) to a column of 'men', or give the join yourself with on(...).")
                .hasMessageContaining(
                        "Relationship 'Man.dogs': several foreign keys link table 'dogs' to 'men': (owner),"
                                + " (walker). Say which with foreignKey(columns) of the relationship.")
                .hasMessageContaining("Relationship 'Dog.owner': DELETE_ORPHAN is for objects of a single parent, and"
                        + " this relationship is MANY_TO_ONE. Say it on the one-to-many side, or leave it out.");
    }

    @Test
    void relationshipsBelongToAMapping() {
        ToOne<Dog, Man> owner = ToOne.field(Dog.class, "owner", Man.class, MethodHandles.lookup());
        assertRefused(
                () -> session.query(Tag.class).filter(owner.isNull()).all(),
                io.mercator.api.error.ConfigurationException.class,
                "Relationship Dog.owner is not known yet: its join is found when the registry is completed. Add it to the"
                        + " mapping with relationships(...), and complete the registry (SessionFactory.of does) before"
                        + " queries name it.");
        assertRefused(
                () -> shop.addresses.load(io.mercator.api.mapping.Loading.JOINED),
                io.mercator.api.error.ConfigurationException.class,
                "Relationship User.addresses is part of a completed registry and cannot be changed any more. Say its"
                        + " options where it is declared.");
    }

    @Test
    void collectionsAreNeverNullAndHoldNoNull() {
        assertRefused(
                () -> ed.getAddresses().add(null),
                NullPointerException.class,
                "null is no element of User.addresses, and add was given it.");
        assertRefused(
                () -> ed.getOrders().put("B2", new Order("A2")),
                SessionException.class,
                "The key B2 is not that of the element put into User.orders, which is A2. Put elements under their own"
                        + " key.");
        assertRefused(
                () -> session.related(ed, shop.orderHistory).add(new Order("B2")),
                SessionException.class,
                "The relationship User.orderHistory is only read (viewOnly), and what is added or removed there would not"
                        + " be saved. Change the relationship that writes the foreign key, or leave viewOnly() out.");
        ed.setAddresses(null);
        assertRefused(
                session::flush,
                SessionException.class,
                "The collection User.addresses of User(id=1) was set to null, which says nothing of its elements. Put an"
                        + " empty collection there to take them all out.");
    }

    @Test
    void whatIsNotLoadedSaysHowToLoadIt() {
        session.close();
        assertRefused(
                () -> ed.getAddresses().size(),
                ResourceClosedException.class,
                "The collection User.addresses of User(id=1) is not loaded, and its session is closed. Load it while the"
                        + " session is open: session.query(User.class).options(Load.selectin(addresses)), or map it with"
                        + " load(SELECTIN).");
    }

    @Test
    void optionsStandWhereTheirClassIsLoaded() {
        assertRefused(
                () -> session.query(User.class).options(Load.selectin(shop.lines)),
                SessionException.class,
                "The option Load.selectin(Order.lines) speaks of nothing that the query gives: User. Give options of"
                        + " related classes to then(...) of the relationship that leads to them.");
        assertRefused(
                () -> session.query(User.class)
                        .options(Load.containsEager(shop.addresses))
                        .all(),
                SessionException.class,
                "Load.containsEager(User.addresses) takes its objects from 'addresses', which the query does not join."
                        + " Join it: join(relationship), or load it with Load.joined(relationship).");
        assertRefused(
                () -> session.query(User.class)
                        .join(shop.addresses)
                        .options(Load.containsEager(shop.addresses))
                        .limit(1)
                        .all(),
                SessionException.class,
                "A limit would cut the collection that Load.containsEager(...) takes from the query's own rows. Load it"
                        + " with Load.joined(...) or Load.selectin(...), whose limit counts objects.");
    }

    @Test
    void joinsSayWhereTheyBegin() {
        assertRefused(
                () -> session.query(User.class).join(shop.lines),
                SessionException.class,
                "The query has no 'orders' to join 'order_lines' to. Name it with from(...), or join it before.");
        assertRefused(
                () -> session.query(Category.class).join(shop.parent),
                SessionException.class,
                "Relationship Category.parent joins table 'categories' to itself, which needs another name for one side:"
                        + " join(relationship.to(alias)).");
        assertRefused(
                () -> shop.children.any(shop.tables.categories.name.eq("saws")),
                io.mercator.api.error.ConfigurationException.class,
                "Relationship Category.children refers to its own table, which stands twice in the query then, and the"
                        + " conditions do not say which they mean. Write them as a function: c -> c.c(column).eq(value),"
                        + " or name an alias: to(alias).");
        assertRefused(
                () -> shop.addressUser.is(new User("new")),
                io.mercator.api.error.ConfigurationException.class,
                "The User has no value for column 'users.id' yet, by which a query could name it. Flush it first.");
    }

    @Test
    void whatAFlushCannotWriteIsToldBeforeAnythingIsSent() {
        Address address = new Address("x");
        session.add(address);
        session.delete(ed);
        address.setUser(ed);
        assertRefused(
                session::flush,
                FlushException.class,
                "Relationship Address.user of Address@1a2b was given User(id=1), which is being deleted. Take the deletion"
                        + " back with add(...), or refer to another object.");
        session.rollback();
        Order order = session.query(Order.class).one();
        OrderLine line = order.lines().get(0);
        line.order().lines().size();
        session.delete(line.item());
        assertThatThrownBy(session::flush).isInstanceOf(io.mercator.api.error.IntegrityException.class);
        session.rollback();
        session.add(new Profile("light"));
        assertThatThrownBy(session::flush)
                .isInstanceOf(FlushException.class)
                .hasMessageContaining(" has no value for key column 'profiles.user_id'");
    }
}
