package io.mercator.it;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.defaultValue;
import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.onDelete;
import static io.mercator.api.schema.Columns.onKeyUpdate;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.sql.Functions.lower;
import static io.mercator.api.sql.Sql.constant;
import static io.mercator.api.sql.Sql.count;
import static io.mercator.api.sql.Sql.delete;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.literal;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.update;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Connection;
import io.mercator.api.engine.Engine;
import io.mercator.api.error.CompileException;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.error.SchemaException;
import io.mercator.api.error.StatementException;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.Columns;
import io.mercator.api.schema.Index;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.ReferentialAction;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.Insert;
import io.mercator.api.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Constraints, indexes and circles of tables: in force on every database, or refused with the reason. */
class SchemaTest {
    private static final class Orders extends Table {
        final Column<String> region = column("region", STRING.length(5), primaryKey());
        final Column<Integer> number = column("number", INTEGER, primaryKey());
        final Column<String> code = column("code", STRING.length(10));
        final Column<Integer> amount = column("amount", INTEGER);

        Orders(MetaData metadata) {
            super(metadata, "orders");
            uniqueConstraint("uq_code", region, code);
            checkConstraint("ck_amount", amount.gt(constant(0)));
            index(Index.of("ix_amount", amount.desc(), code));
        }
    }

    private static final class Lines extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey(), assigned());
        final Column<String> region = column("region", STRING.length(5));
        final Column<Integer> number = column("number", INTEGER);
        final Column<Integer> parent =
                column("parent", INTEGER, references("lines.id"), onDelete(ReferentialAction.CASCADE));

        Lines(MetaData metadata, Orders orders) {
            super(metadata, "lines");
            foreignKey(region, number)
                    .named("fk_order")
                    .onDelete(ReferentialAction.CASCADE)
                    .references(orders.region, orders.number);
        }
    }

    private final MetaData metadata = new MetaData();
    private Engine engine;

    private void open(String kind) {
        engine = Engine.create(Databases.url(kind));
    }

    @AfterEach
    void close() {
        assertThat(engine.pool().inUse()).isZero();
        engine.close();
    }

    private static void refused(Connection connection, ErrorKind kind, Statement<?> statement) {
        assertThatThrownBy(() -> connection.execute(statement))
                .isInstanceOfSatisfying(
                        StatementException.class,
                        error -> assertThat(error.kind()).isEqualTo(kind));
    }

    private static Insert order(Orders orders, String region, int number, String code, int amount) {
        return insert(orders)
                .set(orders.region, region)
                .set(orders.number, number)
                .set(orders.code, code)
                .set(orders.amount, amount);
    }

    private static Insert line(Lines lines, int id, String region, Integer number, Integer parent) {
        return insert(lines)
                .set(lines.id, id)
                .set(lines.region, region)
                .set(lines.number, number)
                .set(lines.parent, parent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void constraintsAreInForce(String kind) {
        open(kind);
        Orders orders = new Orders(metadata);
        Lines lines = new Lines(metadata, orders);
        metadata.createAll(engine);
        metadata.createAll(engine);
        engine.begin(connection -> {
            connection.execute(order(orders, "eu", 1, "a", 5));
            connection.execute(order(orders, "eu", 2, "b", 5));
            connection.execute(order(orders, "us", 1, "a", 5));
            refused(connection, ErrorKind.UNIQUE, order(orders, "eu", 3, "a", 5));
            refused(connection, ErrorKind.CHECK, order(orders, "eu", 3, "c", 0));
            connection.execute(line(lines, 1, "eu", 1, null));
            connection.execute(line(lines, 2, "eu", 2, 1));
            connection.execute(line(lines, 3, "eu", 2, null));
            refused(connection, ErrorKind.FOREIGN_KEY, line(lines, 4, "eu", 9, null));
            connection.execute(delete(orders).where(orders.region.eq("eu"), orders.number.eq(1)));
            assertThat(connection
                            .execute(select(lines.id, lines.parent).from(lines))
                            .all()
                            .toString())
                    .isEqualTo("[(3, null)]");
        });
        metadata.dropAll(engine);
        metadata.createAll(engine);
    }

    private static final class Husbands extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey(), assigned());
        final Column<Integer> wife = column("wife", INTEGER, references("wives.id"));

        Husbands(MetaData metadata) {
            super(metadata, "husbands");
        }
    }

    private static final class Wives extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey(), assigned());
        final Column<Integer> husband = column("husband", INTEGER, references("husbands.id"));

        Wives(MetaData metadata) {
            super(metadata, "wives");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void tablesMayReferToEachOther(String kind) {
        open(kind);
        Husbands husbands = new Husbands(metadata);
        Wives wives = new Wives(metadata);
        metadata.createAll(engine);
        engine.begin(connection -> {
            connection.execute(insert(husbands).set(husbands.id, 1));
            connection.execute(insert(wives).set(wives.id, 1).set(wives.husband, 1));
            connection.execute(update(husbands).set(husbands.wife, 1));
            refused(connection, ErrorKind.FOREIGN_KEY, update(husbands).set(husbands.wife, 2));
            refused(connection, ErrorKind.FOREIGN_KEY, update(wives).set(wives.husband, 2));
            connection.execute(update(husbands).set(husbands.wife, (Integer) null));
        });
        assertThat(metadata.createStatements(engine.dialect()))
                .isEqualTo(
                        kind.equals("derby")
                                ? List.of(
                                        "CREATE TABLE husbands ( id INTEGER NOT NULL, wife INTEGER, PRIMARY KEY (id) )",
                                        "CREATE TABLE wives ( id INTEGER NOT NULL, husband INTEGER, PRIMARY KEY (id),"
                                                + " FOREIGN KEY(husband) REFERENCES husbands (id) )",
                                        "ALTER TABLE husbands ADD CONSTRAINT fk_husbands_wife FOREIGN KEY(wife)"
                                                + " REFERENCES wives (id)")
                                : List.of(
                                        "CREATE TABLE husbands ( id INTEGER NOT NULL, wife INTEGER, PRIMARY KEY (id),"
                                                + " FOREIGN KEY(wife) REFERENCES wives (id) )",
                                        "CREATE TABLE wives ( id INTEGER NOT NULL, husband INTEGER, PRIMARY KEY (id),"
                                                + " FOREIGN KEY(husband) REFERENCES husbands (id) )"));
        if (kind.equals("derby")) {
            assertThat(metadata.dropStatements(engine.dialect()))
                    .containsExactly(
                            "ALTER TABLE husbands DROP CONSTRAINT fk_husbands_wife",
                            "DROP TABLE wives",
                            "DROP TABLE husbands");
        }
        metadata.dropAll(engine);
        metadata.createAll(engine);
    }

    private static final class Users extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey(), assigned());
        final Column<String> mail = column("mail", STRING.length(30), notNull());
        final Column<Integer> gone = column("gone", INTEGER);

        Users(MetaData metadata, Index... indexes) {
            super(metadata, "users");
            for (Index index : indexes) {
                index(index);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void indexesOfSomeRowsAndOfExpressionsWorkOrAreRefused(String kind) {
        open(kind);
        MetaData plain = new MetaData();
        Users template = new Users(plain);
        MetaData partial = new MetaData();
        Users users = new Users(partial);
        users.index(Index.of("ux_mail", users.mail).unique().where(users.gone.isNull()));
        users.index(Index.of("ix_lower", lower(users.mail)));
        if (kind.equals("derby")) {
            assertThatThrownBy(() -> partial.createAll(engine))
                    .isInstanceOf(CompileException.class)
                    .hasMessageContaining("CREATE INDEX ... WHERE is not known to 'derby'");
            plain.createAll(engine);
            assertThat(template.indexes()).isEmpty();
            return;
        }
        partial.createAll(engine);
        partial.createAll(engine);
        engine.begin(connection -> {
            connection.execute(insert(users).set(users.id, 1).set(users.mail, "a@x"));
            connection.execute(
                    insert(users).set(users.id, 2).set(users.mail, "a@x").set(users.gone, 1));
            refused(connection, ErrorKind.UNIQUE, insert(users).set(users.id, 3).set(users.mail, "a@x"));
            assertThat(connection.execute(select(count()).from(users)).scalar()).isEqualTo(2L);
        });
    }

    private static final class Children extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey(), assigned());
        final Column<Integer> user =
                column("user_id", INTEGER, references("users.id"), onKeyUpdate(ReferentialAction.CASCADE));

        Children(MetaData metadata) {
            super(metadata, "children");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void keysThatFollowWorkOrAreRefused(String kind) {
        open(kind);
        Users users = new Users(metadata);
        Children children = new Children(metadata);
        if (kind.equals("derby")) {
            assertThatThrownBy(() -> metadata.createAll(engine))
                    .isInstanceOf(CompileException.class)
                    .hasMessageContaining("ON UPDATE CASCADE is not known to 'derby'");
            return;
        }
        metadata.createAll(engine);
        engine.begin(connection -> {
            connection.execute(insert(users).set(users.id, 1).set(users.mail, "a@x"));
            connection.execute(insert(children).set(children.id, 1).set(children.user, 1));
            connection.execute(update(users).set(users.id, 7));
            assertThat(connection.execute(select(children.user).from(children)).scalar())
                    .isEqualTo(7);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aDeferredReferenceIsLookedAtWhenTheTransactionEnds(String kind) {
        open(kind);
        Users users = new Users(metadata);
        Table notes = Table.of(
                metadata,
                "notes",
                Columns.column("id", INTEGER, primaryKey(), assigned()),
                Columns.column("user_id", INTEGER));
        Column<Integer> id = notes.get("id", INTEGER);
        assertThatThrownBy(() -> notes.foreignKey(id).references(users.id))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("comes too late");
        MetaData other = new MetaData();
        Users owners = new Users(other);
        Late late = new Late(other, owners);
        other.createAll(engine);
        engine.begin(connection -> {
            connection.execute(insert(late).set(late.id, 1).set(late.user, 5));
            connection.execute(insert(owners).set(owners.id, 5).set(owners.mail, "m"));
        });
        assertThatThrownBy(() -> engine.begin(connection ->
                        connection.execute(insert(late).set(late.id, 2).set(late.user, 6))))
                .isInstanceOfSatisfying(StatementException.class, error -> {
                    assertThat(error.kind()).isEqualTo(ErrorKind.FOREIGN_KEY);
                    assertThat(error.statement()).isEqualTo("COMMIT");
                });
    }

    private static final class Late extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey(), assigned());
        final Column<Integer> user = column("user_id", INTEGER);

        Late(MetaData metadata, Users owners) {
            super(metadata, "late");
            foreignKey(user).deferred().references(owners.id);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite"})
    void wrongDeclarationsAreTold(String kind) {
        open(kind);
        Orders orders = new Orders(metadata);
        Users users = new Users(metadata);
        assertThatThrownBy(() -> orders.uniqueConstraint(users.mail))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("Column 'mail' in uniqueConstraint(...) of table 'orders' belongs to 'users'");
        assertThatThrownBy(() -> orders.checkConstraint("c", orders.amount.gt(5)))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("bound parameters");
        assertThatThrownBy(() -> orders.foreignKey(orders.region, orders.number).references(users.id))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("has 2 columns and refers to 1");
        assertThatThrownBy(() -> Table.of(metadata, "wrong", Columns.column("n", INTEGER, defaultValue("text"))))
                .isInstanceOf(SchemaException.class)
                .hasMessage(
                        "The default of column 'wrong.n' (INTEGER) is a java.lang.String. Give a java.lang.Integer.");
        assertThatThrownBy(() -> Index.of("i", lower(literal("x"))))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("constant(value)");
    }
}
