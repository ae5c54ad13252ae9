package io.mercator.dialect.kit;

import static io.mercator.api.schema.Columns.computed;
import static io.mercator.api.schema.Columns.indexed;
import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.onDelete;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.schema.Columns.serverDefault;
import static io.mercator.api.schema.Columns.unique;
import static io.mercator.api.sql.Functions.lower;
import static io.mercator.api.sql.Sql.constant;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.multiply;
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

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.Dialect;
import io.mercator.api.engine.Engine;
import io.mercator.api.error.SchemaException;
import io.mercator.api.inspect.ColumnDescription;
import io.mercator.api.inspect.Inspector;
import io.mercator.api.inspect.TableDescription;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.ForeignKeyBuilder;
import io.mercator.api.schema.Identity;
import io.mercator.api.schema.Index;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.ReferentialAction;
import io.mercator.api.schema.Table;
import io.mercator.api.schema.View;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is created is found again: as descriptions, as tables, and without a difference. */
abstract class InspectionContract {
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
        final Column<?> instant = column("instant", INSTANT);
        final Column<UUID> uuid = column("uuid", UUID);
        final Column<Integer> mixed = column("Mixed Case", INTEGER);
        final Column<Integer> order = column("order", INTEGER);

        Things(MetaData metadata, boolean computes) {
            super(metadata, "things");
            if (computes) {
                column("twice", BIGINT, computed(multiply(big, constant(2L))));
            }
            uniqueConstraint("uq_pair", big, code);
            checkConstraint("ck_big", big.gt(constant(0L)));
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

        Parts(MetaData metadata, boolean defers) {
            super(metadata, "parts");
            ForeignKeyBuilder up = foreignKey(upRegion, upNumber).named("fk_up").onDelete(ReferentialAction.CASCADE);
            (defers ? up.deferred() : up).references(region, number);
        }
    }

    private static final class Fine extends View {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<String> label = column("label", STRING.length(40));

        Fine(MetaData metadata, Things things) {
            super(metadata, "fine", select(things.id, things.name).from(things).where(things.big.gt(constant(10L))));
        }
    }

    /** Names in upper case, as a database that folds bare names has them. */
    private static final class Upper extends Table {
        final Column<Integer> number = column("CUST_NO", INTEGER, primaryKey());
        final Column<Integer> up = column("UP_NO", INTEGER, references("CUST_MST.CUST_NO"));
        final Column<String> name = column("CUST_NM", STRING.length(40), notNull(), unique());

        Upper(MetaData metadata) {
            super(metadata, "CUST_MST");
            index(Index.of("IX_UP", up, name));
        }
    }

    private final DatabaseUnderTest under;
    private OpenDatabase first;
    private OpenDatabase second;
    private Engine engine;
    private Engine other;

    InspectionContract(DatabaseUnderTest under) {
        this.under = under;
    }

    @BeforeEach
    void open() {
        first = under.open();
        second = under.open();
        engine = first.engine();
        other = second.engine();
    }

    @AfterEach
    void close() {
        first.close();
        second.close();
    }

    private static MetaData rich(Engine engine) {
        Dialect dialect = engine.dialect();
        MetaData metadata = new MetaData();
        Things things = new Things(metadata, dialect.has(Capability.COMPUTED_COLUMNS));
        if (dialect.has(Capability.PARTIAL_INDEXES) && dialect.has(Capability.EXPRESSION_INDEXES)) {
            things.index(
                    Index.of("ix_some", lower(things.name), things.big.desc()).where(things.active.eq(constant(true))));
        }
        new Parts(metadata, dialect.has(Capability.DEFERRED_FOREIGN_KEYS));
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
    void namesInUpperCaseAreTheSameWhereTheDatabaseFoldsThem() {
        if (!Inspecting.isHad(under, engine)) {
            return;
        }
        MetaData declared = new MetaData();
        new Upper(declared);
        declared.createAll(engine);
        declared.createAll(engine);

        assertThat(declared.diff(engine)).isEmpty();
        assertThat(declared.reflect(engine).tables()).hasSize(1);
        MetaData reflected = new MetaData().reflect(engine);
        assertThat(reflected.diff(engine)).isEmpty();
        reflected.createAll(other);
        assertThat(declared.diff(other)).isEmpty();
    }

    @Test
    void whatWasCreatedIsReflectedAndCreatedElsewhereWithoutADifference() {
        if (!Inspecting.isHad(under, engine)) {
            return;
        }
        MetaData declared = rich(engine);
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

    /** A class of the application. */
    static final class Thing {
        private Integer id;
        private String label;
    }

    @Test
    void reflectedTablesAreQueriedAndMapped() {
        if (!Inspecting.isHad(under, engine)) {
            return;
        }
        sql(
                engine,
                "CREATE TABLE legacy_owner (id INTEGER NOT NULL PRIMARY KEY, label VARCHAR(20))",
                "CREATE TABLE legacy_pet (id INTEGER NOT NULL PRIMARY KEY, owner INTEGER NOT NULL"
                        + " REFERENCES legacy_owner (id))");
        MetaData metadata = new MetaData().reflect(engine, "legacy_pet"::equals);
        Table owners = metadata.findTable("legacy_owner").orElseThrow();
        Table pets = metadata.findTable("legacy_pet").orElseThrow();
        Column<Integer> ownerId = owners.get("id", INTEGER);
        Column<String> label = owners.get("label", STRING);
        Registry registry = new Registry();
        registry.map(Thing.class, owners)
                .construct(Thing::new)
                .property(ownerId, thing -> thing.id, (thing, value) -> thing.id = value)
                .property(label, thing -> thing.label, (thing, value) -> thing.label = value);
        try (Session session = SessionFactory.of(registry).bind(engine).open()) {
            Thing thing = new Thing();
            thing.id = 7;
            thing.label = "Jane";
            session.add(thing);
            session.commit();
        }
        engine.begin(connection -> {
            connection.execute(insert(pets).set(pets.get("id", INTEGER), 1).set(pets.get("owner", INTEGER), 7));
            assertThat(connection.execute(select(label).from(pets).join(owners)).scalar())
                    .isEqualTo("Jane");
        });
    }

    @Test
    void theInspectorDescribesTables() {
        if (!Inspecting.isHad(under, engine)) {
            return;
        }
        rich(engine).createAll(engine);
        Inspector inspector = engine.inspector();

        assertThat(inspector.tableNames()).containsExactly("parts", "things");
        assertThat(inspector.viewNames()).containsExactly("fine");
        TableDescription things = inspector.getTable("things");
        assertThat(things.isView()).isFalse();
        assertThat(things.primaryKey().orElseThrow().columns()).containsExactly("id");
        ColumnDescription id = things.findColumn("id").orElseThrow();
        assertThat(id.identity()).contains(Identity.BY_DEFAULT);
        assertThat(id.nullable()).isFalse();
        assertThat(things.findColumn("name").orElseThrow().type()).isEqualTo(STRING.length(40));
        assertThat(things.findColumn("name").orElseThrow().nullable()).isTrue();
        assertThat(things.findColumn("Mixed Case").orElseThrow().type()).isEqualTo(INTEGER);
        assertThat(things.findColumn("order")).isPresent();
        assertThat(things.uniques()).extracting(key -> key.columns().toString()).contains("[name]", "[big, code]");
        assertThat(things.checks())
                .extracting(check -> check.name().orElse("-"))
                .contains("ck_big");
        assertThat(things.indexes())
                .extracting(index -> index.name() + " " + index.unique())
                .contains("ix_things_code false", "ix_down false");
        assertThat(inspector.getTable("parts").foreignKeys())
                .extracting(key -> key.columns() + key.referencedTable() + key.referencedColumns() + key.onDelete())
                .containsExactlyInAnyOrder(
                        "[thing_id]things[id]SET_NULL", "[up_region, up_number]parts[region, number]CASCADE");
        assertThat(inspector.findTable("fine").orElseThrow().columns())
                .extracting(ColumnDescription::name)
                .containsExactly("id", "label");
        assertThat(inspector.findTable("nothing")).isEmpty();
        assertThatThrownBy(() -> inspector.getTable("thing"))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("has no table or view 'thing'. Did you mean 'things'?");
    }
}
