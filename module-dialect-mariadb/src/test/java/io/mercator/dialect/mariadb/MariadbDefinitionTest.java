package io.mercator.dialect.mariadb;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.computed;
import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.onDelete;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.schema.Columns.serverDefault;
import static io.mercator.api.schema.Columns.unique;
import static io.mercator.api.schema.Columns.withComment;
import static io.mercator.api.sql.Functions.lower;
import static io.mercator.api.sql.Sql.constant;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.multiply;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.text;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static io.mercator.api.type.Types.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Connection;
import io.mercator.api.error.CompileException;
import io.mercator.api.error.SchemaException;
import io.mercator.api.inspect.TableDescription;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.Index;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.ReferentialAction;
import io.mercator.api.schema.SchemaDifference;
import io.mercator.api.schema.Table;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Definitions on MariaDB: the SQL that is sent, and what it makes. */
class MariadbDefinitionTest {
    private static final String OPTIONS = " ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin ()";

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void tablesWithAllThatTheyMayHave() {
        MetaData metadata = new MetaData();
        Table.of(metadata, "parents", column("id", INTEGER, primaryKey()));
        Table things = Table.in(metadata, null, "things");
        things.add(column("id", INTEGER, primaryKey(), assigned()));
        things.add(column("name", STRING.length(20), unique(), serverDefault(STRING, "it's")));
        Column<Integer> parent = things.add(column("parent", INTEGER));
        things.foreignKey(parent)
                .onDelete(ReferentialAction.CASCADE)
                .onUpdate(ReferentialAction.CASCADE)
                .references("parents.id");
        things.add(column("twice", INTEGER, computed(multiply(parent, constant(2)))));
        things.index(Index.of("ix_parent", parent.desc()));
        shop.sent.clear();
        metadata.createAll(shop.engine);
        assertThat(shop.sent.lines())
                .filteredOn(line -> line.startsWith("CREATE"))
                .containsExactly(
                        "CREATE TABLE parents ( id INTEGER NOT NULL AUTO_INCREMENT, PRIMARY KEY (id) )" + OPTIONS,
                        "CREATE TABLE things ( id INTEGER NOT NULL, name VARCHAR(20) DEFAULT 'it''s', parent INTEGER,"
                                + " twice INTEGER GENERATED ALWAYS AS (parent * 2) VIRTUAL, PRIMARY KEY (id), UNIQUE (name),"
                                + " FOREIGN KEY(parent) REFERENCES parents (id) ON DELETE CASCADE ON UPDATE CASCADE )"
                                + OPTIONS,
                        "CREATE INDEX ix_parent ON things (parent DESC) ()");
        assertThat(metadata.diff(shop.engine))
                .extracting(difference -> difference.kind().name())
                .containsOnly("EXTRA_TABLE");
        metadata.dropAll(shop.engine);
    }

    @Test
    void whatMariadbHasNoDefinitionForIsRefused() {
        MetaData metadata = new MetaData();
        Table things = Table.in(metadata, null, "things");
        things.add(column("id", INTEGER, primaryKey()));
        Column<String> name = things.add(column("name", STRING.length(20)));
        things.index(Index.of("ix_lower", lower(name)));
        assertThatThrownBy(() -> metadata.createAll(shop.engine))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining("An index of an expression is not known to MariaDB (index 'ix_lower')");
        MetaData other = new MetaData();
        Table some = Table.in(other, null, "some_things");
        some.add(column("id", INTEGER, primaryKey()));
        Column<Integer> n = some.add(column("n", INTEGER));
        some.index(Index.of("ix_some", n).where(n.gt(constant(1))));
        assertThatThrownBy(() -> other.createAll(shop.engine))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining("CREATE INDEX ... WHERE is not known to MariaDB and MySQL (index 'ix_some')");
    }

    private void refused(String reason, Consumer<Table> definition) {
        MetaData metadata = new MetaData();
        Table things = Table.in(metadata, null, "refused");
        things.add(column("id", INTEGER, primaryKey()));
        definition.accept(things);
        assertThatThrownBy(() -> metadata.createAll(shop.engine))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining(reason);
    }

    private void refusedIndex(String reason, UnaryOperator<Index> definition) {
        refused(reason, things -> {
            Column<String> name = things.add(column("name", STRING.length(20)));
            things.index(definition.apply(Index.of("ix_name", name)));
        });
    }

    @Test
    void whatTheServerWouldTakeOtherwiseIsRefused() {
        refused("The computed column 'refused.twice' is declared NOT NULL", things -> {
            Column<Integer> n = things.add(column("n", INTEGER));
            things.add(column("twice", INTEGER, computed(multiply(n, constant(2))), notNull()));
        });
        refused("has the action SET DEFAULT, which InnoDB does not have", things -> {
            Column<Integer> user = things.add(column("user_id", INTEGER));
            Table.of(things.metadata(), "owners", column("id", INTEGER, primaryKey()));
            things.foreignKey(user).onDelete(ReferentialAction.SET_DEFAULT).references("owners.id");
        });
        refused("a text without a length has no index", things -> things.add(column("note", TEXT, unique())));
        refused(
                "Column 'refused.note' cannot be indexed by 'ix_note': a text without a length has no index",
                things -> {
                    Column<String> note = things.add(column("note", TEXT));
                    things.index(Index.of("ix_note", note));
                });
        refusedIndex("CREATE INDEX ... USING hash is not known to MariaDB", index -> index.using("hash"));
        refusedIndex(
                "A unique FULLTEXT index is not known",
                index -> index.using("FULLTEXT").unique());
        refusedIndex("An operator class is not known", index -> index.operatorClasses("text_ops"));
        refusedIndex("NULLS NOT DISTINCT is not known", Index::nullsNotDistinct);
        refused("CREATE INDEX ... INCLUDE is not known", things -> {
            Column<Integer> n = things.add(column("n", INTEGER));
            things.index(Index.of("ix_n", n).including(n));
        });
        refused("The place of NULLs in an index is not known", things -> {
            Column<Integer> n = things.add(column("n", INTEGER));
            things.index(Index.of("ix_n", n.asc().nullsFirst()));
        });
        refused("DEFERRABLE INITIALLY DEFERRED is not known to 'mariadb'", things -> {
            Column<Integer> other = things.add(column("other", INTEGER));
            things.foreignKey(other).deferred().references("refused.id");
        });
    }

    @Test
    void schemasAndCommentsAreMade() {
        String stock = shop.schema.name + "_stock";
        MetaData metadata = new MetaData();
        Table parents = Table.in(metadata, stock, "parents");
        Column<Integer> id = parents.add(column("id", INTEGER, primaryKey(), withComment("the parent's number")));
        parents.comment("it's a table");
        Table children = Table.in(metadata, stock, "children");
        children.add(column("id", INTEGER, primaryKey()));
        Column<Integer> parent = children.add(column("parent", INTEGER, references(stock + ".parents.id"), notNull()));
        children.index(Index.of("ix_child", parent.desc()));
        shop.sent.clear();
        metadata.createAll(shop.engine);
        assertThat(shop.sent.lines())
                .contains(
                        "CREATE SCHEMA " + stock + " DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin ()",
                        "CREATE TABLE " + stock + ".parents ( id INTEGER NOT NULL AUTO_INCREMENT"
                                + " COMMENT 'the parent''s number', PRIMARY KEY (id) ) COMMENT 'it''s a table'"
                                + OPTIONS,
                        "CREATE INDEX ix_child ON " + stock + ".children (parent DESC) ()");
        metadata.createAll(shop.engine);
        TableDescription found =
                shop.engine.inspector().findTable(stock, "parents").orElseThrow();
        assertThat(found.comment()).contains("it's a table");
        assertThat(found.findColumn("id").orElseThrow().commentOrNull()).contains("the parent's number");
        assertThat(shop.engine
                        .inspector()
                        .findTable(stock, "children")
                        .orElseThrow()
                        .foreignKeys())
                .singleElement()
                .satisfies(key -> assertThat(key.referencedTable()).isEqualTo("parents"));
        shop.engine.begin(c -> {
            c.execute(insert(parents).set(id, 1));
            assertThat(c.execute(select(id)).scalar()).isEqualTo(1);
        });
        metadata.dropAll(shop.engine);
        assertThat(shop.engine.inspector().tableNames(stock)).isEmpty();
        TestSchema.admin("DROP SCHEMA " + stock);
    }

    @Test
    void commentsThatChangedAreADifferenceWithTheStatementThatEndsIt() {
        shop.schema.sql(
                "CREATE TABLE noted (id INTEGER PRIMARY KEY AUTO_INCREMENT, n INTEGER COMMENT 'old') COMMENT 'of old'");
        MetaData metadata = new MetaData();
        Table noted = Table.of(
                metadata,
                "noted",
                column("id", INTEGER, primaryKey(), withComment("it's the key")),
                column("n", INTEGER));
        noted.comment("anew");
        List<SchemaDifference> differences = metadata.diff(shop.engine).stream()
                .filter(each -> each.table() == noted)
                .toList();
        assertThat(differences)
                .extracting(each -> each.kind() + " " + each.statements())
                .containsExactlyInAnyOrder(
                        "CHANGED_COMMENT [ALTER TABLE noted MODIFY COLUMN id INTEGER NOT NULL AUTO_INCREMENT"
                                + " COMMENT 'it''s the key']",
                        "CHANGED_COMMENT [ALTER TABLE noted MODIFY COLUMN n INTEGER COMMENT '']",
                        "CHANGED_COMMENT [ALTER TABLE noted COMMENT 'anew']");
        differences.forEach(each -> each.statements().forEach(shop.schema::sql));
        assertThat(metadata.diff(shop.engine)).noneMatch(each -> each.table() == noted);
    }

    /** A key that the server makes of a default, and an index that it makes of a foreign key, are no differences. */
    @Test
    void circlesOfTablesAreMadeAndTakenAway() {
        MetaData metadata = new MetaData();
        Table husbands = Table.of(
                metadata,
                "husbands",
                column("id", INTEGER, primaryKey()),
                column("wife", INTEGER, references("wives.id")));
        Table.of(
                metadata,
                "wives",
                column("id", INTEGER, primaryKey()),
                column("husband", INTEGER, references("husbands.id"), onDelete(ReferentialAction.RESTRICT)));
        metadata.createAll(shop.engine);
        assertThat(metadata.diff(shop.engine))
                .allMatch(difference -> difference.kind() == SchemaDifference.Kind.EXTRA_TABLE);
        metadata.dropAll(shop.engine);
        assertThat(shop.engine.inspector().findTable(husbands.name())).isEmpty();
    }

    @Test
    void aTemporaryTableIsTheConnectionsOwnAndCommitsNothing() {
        MetaData metadata = new MetaData();
        Table basket = Table.of(
                metadata, "basket", column("id", INTEGER, primaryKey(), assigned()), column("n", INTEGER, unique()));
        basket.temporary();
        try (Connection first = shop.engine.connect();
                Connection second = shop.engine.connect()) {
            shop.sent.clear();
            first.execute(insert(shop.users).set(shop.users.name, "kept out"));
            first.create(List.of(basket), true);
            assertThat(shop.sent.lines())
                    .contains("CREATE TEMPORARY TABLE basket ( id INTEGER NOT NULL, n INTEGER, PRIMARY KEY (id),"
                            + " UNIQUE (n) )" + OPTIONS);
            first.create(List.of(basket), true);
            second.create(List.of(basket), true);
            first.execute(insert(basket).set(basket.get("id", INTEGER), 1));
            assertThat(second.execute(select(basket.get("id", INTEGER))).scalars())
                    .isEmpty();
            first.drop(List.of(basket), true);
            first.rollback();
            assertThat(first.execute(select(shop.users.id)).scalars()).isEmpty();
            second.drop(List.of(basket), true);
            assertThat(shop.sent.lines()).contains("DROP TEMPORARY TABLE basket ()");
        }
    }

    @Test
    void definingSomethingNeverCommitsChangesUnseen() {
        Table fresh = Table.of(new MetaData(), "fresh", column("id", INTEGER, primaryKey()));
        try (Connection connection = shop.engine.connect()) {
            for (String definition :
                    List.of("CREATE INDEX ix ON users (age)", " truncate table orders", "LOCK TABLES users READ")) {
                connection.execute(insert(shop.users).set(shop.users.name, "ed"));
                assertThatThrownBy(() -> connection.execute(text(definition)))
                        .isInstanceOf(SchemaException.class)
                        .hasMessageContaining("The database 'mariadb' commits when it defines something");
                connection.rollback();
            }
            connection.execute(insert(shop.users).set(shop.users.name, "ed"));
            assertThatThrownBy(() -> connection.create(List.of(fresh), true)).isInstanceOf(SchemaException.class);
            connection.rollback();
            assertThat(connection.execute(select(shop.users.id)).scalars()).isEmpty();
        }
    }
}
