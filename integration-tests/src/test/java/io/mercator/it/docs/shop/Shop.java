package io.mercator.it.docs.shop;

import io.mercator.api.engine.Engine;
import io.mercator.api.mapping.Cascade;
import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.ToMany;
import io.mercator.api.mapping.ToOne;
import io.mercator.api.session.SessionFactory;
import io.mercator.api.session.SessionOptions;
import io.mercator.dialect.kit.StatementRecorder;
import java.lang.invoke.MethodHandles;
import java.util.Comparator;
import java.util.function.UnaryOperator;

/** The relationships of the shop, its mappings, and a database of its own. */
public final class Shop implements AutoCloseable {
    private static final MethodHandles.Lookup lookup = MethodHandles.lookup();

    public final Tables tables = new Tables();
    public final Tables.Users users = tables.users;
    public final Tables.Addresses addressTable = tables.addresses;

    public final ToMany<User, Address> addresses =
            ToMany.list(User.class, "addresses", Address.class, User::getAddresses, User::setAddresses);
    public final ToOne<Address, User> addressUser =
            ToOne.of(Address.class, "user", User.class, Address::getUser, Address::setUser);

    public final ToOne<User, Profile> profile =
            ToOne.of(User.class, "profile", Profile.class, User::getProfile, User::setProfile);
    public final ToOne<Profile, User> profileUser = ToOne.field(Profile.class, "user", User.class, lookup);

    public final ToMany<User, Order> orders =
            ToMany.map(User.class, "orders", Order.class, Order::number, User::getOrders, User::setOrders);
    public final ToMany<User, Order> openOrders = ToMany.list(User.class, "openOrders", Order.class, lookup);
    public final ToMany<User, Order> orderHistory = ToMany.dynamic(User.class, "orderHistory", Order.class);
    public final ToOne<Order, User> orderUser = ToOne.field(Order.class, "user", User.class, lookup);
    public final ToOne<Order, Address> billTo = ToOne.field(Order.class, "billTo", Address.class, lookup);
    public final ToOne<Order, Address> shipTo = ToOne.field(Order.class, "shipTo", Address.class, lookup);

    public final ToMany<Order, OrderLine> lines = ToMany.list(Order.class, "lines", OrderLine.class, lookup);
    public final ToOne<OrderLine, Order> lineOrder = ToOne.field(OrderLine.class, "order", Order.class, lookup);
    public final ToOne<OrderLine, Item> lineItem = ToOne.field(OrderLine.class, "item", Item.class, lookup);

    public final ToMany<Item, Tag> tags = ToMany.set(Item.class, "tags", Tag.class, lookup);
    public final ToMany<Tag, Item> tagItems = ToMany.set(Tag.class, "items", Item.class, lookup);

    public final ToOne<Category, Category> parent = ToOne.field(Category.class, "parent", Category.class, lookup);
    public final ToMany<Category, Category> children = ToMany.sortedSet(
            Category.class,
            "children",
            Category.class,
            Comparator.comparing(Category::name),
            Category::children,
            Category::children);

    public final StatementRecorder sent = new StatementRecorder();
    public final Engine engine;
    public final Registry registry = new Registry();

    public Shop() {
        this("sqlite::memory:");
    }

    public Shop(String url) {
        engine = Engine.create(url, o -> o.listener(sent));
    }

    private void relate() {
        addresses.backPopulates(addressUser).orderBy(tables.addresses.id);
        profile.backPopulates(profileUser).cascade(Cascade.allAndDeleteOrphan());
        orders.backPopulates(orderUser);
        billTo.foreignKey(tables.orders.billTo);
        shipTo.foreignKey(tables.orders.shipTo);
        openOrders.where(o -> o.c(tables.orders.open).eq(true)).viewOnly();
        orderHistory.orderBy(tables.orders.id).viewOnly();
        lines.backPopulates(lineOrder).cascade(Cascade.allAndDeleteOrphan());
        tags.secondary(tables.itemTags).backPopulates(tagItems);
        tagItems.secondary(tables.itemTags);
        children.backPopulates(parent);
    }

    private void map() {
        registry.map(User.class, tables.users)
                .fields(lookup)
                .defer(tables.users.bio)
                .relationships(addresses, profile, orders, openOrders, orderHistory);
        registry.map(Address.class, tables.addresses)
                .construct(Address::new)
                .field("id", tables.addresses.id, lookup)
                .property(tables.addresses.email, Address::getEmail, Address::setEmail)
                .relationships(addressUser); // user_id needs no property
        registry.map(Profile.class, tables.profiles)
                .field("theme", tables.profiles.theme, lookup)
                .construct(Profile::new)
                .relationships(profileUser);
        registry.map(Order.class, tables.orders)
                .construct(Order::new)
                .field("id", tables.orders.id, lookup)
                .field("number", tables.orders.number, lookup)
                .field("open", tables.orders.open, lookup)
                .relationships(orderUser, billTo, shipTo, lines);
        registry.map(OrderLine.class, tables.orderLines)
                .construct(OrderLine::new)
                .field("quantity", tables.orderLines.quantity, lookup)
                .relationships(lineOrder, lineItem);
        registry.map(Item.class, tables.items).fields(lookup).relationships(tags);
        registry.map(Tag.class, tables.tags).fields(lookup).relationships(tagItems);
        registry.map(Category.class, tables.categories).fields(lookup).relationships(parent, children);
    }

    public SessionFactory open() {
        return open(UnaryOperator.identity());
    }

    public SessionFactory open(UnaryOperator<SessionOptions> options) {
        relate();
        map();
        tables.metadata.createAll(engine);
        sent.clear();
        return SessionFactory.of(registry, o -> options.apply(o.strict(true))).bind(engine);
    }

    @Override
    public void close() {
        engine.close();
    }
}
