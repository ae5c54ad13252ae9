package io.mercator.it;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.sql.Sql.constant;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.text;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static io.mercator.api.type.Types.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.engine.Engine;
import io.mercator.api.error.MercatorException;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.api.sql.Alias;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two hundred names and values from people who wish harm or know no better: each is stored and read back as it is, or
 * refused with the reason. None ever becomes SQL: a table that every one of them would like to drop stays.
 */
class HostileInputTest {
    private static final int COUNT = 200;

    private static final class Thing {
        private int id;
        private String value;

        Thing() {}

        Thing(int id, String value) {
            this.id = id;
            this.value = value;
        }
    }

    /** Gives the inputs: dangerous pieces alone, and each within the ways out of a quoted string or name. */
    static List<String> inputs() {
        List<String> pieces = List.of(
                "; DROP TABLE canary",
                "; DROP TABLE canary; --",
                " OR 1=1",
                " UNION SELECT * FROM canary",
                "--",
                "/*",
                "*/",
                "/* */ DROP TABLE canary /*",
                "#",
                ";",
                ";;",
                "\\",
                "%",
                "_",
                "?",
                ":name",
                "@name",
                "$1",
                "{fn now()}",
                "{d '2026-01-01'}",
                "\n",
                "\r\n",
                "\t",
                "\f",
                "\u0085",
                "\u2028",
                "\u00a0",
                "\ufeff",
                "\u200b",
                "\u202eevorp",
                "\u2066hidden\u2069",
                "\u0301",
                "\u1e9e\u00df",
                "\u0130\u0131",
                "\ud83d\ude00",
                "\u4e2d\u6587",
                "\u05e9\u05dc\u05d5\u05dd",
                "\uff07\uff1b",
                "\u2019\u201d",
                "\u0007\u001b[31m");
        Set<String> inputs = new LinkedHashSet<>();
        for (String piece : pieces) {
            inputs.add(piece);
            inputs.add("'" + piece);
            inputs.add("\"" + piece);
            inputs.add("')" + piece);
        }
        inputs.addAll(List.of(
                "",
                " ",
                "  ",
                "'",
                "''",
                "'''",
                "\"",
                "\"\"",
                "\"\"\"",
                "`",
                "``",
                "[",
                "]",
                "[canary]",
                "(",
                ")",
                ".",
                "a.b",
                "\"a\".\"b\"",
                "\0",
                "a\0b",
                "\0; DROP TABLE canary",
                "select",
                "SELECT",
                "Select",
                "table",
                "order",
                "user",
                "group",
                "null",
                "NULL",
                "CaNaRy2",
                "UPPER",
                "lower",
                "x".repeat(127),
                "x".repeat(128),
                "x".repeat(129),
                "'".repeat(200),
                "\"".repeat(300),
                "y".repeat(10_000)));
        return List.copyOf(inputs);
    }

    private static final class Canary {
        private final MetaData metadata = new MetaData();
        private final Table table = Table.of(metadata, "canary", column("id", INTEGER, primaryKey(), assigned()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void namesAreQuotedOrRefusedAndNoneBecomesSql(String kind) {
        List<String> inputs = inputs();
        assertThat(inputs).hasSize(COUNT);
        Canary canary = new Canary();
        try (Engine engine = Engine.create(Databases.url(kind))) {
            canary.metadata.createAll(engine);
            List<String> refused = new ArrayList<>();
            for (String name : inputs) {
                try {
                    useAsNames(engine, name);
                } catch (MercatorException reason) {
                    assertThat(reason.getMessage())
                            .as("the reason for %s", shown(name))
                            .isNotBlank();
                    refused.add(shown(name));
                }
                canaryLives(engine, canary);
            }
            assertThat(refused)
                    .containsExactlyElementsOf(
                            kind.equals("sqlite")
                                    ? List.of("<>", "<\\0>", "<a\\0b>", "<\\0; DROP TABLE canary>")
                                    : List.of(
                                            "<>",
                                            "<\\0>",
                                            "<a\\0b>",
                                            "<\\0; DROP TABLE canary>",
                                            "<" + "x".repeat(129) + ">",
                                            "<" + "'".repeat(200) + ">",
                                            "<" + "\"".repeat(300) + ">",
                                            "<" + "y".repeat(10_000) + ">"));
            assertThat(engine.pool().inUse()).isZero();
        }
    }

    private static String shown(String name) {
        return "<" + name.replace("\0", "\\0") + ">";
    }

    private static void canaryLives(Engine engine, Canary canary) {
        engine.begin(connection -> assertThat(connection
                        .execute(select(canary.table.get("id", INTEGER)).from(canary.table))
                        .all())
                .isEmpty());
    }

    /** Uses a name for a table, a column, a property, an alias and a label at once. */
    private static void useAsNames(Engine engine, String name) {
        MetaData metadata = new MetaData();
        Table table = Table.of(
                metadata, name, column("key0", INTEGER, primaryKey(), assigned()), column(name, STRING.length(300)));
        Column<Integer> key = table.get("key0", INTEGER);
        Column<String> value = table.get(name, STRING.length(300));
        metadata.createAll(engine);
        metadata.createAll(engine); // finds by its name what it made
        try {
            Registry registry = new Registry();
            registry.map(Thing.class, table)
                    .construct(Thing::new)
                    .intProperty(key, t -> t.id, (t, v) -> t.id = v)
                    .property(name, value, t -> t.value, (t, v) -> t.value = v);
            try (Session session = SessionFactory.of(registry).bind(engine).open()) {
                session.addAll(new Thing(1, "a"), new Thing(2, "b"));
                session.commit();
                Thing found = session.query(Thing.class).filterBy(name, "a").one();
                assertThat(found.id).isEqualTo(1);
                found.value = "c";
                session.commit();
                Alias<Table> alias = Alias.of(table, name);
                assertThat(session.execute(select(alias.c(value).as(name))
                                        .from(alias)
                                        .where(alias.c(value).eq("c"))
                                        .orderBy(alias.c(value)))
                                .one()
                                .get(name))
                        .isEqualTo("c");
                session.delete(found);
                session.commit();
            }
        } finally {
            metadata.dropAll(engine);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void valuesComeBackAsTheyWentAsParametersAndAsLiterals(String kind) {
        MetaData metadata = new MetaData();
        Table table = Table.of(
                metadata,
                "things",
                column("id", INTEGER, primaryKey(), assigned()),
                column("short_", STRING.length(20_000)),
                column("long_", TEXT));
        Column<Integer> id = table.get("id", INTEGER);
        Column<String> shortValue = table.get("short_", STRING.length(20_000));
        Column<String> longValue = table.get("long_", TEXT);
        Canary canary = new Canary();
        try (Engine engine = Engine.create(Databases.url(kind))) {
            metadata.createAll(engine);
            canary.metadata.createAll(engine);
            int number = 0;
            for (String value : inputs()) {
                int row = ++number;
                engine.begin(connection -> {
                    connection.execute(
                            insert(table).set(id, row).set(shortValue, value).set(longValue, constant(value, TEXT)));
                    assertThat(connection
                                    .execute(select(shortValue, longValue, constant(value))
                                            .from(table)
                                            .where(id.eq(row)))
                                    .one()
                                    .into((String a, String b, String c) -> List.of(a, b, c)))
                            .containsExactly(value, value, value);
                    assertThat(connection
                                    .execute(select(id).from(table).where(shortValue.eq(constant(value)), id.eq(row)))
                                    .scalar())
                            .isEqualTo(row);
                    assertThat(connection
                                    .execute(text("SELECT id FROM things WHERE short_ = :v AND id = :i")
                                            .bind("v", value)
                                            .bind("i", row))
                                    .scalar())
                            .isEqualTo(row);
                });
                canaryLives(engine, canary);
            }
        }
    }
}
