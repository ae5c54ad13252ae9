package io.mercator.it;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Engine;
import io.mercator.api.error.SessionException;
import io.mercator.api.error.StaleDataException;
import io.mercator.api.error.ValueMisfitException;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.ObjectState;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.api.type.Types;
import io.mercator.dialect.kit.StatementRecorder;
import io.mercator.dialect.kit.model.Item;
import io.mercator.dialect.kit.model.ItemTable;
import io.mercator.dialect.kit.model.OrderTable;
import io.mercator.dialect.kit.model.User;
import io.mercator.dialect.kit.model.UserTable;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of values written past the unit of work, on every database. */
class BulkRowsTest {
    private final MetaData metadata = new MetaData();
    private final UserTable users = new UserTable(metadata);
    private final OrderTable orders = new OrderTable(metadata);
    private final ItemTable items = new ItemTable(metadata);
    private final Table notes = Table.of(metadata, "notes", column("text", Types.STRING.length(20)));
    private final StatementRecorder sent = new StatementRecorder();
    private Engine engine;
    private Session session;

    private void open(String kind) {
        engine = Engine.create(Databases.url(kind), o -> o.listener(sent));
        metadata.createAll(engine);
        Registry registry = new Registry();
        users.map(registry);
        orders.map(registry);
        registry.map(Item.class, items)
                .construct(Item::new)
                .key(items.code)
                .longProperty(items.id, Item::id, Item::id)
                .property(items.code, Item::code, Item::code)
                .intProperty(items.amount, Item::amount, Item::amount)
                .booleanProperty(items.active, Item::active, Item::active);
        session = SessionFactory.of(registry).bind(engine).open();
        sent.clear();
    }

    @AfterEach
    void close() {
        session.close();
        assertThat(engine.pool().inUse()).isZero();
        engine.close();
    }

    private String userRows() {
        return session.execute(
                        select(users.id, users.name, users.nickname).from(users).orderBy(users.id))
                .all()
                .toString();
    }

    private static Map<Column<?>, Object> with(Map<Column<?>, Object> row, Column<?> column, Object value) {
        Map<Column<?>, Object> longer = new HashMap<>(row);
        longer.put(column, value);
        return longer;
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void insertSendsNeighboursOfTheSameColumnsTogether(String kind) {
        open(kind);
        sent.assertSends(
                () -> assertThat(session.bulk()
                                .insert(
                                        User.class,
                                        List.of(
                                                Map.of(users.name, "ed"),
                                                Map.of(users.name, "wendy"),
                                                Map.of(users.name, "mary", users.nickname, "m"),
                                                Map.of(users.id, 9L, users.name, "fred"))))
                        .isEqualTo(4),
                "BEGIN",
                "INSERT INTO users (name) VALUES (?) ('ed',), ('wendy',)",
                "INSERT INTO users (name, nickname) VALUES (?, ?) ('mary', 'm')",
                "INSERT INTO users (id, name) VALUES (?, ?) (9, 'fred')");
        assertThat(userRows()).isEqualTo("[(1, 'ed', null), (2, 'wendy', null), (3, 'mary', 'm'), (9, 'fred', null)]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void nullAndWhatIsNotNamedTakeDefaults(String kind) {
        open(kind);
        Map<Column<?>, Object> key = Map.of(orders.region, "eu", orders.number, 1);
        session.bulk()
                .insert(
                        orders,
                        List.of(
                                with(key, orders.note, null),
                                with(with(key, orders.number, 2), orders.status, null),
                                with(with(with(key, orders.number, 3), orders.status, "old"), orders.userId, null)));
        assertThat(session.execute(select(orders.number, orders.status, orders.note, orders.revision)
                                .from(orders)
                                .orderBy(orders.number))
                        .all()
                        .toString())
                .isEqualTo("[(1, 'new', 'none', 1), (2, 'new', 'none', 1), (3, 'old', 'none', 1)]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aRowOfDefaultsAlone(String kind) {
        open(kind);
        session.bulk().insert(users, List.of(Map.of(), Map.of()));
        assertThat(userRows()).isEqualTo("[(1, null, null), (2, null, null)]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void updateFindsRowsByKeyAndWritesWhatTheyName(String kind) {
        open(kind);
        session.bulk().insert(users, List.of(Map.of(users.name, "ed"), Map.of(users.name, "wendy")));
        Map<Column<?>, Object> noName = with(Map.of(users.id, 2), users.name, null);
        sent.assertSends(
                () -> assertThat(session.bulk()
                                .update(
                                        users,
                                        List.of(
                                                Map.of(users.id, 1, users.nickname, "e"),
                                                Map.of(users.id, 2, users.nickname, "w"),
                                                noName)))
                        .isEqualTo(3),
                "UPDATE users SET nickname=? WHERE users.id = ? ('e', 1), ('w', 2)",
                "UPDATE users SET name=? WHERE users.id = ? (null, 2)");
        assertThat(userRows()).isEqualTo("[(1, 'ed', 'e'), (2, null, 'w')]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void deleteFindsRowsByKeysOfOneColumnOrMore(String kind) {
        open(kind);
        session.bulk().insert(users, List.of(Map.of(users.name, "ed"), Map.of(users.name, "wendy")));
        session.bulk()
                .insert(
                        orders,
                        List.of(
                                Map.of(orders.region, "eu", orders.number, 1),
                                Map.of(orders.region, "us", orders.number, 1)));
        sent.assertSends(
                () -> {
                    assertThat(session.bulk().delete(User.class, List.of(1L))).isEqualTo(1);
                    assertThat(session.bulk().delete(orders, List.of(List.of("us", 1))))
                            .isEqualTo(1);
                },
                "DELETE FROM users WHERE users.id = ? (1,)",
                "DELETE FROM orders WHERE orders.region = ? AND orders.number = ? ('us', 1)");
        assertThat(userRows()).isEqualTo("[(2, 'wendy', null)]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void theSessionsObjectsSeeWhatIsWrittenPastThem(String kind) {
        open(kind);
        User ed = new User("ed", null, null);
        User wendy = new User("wendy", null, null);
        session.addAll(ed, wendy);
        session.bulk().update(users, List.of(Map.of(users.id, 1, users.nickname, "e")));
        assertThat(ed.getId()).isEqualTo(1);
        assertThat(session.read(ed, users.nickname)).isEqualTo("e");
        session.bulk().delete(User.class, List.of(2));
        assertThat(session.state(wendy)).isEqualTo(ObjectState.DELETED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aClassWithAKeyOfItsOwnIsFoundByItAndATableByItsPrimaryKey(String kind) {
        open(kind);
        session.bulk()
                .insert(
                        items,
                        List.of(
                                Map.of(items.code, "a", items.amount, 1, items.active, true),
                                Map.of(items.code, "b", items.amount, 2, items.active, true)));
        Item first = session.get(Item.class, "a");
        sent.assertSends(
                () -> {
                    session.bulk().update(Item.class, List.of(Map.of(items.code, "a", items.amount, 10)));
                    session.bulk().update(items, List.of(Map.of(items.id, 1, items.active, false)));
                },
                "UPDATE items SET amount=? WHERE items.code = ? (10, 'a')",
                "UPDATE items SET active=? WHERE items.id = ? (false, 1)");
        assertThat(session.get(Item.class, "a")).isSameAs(first);
        assertThat(first.amount()).isEqualTo(10);
        assertThat(first.active()).isFalse();
        session.bulk().delete(items, List.of(1L));
        assertThat(session.find(Item.class, "a")).isEmpty();
        Item detached = new Item("b", 20);
        detached.id(2);
        session.bulk().update(List.of(detached), items.amount);
        assertThat(session.get(Item.class, "b").amount()).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aMissingRowIsToldByItsKey(String kind) {
        open(kind);
        assertThatThrownBy(() -> session.bulk().update(users, List.of(Map.of(users.id, 7, users.name, "x"))))
                .isInstanceOf(StaleDataException.class)
                .hasMessageStartingWith("bulk().update(...) met 0 rows of 'users' where 1 was expected (id=7):");
        session.rollback();
        assertThatThrownBy(() -> session.bulk().delete(orders, List.of(List.of("eu", 7))))
                .isInstanceOf(StaleDataException.class)
                .hasMessageContaining("(region='eu', number=7): there is no such row");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void badRowsAreRefusedWithoutAnythingSent(String kind) {
        open(kind);
        Map<Column<?>, Object> good = Map.of(users.name, "ed");
        sent.assertSends(() -> {
            assertThatThrownBy(() -> session.bulk().insert(users, List.of(good, Map.of(orders.region, "eu"))))
                    .isInstanceOf(SessionException.class)
                    .hasMessage(
                            "bulk().insert(...), row at index 1: column 'orders.region' is none of table 'users'. Its"
                                    + " columns: id, name, fullname, nickname.");
            assertThatThrownBy(() -> session.bulk().insert(users, List.of(Map.of(users.name, 5))))
                    .isInstanceOf(SessionException.class)
                    .hasMessage(
                            "bulk().insert(...), row at index 0: Column 'users.name' has values of java.lang.String,"
                                    + " and java.lang.Integer was given.");
            assertThatThrownBy(() -> session.bulk().insert(users, List.of(good, Map.of(users.name, "x".repeat(51)))))
                    .isInstanceOf(ValueMisfitException.class)
                    .hasMessageStartingWith("bulk().insert(...), row at index 1, column 'users.name' (");
            assertThatThrownBy(() -> session.bulk().insert(orders, List.of(Map.of(orders.region, "eu"))))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("row at index 0 has no value for key column 'orders.number'");
            assertThatThrownBy(() -> session.bulk().insert(users, Collections.singletonList(null)))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("null at index 0");
            assertThatThrownBy(() -> session.bulk().update(users, List.of(good)))
                    .isInstanceOf(SessionException.class)
                    .hasMessage(
                            "bulk().update(...), row at index 0 has no value for 'users.id', by which rows of 'users'"
                                    + " are found. Give it one.");
            assertThatThrownBy(() -> session.bulk().update(users, List.of(Map.of(users.id, 1))))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("names no column beside the key");
            assertThatThrownBy(() -> session.bulk().delete(orders, List.of("eu")))
                    .isInstanceOf(SessionException.class)
                    .hasMessage(
                            "bulk().delete(...), row at index 0: the key of 'orders' has 2 columns (region, number),"
                                    + " and eu was given. Give List.of(...) of their values in this order.");
            assertThatThrownBy(() -> session.bulk().delete(users, List.of("one")))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("Column 'users.id' has values of java.lang.Integer");
            assertThatThrownBy(() -> session.bulk().delete(users, Arrays.asList(1, null)))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("null at index 1");
            assertThatThrownBy(() -> session.bulk().delete(notes, List.of("a")))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("Table 'notes' has no primary key by which rows could be found");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aTableOfNoClassTakesRows(String kind) {
        open(kind);
        Column<String> text = notes.get("text", Types.STRING);
        session.bulk().insert(notes, List.of(Map.of(text, "a"), Map.of(text, "b")));
        session.commit();
        assertThat(session.execute(select(text).from(notes).orderBy(text)).scalars())
                .containsExactly("a", "b");
    }
}
