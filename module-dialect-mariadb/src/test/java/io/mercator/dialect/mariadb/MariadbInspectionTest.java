package io.mercator.dialect.mariadb;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.computed;
import static io.mercator.api.schema.Columns.computedStored;
import static io.mercator.api.schema.Columns.indexed;
import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.onDelete;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.schema.Columns.serverDefault;
import static io.mercator.api.schema.Columns.unique;
import static io.mercator.api.sql.Sql.and;
import static io.mercator.api.sql.Sql.concat;
import static io.mercator.api.sql.Sql.constant;
import static io.mercator.api.sql.Sql.multiply;
import static io.mercator.api.sql.Sql.or;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.text;
import static io.mercator.api.type.Types.BIGINT;
import static io.mercator.api.type.Types.BINARY;
import static io.mercator.api.type.Types.BOOLEAN;
import static io.mercator.api.type.Types.DATE;
import static io.mercator.api.type.Types.DECIMAL;
import static io.mercator.api.type.Types.DOUBLE;
import static io.mercator.api.type.Types.INSTANT;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.JSON;
import static io.mercator.api.type.Types.REAL;
import static io.mercator.api.type.Types.SMALLINT;
import static io.mercator.api.type.Types.STRING;
import static io.mercator.api.type.Types.TEXT;
import static io.mercator.api.type.Types.TIME;
import static io.mercator.api.type.Types.TIMESTAMP;
import static io.mercator.api.type.Types.UUID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Engine;
import io.mercator.api.error.SchemaException;
import io.mercator.api.inspect.ColumnDescription;
import io.mercator.api.inspect.Inspector;
import io.mercator.api.inspect.TableDescription;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.Columns;
import io.mercator.api.schema.Identity;
import io.mercator.api.schema.Index;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.ReferentialAction;
import io.mercator.api.schema.SchemaDifference;
import io.mercator.api.schema.SchemaDifference.Kind;
import io.mercator.api.schema.Table;
import io.mercator.api.schema.View;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a schema of MariaDB has, as descriptions, as tables, and as differences from those of the program. */
class MariadbInspectionTest {
    /** A column of each type, with all that a column may have. */
    private static final class Things extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<Short> small = column("small", SMALLINT);
        final Column<Long> big = column("big", BIGINT, notNull());
        final Column<BigDecimal> price = column("price", DECIMAL.of(10, 2), serverDefault("-1.5"));
        final Column<Float> ratio = column("ratio", REAL);
        final Column<Double> weight = column("weight", DOUBLE);
        final Column<Boolean> active = column("active", BOOLEAN, notNull(), serverDefault(BOOLEAN, true));
        final Column<String> name = column("name", STRING.length(40), unique(), serverDefault(STRING, "it's: new"));
        final Column<String> code = column("code", STRING.length(3).fixed(), indexed());
        final Column<String> note = column("note", TEXT);
        final Column<String> document = column("document", JSON);
        final Column<byte[]> raw = column("raw", BINARY);
        final Column<byte[]> digest = column("digest", BINARY.length(32));
        final Column<LocalDate> day = column("day", DATE);
        final Column<?> at = column("at", TIME);
        final Column<?> stamp = column("stamp", TIMESTAMP, serverDefault("CURRENT_TIMESTAMP"));
        final Column<?> from = column("from", TIMESTAMP, serverDefault(TIMESTAMP, LocalDateTime.of(2026, 1, 2, 3, 4)));
        final Column<byte[]> mark = column("mark", BINARY.length(4), serverDefault(BINARY, new byte[] {1, 39}));
        final Column<String> path = column("path", STRING.length(40), serverDefault(STRING, "C:\\dir"));
        final Column<Double> half = column("half", DOUBLE, serverDefault(DOUBLE, 0.5));
        final Column<Integer> sum = column("sum", INTEGER, serverDefault("1 + 2"));
        final Column<?> instant = column("instant", INSTANT, serverDefault("now()"));
        final Column<UUID> uuid = column("uuid", UUID);
        final Column<Long> twice = column("twice", BIGINT, computed(multiply(big, constant(2L))));
        final Column<String> shout = column("shout", STRING.length(41), computedStored(concat(name, constant("!"))));
        final Column<Integer> mixed = column("Mixed Case", INTEGER);
        final Column<Integer> order = column("order", INTEGER);

        Things(MetaData metadata) {
            super(metadata, "things");
            uniqueConstraint("uq_pair", big, code);
            checkConstraint("ck_big", big.gt(constant(0L)));
            checkConstraint(null, or(name.ne(constant("it's \\ odd")), and(small.isNull(), big.lt(constant(9L)))));
            comment("all of them");
            index(Index.of("ix_down", big.desc(), code));
            index(Index.of("ux_day", day).unique());
        }
    }

    private static final class Parts extends Table {
        final Column<String> region = column("region", STRING.length(5), primaryKey());
        final Column<Integer> number = column("number", INTEGER, primaryKey());
        final Column<Integer> thing =
                column("thing_id", INTEGER, references("things.id"), onDelete(ReferentialAction.SET_NULL));
        final Column<String> upRegion = column("up_region", STRING.length(5));
        final Column<Integer> upNumber = column("up_number", INTEGER);

        Parts(MetaData metadata) {
            super(metadata, "parts");
            foreignKey(upRegion, upNumber)
                    .named("fk_up")
                    .onDelete(ReferentialAction.CASCADE)
                    .references(region, number);
        }
    }

    private static final class Fine extends View {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<String> label = column("label", STRING.length(40));

        Fine(MetaData metadata, Things things) {
            super(metadata, "fine", select(things.id, things.name).from(things).where(things.big.gt(constant(10L))));
        }
    }

    private final TestSchema schema = new TestSchema();
    private final TestSchema second = new TestSchema();
    private final Engine engine = schema.engine;
    private final Engine other = second.engine;

    @AfterEach
    void close() {
        schema.close();
        second.close();
    }

    private static MetaData rich() {
        MetaData metadata = new MetaData();
        Things things = new Things(metadata);
        new Parts(metadata);
        new Fine(metadata, things);
        return metadata;
    }

    private static void sql(Engine engine, String... statements) {
        engine.begin(connection -> {
            for (String statement : statements) {
                connection.execute(text(statement));
            }
        });
    }

    @Test
    void whatWasCreatedIsReflectedAndCreatedElsewhereWithoutADifference() {
        MetaData declared = rich();
        declared.createAll(engine);
        assertThat(declared.diff(engine)).isEmpty();
        MetaData reflected = new MetaData().reflect(engine);
        assertThat(reflected.tables()).extracting(Table::name).containsExactlyInAnyOrder("things", "parts", "fine");
        assertThat(reflected.diff(engine)).isEmpty();
        reflected.createAll(other);
        assertThat(reflected.diff(other)).isEmpty();
        assertThat(declared.diff(other)).isEmpty();
        assertThat(new MetaData().reflect(other).diff(engine)).isEmpty();
        reflected.dropAll(other);
        assertThat(other.inspector().tableNames()).isEmpty();
        assertThat(other.inspector().viewNames()).isEmpty();
    }

    @Test
    void theInspectorDescribesTables() {
        rich().createAll(engine);
        Inspector inspector = engine.inspector();
        assertThat(inspector.tableNames()).containsExactly("parts", "things");
        assertThat(inspector.viewNames()).containsExactly("fine");
        assertThat(inspector.schemaNames()).contains(schema.name, "information_schema");
        TableDescription things = inspector.getTable("things");
        assertThat(things.isView()).isFalse();
        assertThat(things.primaryKey().orElseThrow().columns()).containsExactly("id");
        ColumnDescription id = things.findColumn("id").orElseThrow();
        assertThat(id.identity()).contains(Identity.BY_DEFAULT);
        assertThat(id.nullable()).isFalse();
        ColumnDescription name = things.findColumn("name").orElseThrow();
        assertThat(name.type()).isEqualTo(STRING.length(40));
        assertThat(name.defaultSql()).isEqualTo("'it''s: new'");
        assertThat(things.findColumn("code").orElseThrow().type())
                .isEqualTo(STRING.length(3).fixed());
        assertThat(things.findColumn("twice").orElseThrow().computedSql()).isEqualTo("big * 2");
        assertThat(things.findColumn("Mixed Case").orElseThrow().type()).isEqualTo(INTEGER);
        assertThat(things.findColumn("order")).isPresent();
        assertThat(things.uniques())
                .extracting(key -> key.columns().toString())
                .containsExactlyInAnyOrder("[name]", "[big, code]", "[day]");
        assertThat(things.checks())
                .extracting(check -> check.name().orElse("-") + " " + check.sql())
                .containsExactlyInAnyOrder(
                        "ck_big big > 0",
                        "- name <> concat('it''s ',char(92 using utf8mb4),' odd') or small is null and big < 9");
        assertThat(things.comment()).contains("all of them");
        assertThat(things.indexes())
                .extracting(index -> index.name() + " " + index.unique() + " "
                        + index.parts().get(0).text() + " "
                        + index.parts().get(0).descending())
                .containsExactlyInAnyOrder("ix_things_code false code false", "ix_down false big true");
        TableDescription parts = inspector.getTable("parts");
        assertThat(parts.foreignKeys())
                .extracting(key -> key.name().orElse("-")
                        + key.columns()
                        + key.referencedTable()
                        + key.referencedColumns()
                        + key.onDelete()
                        + key.deferred())
                .containsExactlyInAnyOrder(
                        "-[thing_id]things[id]SET_NULLfalse",
                        "fk_up[up_region, up_number]parts[region, number]CASCADEfalse");
        TableDescription fine = inspector.findTable("fine").orElseThrow();
        assertThat(fine.viewSql())
                .isEqualTo("select things.id AS id,things.name AS label from things where things.big > 10");
        assertThat(fine.columns()).extracting(ColumnDescription::name).containsExactly("id", "label");
        assertThat(inspector.findTable("nothing")).isEmpty();
        assertThatThrownBy(() -> inspector.getTable("thing"))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("has no table or view 'thing'. Did you mean 'things'?");
        engine.begin(
                connection -> assertThat(connection.inspector().tableNames()).hasSize(2));
    }

    @Test
    void differencesAreListedWithTheStatementsThatEndThem() {
        sql(
                engine,
                "CREATE TABLE kept (id INTEGER NOT NULL PRIMARY KEY, a INTEGER, b VARCHAR(10), gone INTEGER,"
                        + " CHECK (a > 1))",
                "CREATE INDEX ix_old ON kept (a)",
                "CREATE TABLE extra (id INTEGER NOT NULL)",
                "CREATE VIEW old_view AS SELECT id FROM kept");
        MetaData metadata = new MetaData();
        Table fresh = Table.of(metadata, "fresh", Columns.column("id", INTEGER, primaryKey(), assigned()));
        Table kept = Table.in(metadata, null, "kept");
        kept.add(Columns.column("id", INTEGER, primaryKey(), assigned()));
        Column<Integer> a = kept.add(Columns.column("a", INTEGER, notNull()));
        Column<String> b = kept.add(Columns.column("b", STRING.length(20)));
        kept.add(Columns.column("added", INTEGER));
        kept.uniqueConstraint(a, b);
        kept.foreignKey(a).named("fk_fresh").references("fresh.id");
        kept.index(Index.of("ix_new", b));
        List<SchemaDifference> differences = metadata.diff(engine);
        assertThat(differences)
                .extracting(SchemaDifference::kind)
                .containsExactlyInAnyOrder(
                        Kind.MISSING_TABLE,
                        Kind.CHANGED_COLUMN,
                        Kind.CHANGED_COLUMN,
                        Kind.MISSING_COLUMN,
                        Kind.EXTRA_COLUMN,
                        Kind.MISSING_FOREIGN_KEY,
                        Kind.MISSING_UNIQUE,
                        Kind.EXTRA_CHECK,
                        Kind.MISSING_INDEX,
                        Kind.EXTRA_INDEX,
                        Kind.EXTRA_TABLE,
                        Kind.EXTRA_VIEW)
                .hasSize(12);
        assertThat(differences)
                .extracting(SchemaDifference::toString)
                .contains("CHANGED_COLUMN kept, declared: b" + " VARCHAR(20), present: b VARCHAR(10)");
        assertThat(differences.stream().flatMap(each -> each.statements().stream()))
                .contains(
                        "CREATE TABLE fresh ( id INTEGER NOT NULL, PRIMARY KEY (id) ) ENGINE = InnoDB"
                                + " DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin",
                        "ALTER TABLE kept ADD COLUMN added INTEGER",
                        "ALTER TABLE kept DROP COLUMN gone",
                        "CREATE INDEX ix_new ON kept (b)",
                        "DROP INDEX ix_old ON kept",
                        "DROP VIEW old_view",
                        "DROP TABLE extra");
        assertThat(fresh.columns()).hasSize(1);
        for (SchemaDifference difference : differences) {
            boolean view = difference.kind() == Kind.EXTRA_VIEW;
            if (view) {
                difference.statements().forEach(statement -> sql(engine, statement));
            }
        }
        for (SchemaDifference difference : differences) {
            if (difference.kind() != Kind.EXTRA_VIEW && difference.kind() != Kind.MISSING_FOREIGN_KEY) {
                difference.statements().forEach(statement -> sql(engine, statement));
            }
        }
        assertThat(metadata.diff(engine))
                .extracting(SchemaDifference::kind)
                .containsExactlyInAnyOrder(
                        Kind.CHANGED_COLUMN,
                        Kind.CHANGED_COLUMN,
                        Kind.MISSING_FOREIGN_KEY,
                        Kind.MISSING_UNIQUE,
                        Kind.EXTRA_CHECK);
    }
}
