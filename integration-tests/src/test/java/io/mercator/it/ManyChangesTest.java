package io.mercator.it;

import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.text;
import static io.mercator.api.type.Types.BIGINT;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Engine;
import io.mercator.api.error.StaleDataException;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.dialect.kit.StatementRecorder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sent of so many rows that they go by hundreds in one statement, on SQLite. */
class ManyChangesTest {
    private static final class Item {
        private Long id;
        private String name;
        private String colour;

        Item() {}

        Item(String name) {
            this.name = name;
        }
    }

    private static final class Items extends Table {
        final Column<Long> id = column("id", BIGINT, primaryKey());
        final Column<String> name = column("name", STRING);
        final Column<String> colour = column("colour", STRING);

        Items(MetaData metadata) {
            super(metadata, "items");
        }
    }

    private final MetaData metadata = new MetaData();
    private final Items items = new Items(metadata);
    private final StatementRecorder recorder = new StatementRecorder();
    private final Engine engine = Engine.create("sqlite::memory:", o -> o.listener(recorder));
    private final SessionFactory sessions = SessionFactory.of(registry()).bind(engine);
    private Session session;

    private Registry registry() {
        Registry registry = new Registry();
        registry.map(Item.class, items)
                .construct(Item::new)
                .property(items.id, i -> i.id, (i, v) -> i.id = v)
                .property(items.name, i -> i.name, (i, v) -> i.name = v)
                .property(items.colour, i -> i.colour, (i, v) -> i.colour = v);
        return registry;
    }

    @BeforeEach
    void open() {
        metadata.createAll(engine);
        session = sessions.open();
        recorder.clear();
    }

    @AfterEach
    void close() {
        session.close();
        engine.close();
    }

    private List<Item> saved(int count) {
        List<Item> all = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            all.add(new Item("item " + number));
        }
        session.addAll(all);
        session.flush();
        return all;
    }

    private List<String> begins() {
        return recorder.lines().stream()
                .map(line -> line.startsWith("UPDATE items SET") && !line.contains("VALUES")
                        ? line.substring(0, line.indexOf('(') + 1)
                        : line.substring(0, Math.min(48, line.length())))
                .toList();
    }

    @Test
    void keysComeBackInTheOrderOfTheRows() {
        List<Item> all = saved(250);
        assertThat(begins())
                .containsExactly(
                        "BEGIN",
                        "INSERT INTO items (name, colour) VALUES (?, ?), ",
                        "INSERT INTO items (name, colour) VALUES (?, ?), ",
                        "INSERT INTO items (name, colour) VALUES (?, ?), ");
        assertThat(recorder.lines().get(1)).contains("(?, ?) RETURNING id (");
        assertThat(all).extracting(item -> item.id).startsWith(1L, 2L).endsWith(249L, 250L);
    }

    /** SQLite takes numbers at random then. */
    @Test
    void keysThatDoNotGrowAreMatchedByWhatTheRowsHave() {
        session.execute(insert(items).set(items.id, Long.MAX_VALUE).set(items.name, "last"));
        List<Item> all = saved(50);
        for (Item item : all) {
            assertThat(session.execute(select(items.name).from(items).where(items.id.eq(item.id)))
                            .scalars())
                    .containsExactly(item.name);
        }
    }

    @Test
    void aHundredRowsWithoutKeysGoTogetherAndFewerInABatch() {
        List<Map<Column<?>, Object>> rows = new ArrayList<>();
        for (long number = 1; number <= 150; number++) {
            rows.add(Map.of(items.id, number, items.name, "row " + number));
        }
        session.bulk().insert(items, rows);
        assertThat(begins())
                .containsExactly(
                        "BEGIN",
                        "INSERT INTO items (id, name) VALUES (?, ?), (?, ",
                        "INSERT INTO items (id, name) VALUES (?, ?) (101,");
        assertThat(session.execute(select(items.name).from(items).orderBy(items.id))
                        .scalars())
                .hasSize(150)
                .startsWith("row 1", "row 2")
                .endsWith("row 150");
    }

    @Test
    void aHundredUpdatesGoTogetherAndFewerInABatch() {
        List<Item> all = saved(110);
        all.forEach(item -> item.colour = "red " + item.id);
        recorder.clear();
        session.flush();
        assertThat(begins())
                .containsExactly(
                        "UPDATE items SET colour=v.column1 FROM (VALUES (",
                        "UPDATE items SET colour=? WHERE items.id = ? (");
        assertThat(session.execute(select(items.colour).from(items).orderBy(items.id))
                        .scalars())
                .hasSize(110)
                .startsWith("red 1", "red 2")
                .endsWith("red 110");
    }

    /** SQLite would copy nearly every page of the table for the statement. */
    @Test
    void updatesOfRowsThatLieApartGoInABatch() {
        List<Item> all = saved(600);
        for (Item item : all) {
            if (item.id <= 100 || item.id % 4 == 0) {
                item.colour = "red " + item.id;
            }
        }
        recorder.clear();
        session.flush();
        assertThat(begins())
                .containsExactly(
                        "UPDATE items SET colour=v.column1 FROM (VALUES (",
                        "UPDATE items SET colour=? WHERE items.id = ? (");
        assertThat(recorder.lines().get(1)).contains("('red 104', 104)");
        assertThat(session.execute(select(items.colour).from(items).where(items.colour.like("red %")))
                        .scalars())
                .hasSize(225);
    }

    @Test
    void theRowThatIsGoneAmongAHundredIsNamed() {
        List<Item> all = saved(100);
        session.execute(text("DELETE FROM items WHERE id = 77"));
        all.forEach(item -> item.colour = "red");
        assertThatThrownBy(session::flush)
                .isInstanceOf(StaleDataException.class)
                .hasMessageContaining("Flush updated 0 rows of 'items' where 1 was expected (Item(id=77))");
    }

    @Test
    void ofTwoChangesOfOneRowTheLastStands() {
        saved(100);
        List<Map<Column<?>, Object>> rows = new ArrayList<>();
        for (long number = 0; number < 100; number++) {
            rows.add(Map.of(items.id, 1 + number % 50, items.colour, "colour " + number));
        }
        assertThat(session.bulk().update(items, rows)).isEqualTo(100);
        assertThat(session.execute(select(items.colour)
                                .from(items)
                                .where(items.id.le(50L))
                                .orderBy(items.id))
                        .scalars())
                .startsWith("colour 50", "colour 51")
                .endsWith("colour 99");
    }

    @Test
    void aHundredDeletesGoByTheirKeysAndFewerInABatch() {
        List<Item> all = saved(203);
        all.forEach(session::delete);
        recorder.clear();
        session.flush();
        String list = "DELETE FROM items WHERE items.id IN (?" + ", ?".repeat(99) + ") ";
        assertThat(recorder.lines())
                .containsExactly(
                        "SAVEPOINT mercator_savepoint_1",
                        list + keys(203, 104),
                        list + keys(103, 4),
                        "RELEASE SAVEPOINT mercator_savepoint_1",
                        "DELETE FROM items WHERE items.id = ? (3,), (2,), (1,)");
        assertThat(session.query(Item.class).count()).isZero();
    }

    @Test
    void whenOneOfAHundredIsGoneAllAreDeletedOneByOneToTellIt() {
        List<Item> all = saved(101);
        session.execute(text("DELETE FROM items WHERE id = 77"));
        all.forEach(session::delete);
        recorder.clear();
        assertThatThrownBy(session::flush)
                .isInstanceOf(StaleDataException.class)
                .hasMessageContaining("Flush deleted 0 rows of 'items' where 1 was expected (Item(id=77))");
        assertThat(recorder.lines()).element(2).isEqualTo("ROLLBACK TO SAVEPOINT mercator_savepoint_1");
        assertThat(recorder.lines().get(3)).startsWith("DELETE FROM items WHERE items.id = ? (101,), (100,), (99,)");
        assertThat(recorder.lines()).hasSize(5).endsWith("ROLLBACK");
    }

    private static String keys(int last, int first) {
        return IntStream.iterate(last, key -> key >= first, key -> key - 1)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(", ", "(", ")"));
    }

    @Test
    void manyMixedUpdatesAreGroupedByTheirColumnsAndFewGoByKey() {
        List<Item> all = saved(32);
        all.forEach(item -> change(item, "a"));
        recorder.clear();
        session.flush();
        assertThat(recorder.lines()).hasSize(2);
        all.subList(0, 4).forEach(item -> change(item, "b"));
        recorder.clear();
        session.flush();
        assertThat(begins())
                .containsExactly(
                        "UPDATE items SET colour=? WHERE items.id = ? (",
                        "UPDATE items SET name=? WHERE items.id = ? (",
                        "UPDATE items SET colour=? WHERE items.id = ? (",
                        "UPDATE items SET name=? WHERE items.id = ? (");
    }

    private static void change(Item item, String to) {
        if (item.id % 2 == 0) {
            item.name = "name " + to;
        } else {
            item.colour = "colour " + to;
        }
    }
}
