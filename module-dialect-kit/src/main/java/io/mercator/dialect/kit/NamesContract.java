package io.mercator.dialect.kit;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.identity;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Engine;
import io.mercator.api.error.MercatorException;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.Index;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.api.sql.Alias;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that are more than letters: what a table and its columns are called changes nothing of what works. */
abstract class NamesContract {
    private final DatabaseUnderTest under;
    private OpenDatabase database;
    private Engine engine;

    NamesContract(DatabaseUnderTest under) {
        this.under = under;
    }

    @BeforeEach
    void open() {
        database = under.open();
        engine = database.engine();
        engine.ping();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static final class Named {
        private Integer id;
        private String text;
    }

    /** Creates, inserts, updates, queries by alias, inspects, compares and drops. */
    private void lives(String tableName, String columnName) {
        MetaData metadata = new MetaData();
        Table table = Table.in(metadata, null, tableName);
        Column<Integer> id = table.add(column("id", INTEGER, identity(), primaryKey()));
        Column<String> text = table.add(column(columnName, STRING.length(20)));
        metadata.createAll(engine);
        metadata.createAll(engine);
        boolean inspected = Inspecting.isHad(under, engine);
        if (inspected) {
            assertThat(metadata.diff(engine)).isEmpty();
            assertThat(engine.inspector().getTable(tableName).findColumn(columnName))
                    .isPresent();
        }
        Registry registry = new Registry();
        registry.map(Named.class, table)
                .construct(Named::new)
                .property(id, named -> named.id, (named, value) -> named.id = value)
                .property("text", text, named -> named.text, (named, value) -> named.text = value);
        try (Session session = SessionFactory.of(registry).bind(engine).open()) {
            Named named = new Named();
            named.text = "one";
            session.add(named);
            session.commit();
            named.text = "two";
            session.commit();
            Alias<Table> alias = Alias.of(table, "other");
            assertThat(session.query(alias.c(text))
                            .filter(alias.c(text).eq("two"))
                            .orderBy(alias.c(text).desc())
                            .all()
                            .toString())
                    .isEqualTo("[('two',)]");
            session.delete(named);
            session.commit();
            assertThat(session.query(Named.class).count()).isZero();
        }
        metadata.dropAll(engine);
        if (inspected) {
            assertThat(engine.inspector().findTable(tableName)).isEmpty();
        }
        metadata.createAll(engine);
        metadata.dropAll(engine);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select",
                "order",
                "user",
                "group",
                "Mixed",
                "with blank",
                "with-dash",
                "1st",
                "_under",
                "gr\u00f6\u00dfe",
                "\u540d\u524d",
                "\u043f\u0440\u0438\u0432\u0435\u0442",
                "a\"b",
                "a'b",
                "a`b",
                "a?b",
                "a:b",
                "a%b"
            })
    void aNameIsANameWhateverItsCharacters(String name) {
        lives(name, name);
    }

    @Test
    void namesMayBeAsLongAsTheDialectSays() {
        int longest = Math.min(engine.dialect().identifiers().maxLength(), 200);
        String name = "n".repeat(longest);
        lives(name, name);
        Findings.put(
                engine.dialect().name(),
                "names.longest",
                String.valueOf(engine.dialect().identifiers().maxLength()));
    }

    /** A database that cuts names would take one table for another. */
    @Test
    void longerNamesAreRefusedBeforeAnythingIsSent() {
        int longest = engine.dialect().identifiers().maxLength();
        if (longest > 10_000) {
            return;
        }
        String name = "n".repeat(longest + 1);
        MetaData metadata = new MetaData();
        Table.of(metadata, name, column("id", INTEGER, primaryKey()));
        assertThatThrownBy(() -> metadata.createAll(engine))
                .isInstanceOf(MercatorException.class)
                .hasMessageContaining("nnnn")
                .hasMessageContaining("has " + (longest + 1) + " characters; this database takes at most " + longest);
    }

    @Test
    void indexesAndConstraintsHaveSuchNamesToo() {
        MetaData metadata = new MetaData();
        Table table = Table.in(metadata, null, "named things");
        table.add(column("id", INTEGER, identity(), primaryKey()));
        Column<String> code = table.add(column("the code", STRING.length(20)));
        table.uniqueConstraint("uq \"it's\"", code);
        table.index(Index.of("ix gr\u00f6\u00dfe", code.desc()));
        metadata.createAll(engine);
        if (Inspecting.isHad(under, engine)) {
            assertThat(metadata.diff(engine)).isEmpty();
            assertThat(engine.inspector().getTable("named things").indexes())
                    .extracting(index -> index.name())
                    .contains("ix gr\u00f6\u00dfe");
            assertThat(List.copyOf(engine.inspector().tableNames())).contains("named things");
        }
        metadata.dropAll(engine);
    }
}
