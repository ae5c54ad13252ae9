package io.mercator.it;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.computed;
import static io.mercator.api.schema.Columns.computedStored;
import static io.mercator.api.schema.Columns.indexed;
import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.schema.Columns.unique;
import static io.mercator.api.schema.Columns.withComment;
import static io.mercator.api.sql.Sql.constant;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.multiply;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.update;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Connection;
import io.mercator.api.engine.Engine;
import io.mercator.api.error.CompileException;
import io.mercator.api.error.SchemaException;
import io.mercator.api.error.StatementException;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.CreateTable;
import io.mercator.api.schema.DdlDialect;
import io.mercator.api.schema.DdlListener;
import io.mercator.api.schema.DdlStatement;
import io.mercator.api.schema.DdlText;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.NamingConvention;
import io.mercator.api.schema.Table;
import io.mercator.api.schema.View;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.dialect.kit.StatementRecorder;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Computed columns, views, temporary tables, schemas, names and statements of one's own in a definition. */
class DefinitionTest {
    static final class Line {
        private int id;
        private int price;
        private int quantity;
        private Integer total;

        int id() {
            return id;
        }

        void id(int newId) {
            id = newId;
        }

        int price() {
            return price;
        }

        void price(int newPrice) {
            price = newPrice;
        }

        int quantity() {
            return quantity;
        }

        void quantity(int newQuantity) {
            quantity = newQuantity;
        }

        Integer total() {
            return total;
        }

        void total(Integer newTotal) {
            total = newTotal;
        }
    }

    private static final class Lines extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey(), assigned());
        final Column<Integer> price = column("price", INTEGER, notNull(), withComment("in cents"));
        final Column<Integer> quantity = column("quantity", INTEGER, notNull());
        final Column<Integer> total = column("total", INTEGER, computed(multiply(price, quantity)));

        Lines(MetaData metadata) {
            super(metadata, "lines");
            comment("what was ordered");
        }
    }

    private static final class Stored extends Table {
        final Column<Integer> n = column("n", INTEGER);
        final Column<Integer> twice = column("twice", INTEGER, computedStored(multiply(n, constant(2))));

        Stored(MetaData metadata) {
            super(metadata, "stored");
        }
    }

    private static final class Dear extends View {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<Integer> total = column("total", INTEGER);

        Dear(MetaData metadata, Lines lines) {
            super(metadata, "dear", select(lines.id, lines.total).from(lines).where(lines.total.gt(constant(100))));
        }
    }

    private static final class Scratch extends Table {
        final Column<Integer> n = column("n", INTEGER, notNull());

        Scratch(MetaData metadata) {
            super(metadata, "scratch");
            temporary();
        }
    }

    private final StatementRecorder sent = new StatementRecorder();
    private final MetaData metadata = new MetaData();
    private Engine engine;

    private void open(String kind) {
        engine = Engine.create(Databases.url(kind), o -> o.listener(sent));
    }

    @AfterEach
    void close() {
        assertThat(engine.pool().inUse()).isZero();
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void computedColumnsAreTheDatabasesAlone(String kind) {
        open(kind);
        Lines lines = new Lines(metadata);
        metadata.createAll(engine);
        engine.begin(connection -> {
            connection.execute(
                    insert(lines).set(lines.id, 1).set(lines.price, 7).set(lines.quantity, 3));
            assertThat(connection.execute(select(lines.total).from(lines)).scalar())
                    .isEqualTo(21);
            assertThatThrownBy(() -> connection.execute(
                            insert(lines).set(lines.id, 2).set(lines.price, 7).set(lines.total, 3)))
                    .isInstanceOf(CompileException.class)
                    .hasMessage("The INSERT gives column 'lines.total' a value, which the database computes. Leave it"
                            + " out.");
            assertThatThrownBy(() -> connection.execute(update(lines).set(lines.total, 3)))
                    .isInstanceOf(CompileException.class)
                    .hasMessageContaining("The UPDATE gives column 'lines.total' a value");
        });
        Registry registry = new Registry();
        registry.map(Line.class, lines)
                .construct(Line::new)
                .property(lines.id, Line::id, Line::id)
                .property(lines.price, Line::price, Line::price)
                .property(lines.quantity, Line::quantity, Line::quantity)
                .property(lines.total, Line::total, Line::total);
        SessionFactory sessions = SessionFactory.of(registry).bind(engine);
        try (Session session = sessions.open()) {
            Line line = new Line();
            line.id(5);
            line.price(10);
            line.quantity(4);
            line.total(999);
            session.add(line);
            session.flush();
            assertThat(session.read(line, lines.total)).isEqualTo(40);
            line.quantity(5);
            session.flush();
            assertThat(session.read(line, lines.total)).isEqualTo(50);
            session.commit();
            line.total(1);
            assertThat(session.dirty()).isEmpty();
        }
        assertThat(metadata.createStatements(engine.dialect()).get(0))
                .contains("total INTEGER GENERATED ALWAYS AS (price * quantity)");
        metadata.dropAll(engine);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void computedColumnsMayBeStored(String kind) {
        open(kind);
        Stored stored = new Stored(metadata);
        metadata.createAll(engine);
        engine.begin(connection -> {
            connection.execute(insert(stored).set(stored.n, 4));
            assertThat(connection.execute(select(stored.twice).from(stored)).scalar())
                    .isEqualTo(8);
        });
        assertThat(metadata.createStatements(engine.dialect()))
                .containsExactly("CREATE TABLE stored ( n INTEGER, twice INTEGER GENERATED ALWAYS AS (n * 2)"
                        + (kind.equals("sqlite") ? " STORED )" : " )"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void viewsAreTablesThatAQueryFills(String kind) {
        open(kind);
        Lines lines = new Lines(metadata);
        Dear dear = new Dear(metadata, lines);
        metadata.createAll(engine);
        metadata.createAll(engine);
        engine.begin(connection -> {
            connection.execute(
                    insert(lines).set(lines.id, 1).set(lines.price, 7).set(lines.quantity, 3));
            connection.execute(
                    insert(lines).set(lines.id, 2).set(lines.price, 70).set(lines.quantity, 3));
            assertThat(connection
                            .execute(select(dear.id, dear.total, lines.price)
                                    .from(dear)
                                    .join(lines, lines.id.eq(dear.id)))
                            .all()
                            .toString())
                    .isEqualTo("[(2, 210, 70)]");
        });
        assertThat(metadata.createStatements(engine.dialect()).get(1))
                .isEqualTo("CREATE VIEW dear (id, total) AS SELECT lines.id, lines.total FROM lines"
                        + " WHERE lines.total > 100");
        assertThat(metadata.dropStatements(engine.dialect())).containsExactly("DROP VIEW dear", "DROP TABLE lines");
        metadata.dropAll(engine);
        metadata.createAll(engine);
        assertThatThrownBy(() -> new View(metadata, "v", select(lines.id).where(lines.id.eq(5))) {})
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("not final");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void temporaryTablesLiveWithTheirConnection(String kind) {
        open(kind);
        Scratch scratch = new Scratch(metadata);
        metadata.createAll(engine);
        assertThat(sent.lines()).isEmpty();
        try (Connection connection = engine.connect()) {
            metadata.createAll(connection);
            metadata.createAll(connection);
            connection.execute(insert(scratch).set(scratch.n, 5));
            connection.commit();
            assertThat(connection.execute(select(scratch.n).from(scratch)).scalar())
                    .isEqualTo(5);
            assertThat(sent.lines())
                    .anyMatch(sql -> sql.startsWith(
                            kind.equals("derby")
                                    ? "DECLARE GLOBAL TEMPORARY TABLE \"SESSION\".scratch (n INTEGER NOT NULL)"
                                    : "CREATE TEMPORARY TABLE scratch ("));
            metadata.dropAll(connection);
            metadata.dropAll(connection);
            connection.commit();
            assertThatThrownBy(() -> connection.execute(select(scratch.n).from(scratch)))
                    .isInstanceOf(StatementException.class);
            connection.rollback();
        }
    }

    private static final class KeyedScratch extends Table {
        final Column<Integer> n = column("n", INTEGER, primaryKey());

        KeyedScratch(MetaData metadata) {
            super(metadata, "keyed");
            temporary();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"derby"})
    void temporaryTablesWithKeysAreRefusedByDerby(String kind) {
        open(kind);
        new KeyedScratch(metadata);
        try (Connection connection = engine.connect()) {
            assertThatThrownBy(() -> metadata.createAll(connection))
                    .isInstanceOf(CompileException.class)
                    .hasMessageContaining(
                            "'keyed' has keys, constraints or indexes, which Derby's temporary tables do");
        }
    }

    private static final class Owned extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey(), assigned());

        Owned(MetaData metadata) {
            super(metadata, "shop", "owned");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"derby"})
    void schemasAreCreatedWithTheirTables(String kind) {
        open(kind);
        Owned owned = new Owned(metadata);
        metadata.createAll(engine);
        metadata.createAll(engine);
        engine.begin(connection -> connection.execute(insert(owned).set(owned.id, 1)));
        assertThat(metadata.createStatements(engine.dialect()))
                .containsExactly(
                        "CREATE SCHEMA shop", "CREATE TABLE shop.owned ( id INTEGER NOT NULL, PRIMARY KEY (id) )");
        metadata.dropAll(engine);
        metadata.createAll(engine);
    }

    private static final class Named extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<String> code = column("code", STRING.length(5), unique());
        final Column<Integer> parent = column("parent", INTEGER, references("named.id"), indexed());

        Named(MetaData metadata) {
            super(metadata, "named");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aConventionNamesWhatHasNoName(String kind) {
        open(kind);
        metadata.naming(NamingConvention.prefixes());
        new Named(metadata);
        metadata.createAll(engine);
        metadata.createAll(engine);
        assertThat(metadata.createStatements(engine.dialect()))
                .containsExactly(
                        "CREATE TABLE named ( id INTEGER NOT NULL"
                                + (kind.equals("derby") ? " GENERATED BY DEFAULT AS IDENTITY" : "")
                                + ", code VARCHAR(5), parent INTEGER, CONSTRAINT pk_named PRIMARY KEY (id),"
                                + " CONSTRAINT uq_named_code UNIQUE (code),"
                                + " CONSTRAINT fk_named_parent_named FOREIGN KEY(parent) REFERENCES named (id) )",
                        "CREATE INDEX ix_named_parent ON named (parent)");
        metadata.dropAll(engine);
    }

    /** Grants and the like: here an index for each table that is made. */
    private static final class Audit implements DdlListener {
        @Override
        public List<DdlStatement> after(DdlStatement statement, DdlDialect dialect) {
            return statement instanceof CreateTable create
                    ? List.of(new DdlText("CREATE INDEX audit_" + create.table().name() + " ON "
                            + create.table().name() + " (id)"))
                    : List.of();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aListenerAddsStatementsOfItsOwn(String kind) {
        open(kind);
        metadata.listen(new Audit());
        new Lines(metadata);
        assertThat(metadata.createStatements(engine.dialect()))
                .hasSize(2)
                .last()
                .isEqualTo("CREATE INDEX audit_lines ON lines (id)");
        metadata.createAll(engine);
        assertThat(sent.lines()).contains("CREATE INDEX audit_lines ON lines (id) ()");
        sent.clear();
        metadata.createAll(engine);
        assertThat(sent.lines()).noneMatch(sql -> sql.startsWith("CREATE"));
        metadata.dropAll(engine);
    }
}
