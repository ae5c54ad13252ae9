package io.mercator.dialect.postgresql;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.computedStored;
import static io.mercator.api.schema.Columns.indexed;
import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.onDelete;
import static io.mercator.api.schema.Columns.onKeyUpdate;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.schema.Columns.serverDefault;
import static io.mercator.api.schema.Columns.unique;
import static io.mercator.api.schema.Columns.withComment;
import static io.mercator.api.sql.Functions.lower;
import static io.mercator.api.sql.Sql.constant;
import static io.mercator.api.sql.Sql.multiply;
import static io.mercator.api.sql.Sql.or;
import static io.mercator.api.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.inspect.ColumnDescription;
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
import io.mercator.api.sql.Sql;
import io.mercator.api.type.Types;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a live PostgreSQL has, and that what is created, reflected and created elsewhere has no difference. */
class PostgresqlInspectionTest {
    /** A column of each type, with all that a column may have. */
    private static final class Things extends Table {
        final Column<Integer> id = column("id", Types.INTEGER, primaryKey());
        final Column<Short> small = column("small", Types.SMALLINT, serverDefault(Types.SMALLINT, (short) -3));
        final Column<Long> big = column("big", Types.BIGINT, notNull(), withComment("it's \"big\""));
        final Column<BigDecimal> price = column("price", Types.DECIMAL.of(10, 2), serverDefault("-1.5"));
        final Column<BigDecimal> loose =
                column("loose", Types.DECIMAL, serverDefault(Types.DECIMAL, new BigDecimal("1.50")));
        final Column<Float> ratio = column("ratio", Types.REAL, serverDefault(Types.REAL, -0.1f));
        final Column<Double> weight = column("weight", Types.DOUBLE, serverDefault(Types.DOUBLE, 1e10));
        final Column<Boolean> active = column("active", Types.BOOLEAN, notNull(), serverDefault(Types.BOOLEAN, true));
        final Column<String> name =
                column("name", Types.STRING.length(40), unique(), serverDefault(Types.STRING, "it's: \\new"));
        final Column<String> code = column("code", Types.STRING.length(3).fixed(), indexed());
        final Column<String> note = column("note", Types.TEXT, serverDefault("lower('X')"));
        final Column<String> document = column("document", Types.JSON, serverDefault(Types.JSON, "{}"));
        final Column<byte[]> raw = column("raw", Types.BINARY, serverDefault(Types.BINARY, new byte[] {1, -1}));
        final Column<LocalDate> day = column("day", Types.DATE, serverDefault(Types.DATE, LocalDate.of(2026, 3, 29)));
        final Column<LocalTime> at = column("at", Types.TIME, serverDefault(Types.TIME, LocalTime.of(2, 30)));
        final Column<?> stamp = column("stamp", Types.TIMESTAMP, serverDefault("CURRENT_TIMESTAMP"));
        final Column<Instant> instant =
                column("instant", Types.INSTANT, serverDefault(Types.INSTANT, Instant.parse("2026-03-29T00:30:00.5Z")));
        final Column<Duration> length = column("length", Types.DURATION);
        final Column<UUID> uuid = column("uuid", Types.UUID, serverDefault(Types.UUID, new UUID(0, 1)));
        final Column<Long> twice =
                column("twice", Types.BIGINT, computedStored(multiply(Sql.add(big, constant(1L)), constant(2L))));
        final Column<Integer> mixed = column("Mixed Case", Types.INTEGER);
        final Column<Integer> order = column("order", Types.INTEGER);

        Things(MetaData metadata) {
            super(metadata, "things");
            comment("what there is");
            uniqueConstraint("uq_pair", big, code);
            checkConstraint("ck_big", big.gt(constant(0L)));
            checkConstraint(
                    null,
                    or(
                            name.ne(constant("")),
                            big.between(constant(1L), constant(5L)).not()));
            index(Index.of("ix_down", big.desc(), code));
            index(Index.of("ux_day", day).unique());
            index(Index.of("ix_some", lower(name), Sql.add(big, constant(1L)).desc())
                    .where(active.eq(constant(true))));
        }
    }

    private static final class Parts extends Table {
        final Column<String> region = column("region", Types.STRING.length(5), primaryKey());
        final Column<Integer> number = column("number", Types.INTEGER, primaryKey());
        final Column<Integer> thing = column(
                "thing_id",
                Types.INTEGER,
                references("things.id"),
                onDelete(ReferentialAction.SET_NULL),
                onKeyUpdate(ReferentialAction.CASCADE));
        final Column<String> upRegion = column("up_region", Types.STRING.length(5));
        final Column<Integer> upNumber = column("up_number", Types.INTEGER);

        Parts(MetaData metadata) {
            super(metadata, "parts");
            foreignKey(upRegion, upNumber)
                    .named("fk_up")
                    .onDelete(ReferentialAction.CASCADE)
                    .deferred()
                    .references(region, number);
        }
    }

    private static final class Fine extends View {
        final Column<Integer> id = column("id", Types.INTEGER, primaryKey());
        final Column<String> label = column("label", Types.STRING.length(40));

        Fine(MetaData metadata, Things things) {
            super(
                    metadata,
                    "fine",
                    select(things.id, things.name)
                            .from(things)
                            .where(or(things.big.gt(constant(10L)), things.name.eq(constant("x")))));
        }
    }

    private static final class Changed extends View {
        final Column<Integer> id = column("id", Types.INTEGER, primaryKey());

        Changed(MetaData metadata, Column<Integer> id, Column<Integer> a) {
            super(metadata, "changed", select(id).where(a.gt(constant(2))));
        }
    }

    private TestSchema schema;
    private TestSchema other;

    @BeforeEach
    void open() {
        schema = new TestSchema();
        other = new TestSchema();
    }

    @AfterEach
    void close() {
        schema.close();
        other.close();
    }

    private static MetaData rich() {
        MetaData metadata = new MetaData();
        Things things = new Things(metadata);
        new Parts(metadata);
        new Fine(metadata, things);
        return metadata;
    }

    @Test
    void whatWasCreatedIsReflectedAndCreatedElsewhereWithoutADifference() {
        MetaData declared = rich();
        declared.createAll(schema.engine);
        declared.createAll(schema.engine);
        assertThat(declared.diff(schema.engine)).isEmpty();
        MetaData reflected = new MetaData().reflect(schema.engine);
        assertThat(reflected.tables()).extracting(Table::name).containsExactlyInAnyOrder("things", "parts", "fine");
        assertThat(reflected.diff(schema.engine)).isEmpty();
        reflected.createAll(other.engine);
        assertThat(reflected.diff(other.engine)).isEmpty();
        assertThat(declared.diff(other.engine)).isEmpty();
        assertThat(new MetaData().reflect(other.engine).diff(schema.engine)).isEmpty();
        reflected.dropAll(other.engine);
        assertThat(other.engine.inspector().tableNames()).isEmpty();
        assertThat(other.engine.inspector().viewNames()).isEmpty();
    }

    @Test
    void theInspectorDescribesTables() {
        rich().createAll(schema.engine);
        assertThat(schema.engine.inspector().schemaNames()).contains(schema.name, "public");
        assertThat(schema.engine.inspector().tableNames(schema.name)).containsExactly("parts", "things");
        TableDescription things = schema.engine.inspector().getTable("things");
        assertThat(things.comment()).contains("what there is");
        assertThat(things.primaryKey().orElseThrow().name()).isEmpty();
        assertThat(things.columns())
                .extracting(ColumnDescription::databaseType)
                .contains("character varying(40)", "uuid");
        assertThat(things.findColumn("id").orElseThrow().identity()).contains(Identity.BY_DEFAULT);
        assertThat(things.findColumn("big").orElseThrow().commentOrNull()).isEqualTo("it's \"big\"");
        assertThat(things.findColumn("name").orElseThrow().defaultSql()).isEqualTo("E'it''s: \\\\new'");
        assertThat(things.findColumn("twice").orElseThrow().computedSql()).isEqualTo("(big + 1) * 2");
        assertThat(things.findColumn("instant").orElseThrow().defaultSql()).isEqualTo("'2026-03-29 00:30:00.5+00'");
        assertThat(things.uniques())
                .extracting(key -> key.name().orElse("-") + key.columns())
                .containsExactly("-[name]", "uq_pair[big, code]");
        assertThat(things.checks().get(0).name()).contains("ck_big");
        assertThat(things.checks().get(1).name()).isEmpty();
        assertThat(things.indexes())
                .extracting(index -> index.name()
                        + index.unique()
                        + index.parts().get(0).text()
                        + index.parts().get(0).descending()
                        + index.where().orElse(""))
                .containsExactly(
                        "ix_downfalsebigtrue",
                        "ix_somefalselower((name)::text)falseactive = true",
                        "ix_things_codefalsecodefalse",
                        "ux_daytruedayfalse");
        assertThat(schema.engine.inspector().getTable("parts").foreignKeys())
                .extracting(key -> key.name().orElse("-")
                        + key.columns()
                        + key.referencedTable()
                        + key.referencedColumns()
                        + key.onDelete()
                        + key.onUpdate()
                        + key.deferred())
                .containsExactlyInAnyOrder(
                        "-[thing_id]things[id]SET_NULLCASCADEfalse",
                        "fk_up[up_region, up_number]parts[region, number]CASCADENO_ACTIONtrue");
        assertThat(schema.engine.inspector().findTable("fine").orElseThrow().isView())
                .isTrue();
        assertThat(schema.engine.inspector().findTable("nothing")).isEmpty();
    }

    @Test
    void tablesOfOtherProgramsAreReflectedAndUsed() {
        schema.sql(
                "CREATE TYPE mood AS ENUM ('sad', 'happy')",
                "CREATE TABLE owner (id bigserial PRIMARY KEY, label varchar, tags text[], facts jsonb, feels mood,"
                        + " stay interval DEFAULT '1 day', seen timestamptz(3), n bit(3),"
                        + " EXCLUDE (label WITH =))",
                "CREATE TABLE pet (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, owner bigint NOT NULL"
                        + " REFERENCES owner ON DELETE RESTRICT, kind text, UNIQUE (kind, owner))",
                "CREATE INDEX ON pet (kind) INCLUDE (owner)");
        MetaData metadata = new MetaData().reflect(schema.engine, "pet"::equals);
        Table owners = metadata.findTable("owner").orElseThrow();
        Table pets = metadata.findTable("pet").orElseThrow();
        assertThat(owners.get("id", Types.BIGINT).isGenerated()).isTrue();
        assertThat(pets.get("id", Types.INTEGER).identity()).contains(Identity.ALWAYS);
        assertThat(pets.indexes())
                .singleElement()
                .satisfies(index -> assertThat(index.items()).hasSize(1));
        assertThat(metadata.diff(schema.engine)).isEmpty();
        schema.sql("INSERT INTO owner (label, tags, facts, feels, seen, n) VALUES"
                + " ('ann', '{a,\"b c\"}', '{\"a\":1}', 'happy', '2026-01-01 00:00:00+00', B'101')");
        Column<?> tags = owners.findColumn("tags").orElseThrow();
        Column<?> stay = owners.findColumn("stay").orElseThrow();
        Column<?> facts = owners.findColumn("facts").orElseThrow();
        assertThat(schema.scalars(select(tags))).containsExactly(List.of("a", "b c"));
        assertThat(schema.scalars(select(stay))).containsExactly("1 day");
        assertThat(schema.scalars(select(facts))).containsExactly("{\"a\": 1}");
    }

    @Test
    void differencesAreListedWithTheStatementsThatEndThem() {
        schema.sql(
                "CREATE TABLE kept (id INTEGER NOT NULL PRIMARY KEY, a INTEGER, b VARCHAR(10), gone INTEGER,"
                        + " CHECK (a > 1))",
                "CREATE INDEX ix_old ON kept (a)",
                "CREATE TABLE extra (id INTEGER NOT NULL)",
                "CREATE VIEW old_view AS SELECT id FROM kept",
                "CREATE VIEW changed AS SELECT id FROM kept WHERE a > 1");
        MetaData metadata = new MetaData();
        Table kept = Table.in(metadata, null, "kept");
        Column<Integer> id = kept.add(Columns.column("id", Types.INTEGER, primaryKey(), assigned()));
        Column<Integer> a = kept.add(Columns.column("a", Types.INTEGER, notNull()));
        Column<String> b = kept.add(Columns.column("b", Types.STRING.length(20)));
        kept.add(Columns.column("added", Types.INTEGER));
        kept.checkConstraint(null, a.gt(constant(2)));
        kept.index(Index.of("ix_new", b));
        new Changed(metadata, id, a);
        List<SchemaDifference> differences = metadata.diff(schema.engine);
        assertThat(differences)
                .extracting(SchemaDifference::kind)
                .containsExactlyInAnyOrder(
                        Kind.CHANGED_COLUMN,
                        Kind.CHANGED_COLUMN,
                        Kind.MISSING_COLUMN,
                        Kind.EXTRA_COLUMN,
                        Kind.MISSING_CHECK,
                        Kind.EXTRA_CHECK,
                        Kind.MISSING_INDEX,
                        Kind.EXTRA_INDEX,
                        Kind.EXTRA_TABLE,
                        Kind.EXTRA_VIEW,
                        Kind.CHANGED_VIEW);
        schema.sql(differences.stream()
                .sorted((left, right) ->
                        Boolean.compare(right.kind() == Kind.EXTRA_VIEW, left.kind() == Kind.EXTRA_VIEW))
                .filter(difference -> difference.kind() != Kind.CHANGED_VIEW)
                .flatMap(difference -> difference.statements().stream())
                .toArray(String[]::new));
        assertThat(metadata.diff(schema.engine))
                .extracting(SchemaDifference::kind)
                .containsExactlyInAnyOrder(
                        Kind.CHANGED_COLUMN,
                        Kind.CHANGED_COLUMN,
                        Kind.MISSING_CHECK,
                        Kind.EXTRA_CHECK,
                        Kind.CHANGED_VIEW);
    }

    @Test
    void aConnectionThatReadsOnlyComparesTextsAndChangesNothing() {
        MetaData declared = rich();
        declared.createAll(schema.engine);
        try (var connection = schema.engine.connect(o -> o.readOnly(true))) {
            assertThat(connection.inspector().tableNames()).containsExactly("parts", "things");
        }
        assertThat(declared.diff(schema.engine)).isEmpty();
        assertThat(schema.scalars("SELECT count(*) FROM pg_class WHERE relname = 'mercator_spelling'"))
                .containsExactly(0L);
    }
}
