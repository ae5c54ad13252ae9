package io.mercator.dialect.kit;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.identity;
import static io.mercator.api.schema.Columns.parking;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.unique;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Engine;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.error.FlushException;
import io.mercator.api.error.IntegrityException;
import io.mercator.api.error.SessionException;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.ColumnSpec;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.InsertMode;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.api.sql.Sql;
import io.mercator.api.type.SqlType;
import io.mercator.dialect.kit.model.Order;
import io.mercator.dialect.kit.model.OrderTable;
import io.mercator.dialect.kit.model.User;
import io.mercator.dialect.kit.model.UserTable;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes from objects to rows and back, on every database. */
abstract class MappingContract {
    private final DatabaseUnderTest under;
    private final StatementRecorder sent = new StatementRecorder();
    private final MetaData metadata = new MetaData();
    private final UserTable users = new UserTable(metadata);
    private final OrderTable orders = new OrderTable(metadata);
    private final Registry registry = new Registry();
    private OpenDatabase database;
    private Engine engine;
    private SessionFactory sessions;

    MappingContract(DatabaseUnderTest under) {
        this.under = under;
    }

    @BeforeEach
    void openDatabase() {
        database = under.open(o -> o.listener(sent));
        engine = database.engine();
        users.map(registry);
        orders.map(registry);
        metadata.createAll(engine);
        sessions = SessionFactory.of(registry, o -> o.strict(true)).bind(engine);
        sent.clear();
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    private static User user(String name) {
        return new User(name, name, name);
    }

    @Test
    void nullPropertiesTakeTheColumnsDefaultsAndTheObjectHasThemAfterTheFlush() {
        for (InsertMode mode : InsertMode.values()) {
            Instant before = OrderTable.now();
            try (Session session = sessions.open(o -> o.inserts(mode))) {
                Order order = new Order("eu", mode.ordinal(), null);
                session.add(order);
                session.flush();

                assertThat(order.status()).isEqualTo("new");
                assertThat(order.note()).isEqualTo("none");
                assertThat(order.createdAt()).isBetween(before, Instant.now());
                assertThat(session.dirty()).isEmpty();
                assertThat(session.query(orders.revision)
                                .filterBy(orders.number, mode.ordinal())
                                .one()
                                .value1())
                        .isEqualTo(1);
                session.commit();
            }
        }
    }

    @Test
    void aRollbackTakesDefaultsBackFromTheObject() {
        try (Session session = sessions.open()) {
            Order order = new Order("eu", 1, null);
            session.add(order);
            session.flush();
            session.rollback();

            assertThat(order.status()).isNull();
            assertThat(order.note()).isNull();
            assertThat(order.createdAt()).isNull();
        }
    }

    @Test
    void setNullForcesNullOverADefault() {
        try (Session session = sessions.open()) {
            Order order = new Order("eu", 1, null);
            session.add(order);
            session.setNull(order, orders.note);
            session.setNull(order, orders.status);
            session.commit();

            assertThat(session.read(order, orders.note)).isNull();
            assertThat(session.read(order, orders.status)).isNull();
            assertThatThrownBy(() -> session.setNull(order, orders.note))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("PERSISTENT");
        }
    }

    @Test
    void compositeKeysNameARow() {
        try (Session session = sessions.open()) {
            session.addAll(new Order("eu", 1, null), new Order("eu", 2, null), new Order("us", 1, null));
            session.commit();

            Order found = session.get(Order.class, "eu", 2);

            assertThat(session.get(Order.class, "eu", 2)).isSameAs(found);
            assertThat(session.find(Order.class, "us", 2)).isEmpty();
            assertThatThrownBy(() -> session.get(Order.class, "eu"))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("2 value(s) (region, number)");
            assertThatThrownBy(() -> session.get(Order.class, 1, "eu"))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("orders.region");
            sent.assertSends(
                    () -> assertThat(session.refreshExpired()).isEqualTo(2),
                    "SELECT orders.region AS orders_region, orders.number AS orders_number, orders.user_id AS"
                            + " orders_user_id, orders.status AS orders_status, orders.note AS orders_note,"
                            + " orders.created_at AS orders_created_at, orders.updated_at AS orders_updated_at FROM"
                            + " orders WHERE orders.region = ? AND orders.number = ? OR orders.region = ? AND"
                            + " orders.number = ? ('eu', 1, 'us', 1)");
        }
    }

    @Test
    void aKeyMayChange() {
        try (Session session = sessions.open()) {
            Order order = new Order("eu", 1, null);
            session.add(order);
            session.commit();
            order.number(7);

            session.flush();
            assertThat(session.get(Order.class, "eu", 7)).isSameAs(order);
            session.rollback();

            assertThat(session.get(Order.class, "eu", 1)).isSameAs(order);
            assertThat(session.find(Order.class, "eu", 7)).isEmpty();
        }
    }

    @Test
    void tablesAreFlushedInTheOrderOfTheirForeignKeysAndDeletedInReverse() {
        try (Session session = sessions.open(o -> o.inserts(InsertMode.ROW_BY_ROW))) {
            User ed = user("ed");
            ed.setId(5);
            Order order = new Order("eu", 1, 5);
            session.addAll(order, ed);
            session.flush();
            session.delete(ed);
            session.delete(order);

            sent.assertSends(
                    session::commit,
                    "DELETE FROM orders WHERE orders.region = ? AND orders.number = ? ('eu', 1)",
                    "DELETE FROM users WHERE users.id = ? (5,)",
                    "COMMIT");
        }
    }

    @Test
    void aForeignKeyToNothingIsTold() {
        try (Session session = sessions.open()) {
            session.add(new Order("eu", 1, 99));

            assertThatThrownBy(session::flush)
                    .isInstanceOfSatisfying(
                            IntegrityException.class,
                            refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.FOREIGN_KEY));
            session.rollback();
            session.add(new Order("eu", 1, null));
            session.commit();
        }
    }

    @Test
    void aMissingKeyIsToldBeforeAnySql() {
        try (Session session = sessions.open()) {
            session.add(new Order(null, 1, null));

            sent.assertSends(() -> assertThatThrownBy(session::flush)
                    .isInstanceOf(FlushException.class)
                    .hasMessageContaining("'orders.region'")
                    .hasMessageContaining("'region'"));
        }
    }

    @Test
    void manyRowsGetTheirOwnKeys() {
        try (Session session = sessions.open()) {
            List<User> many = IntStream.range(0, 250)
                    .mapToObj(number -> new User("u" + number % 7, "same", "same"))
                    .toList();
            session.addAll(many);
            session.commit();

            assertThat(many).extracting(User::getId).doesNotHaveDuplicates();
            for (User user : many) {
                String name = user.getName();
                session.refresh(user);
                assertThat(user.getName()).isEqualTo(name);
            }
        }
    }

    private static final class Thing {
        private Integer id;
        private String code;
        private int size;

        Thing() {}

        Thing(String code) {
            this.code = code;
        }
    }

    private record ThingTable(Table table, Column<Integer> id, Column<String> code) {}

    private ThingTable things(Engine target, Registry into, ColumnSpec<String> code) {
        Table table = Table.of(
                new MetaData(),
                "things",
                column("id", INTEGER, identity(), primaryKey()),
                code,
                column("size", INTEGER));
        ThingTable things = new ThingTable(table, table.get("id", INTEGER), table.get("code", code.type()));
        into.map(Thing.class, table)
                .construct(Thing::new)
                .property(things.id(), thing -> thing.id, (thing, value) -> thing.id = value)
                .property(things.code(), thing -> thing.code, (thing, value) -> thing.code = value)
                .intProperty(table.get("size", INTEGER), thing -> thing.size, (thing, value) -> thing.size = value);
        table.metadata().createAll(target);
        sent.clear();
        return things;
    }

    private void swap(ColumnSpec<String> code, String... updates) {
        Registry own = new Registry();
        things(engine, own, code);
        try (Session session = SessionFactory.of(own).bind(engine).open()) {
            Thing a = new Thing("a");
            Thing b = new Thing("b");
            session.addAll(a, b);
            session.commit();
            a.code = "b";
            b.code = "a";

            sent.assertSends(session::flush, updates);
            session.commit();
            session.refreshExpired();
            assertThat(a.code).isEqualTo("b");
            assertThat(b.code).isEqualTo("a");
        }
    }

    @Test
    void aSwapOfUniqueValuesParksOneWhereTheColumnSays() {
        SqlType<String> type = STRING.length(20);
        swap(
                column("code", type, unique(), parking(value -> "~" + value)),
                "BEGIN",
                "UPDATE things SET code=? WHERE things.id = ? ('~a', 1), ('a', 2), ('b', 1)");
    }

    @Test
    void aSwapOfUniqueValuesParksOneAtNullWhereTheColumnAllowsIt() {
        swap(
                column("code", STRING.length(20), unique()),
                "BEGIN",
                "UPDATE things SET code=? WHERE things.id = ? (null, 1), ('a', 2), ('b', 1)");
    }

    @Test
    void nullInAPrimitiveIsToldWithColumnAndProperty() {
        Registry own = new Registry();
        ThingTable things = things(engine, own, column("code", STRING.length(20)));
        engine.begin(connection -> connection.execute(Sql.insert(things.table()).set(things.code(), "x")));
        try (Session session = SessionFactory.of(own).bind(engine).open()) {
            assertThatThrownBy(() -> session.query(Thing.class).all())
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("'things.size'")
                    .hasMessageContaining("property 'size'");
        }
    }
}
