package io.mercator.engine.render;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.schema.Columns.sequence;
import static io.mercator.api.schema.Columns.serverDefault;
import static io.mercator.api.schema.Columns.unique;
import static io.mercator.api.schema.Columns.withComment;
import static io.mercator.api.sql.Sql.and;
import static io.mercator.api.sql.Sql.constant;
import static io.mercator.api.sql.Sql.count;
import static io.mercator.api.sql.Sql.delete;
import static io.mercator.api.sql.Sql.function;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.literal;
import static io.mercator.api.sql.Sql.not;
import static io.mercator.api.sql.Sql.or;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.text;
import static io.mercator.api.sql.Sql.update;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.NodeRenderers;
import io.mercator.api.dialect.TypeNames;
import io.mercator.api.error.CompileException;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.CreateSequence;
import io.mercator.api.schema.CreateTable;
import io.mercator.api.schema.DdlPlan;
import io.mercator.api.schema.DropTable;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Sequence;
import io.mercator.api.schema.SequenceValue;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.Alias;
import io.mercator.api.sql.Condition;
import io.mercator.api.sql.CustomExpression;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.Insert;
import io.mercator.api.sql.LabelStyle;
import io.mercator.api.sql.RowLimit;
import io.mercator.api.sql.SqlNode;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RenderingTest {
    private final MetaData metadata = new MetaData();
    private final Table users =
            Table.of(metadata, "users", column("id", INTEGER, primaryKey()), column("name", STRING.length(50)));
    private final Table addresses = Table.of(
            metadata,
            "addresses",
            column("id", INTEGER, primaryKey()),
            column("email", STRING.length(80), notNull(), unique(), serverDefault("'none'")),
            column("user_id", INTEGER, references("users.id")));
    private final Column<Integer> id = users.get("id", INTEGER);
    private final Column<String> name = users.get("name", STRING);

    private static void assertSql(SqlNode node, String expected) {
        assertThat(SqlRenderer.render(node, TestDialect.standard()).sql()).isEqualTo(expected);
    }

    private void assertWhere(Expression<Boolean> condition, String expected) {
        assertSql(delete(users).where(condition), "DELETE FROM users WHERE " + expected);
    }

    @Test
    void selects() {
        assertSql(select(name), "SELECT users.name FROM users");
        assertSql(
                select(id, name).where(name.eq("ed")).labels(LabelStyle.TABLE_COLUMN),
                "SELECT users.id AS users_id, users.name AS users_name FROM users WHERE users.name = ?");
        assertSql(
                select(id).distinct().orderBy(name, id.desc(), id.asc()),
                "SELECT DISTINCT users.id FROM users ORDER BY users.name, users.id DESC, users.id ASC");
        assertSql(select(constant(1)), "SELECT 1");
        assertSql(
                select(id)
                        .from(users, addresses)
                        .where(addresses.get("user_id", INTEGER).eq(id)),
                "SELECT users.id FROM users, addresses WHERE addresses.user_id = users.id");
    }

    @Test
    void limits() {
        assertSql(select(id).limit(5), "SELECT users.id FROM users FETCH FIRST ? ROWS ONLY");
        assertSql(select(id).offset(5), "SELECT users.id FROM users OFFSET ? ROWS");
        assertSql(select(id).limit(5).offset(2), "SELECT users.id FROM users OFFSET ? ROWS FETCH FIRST ? ROWS ONLY");
    }

    @Test
    void aliasesSubqueriesAndLabels() {
        Alias<Table> u = Alias.of(users, "u");
        assertSql(select(u.c(name)), "SELECT u.name FROM users AS u");
        var inner = select(id, name).where(id.gt(1)).as("late");
        assertSql(
                select(inner.c(name)).where(inner.c(id).lt(9)),
                "SELECT late.name FROM (SELECT users.id, users.name FROM users WHERE users.id > ?) AS late"
                        + " WHERE late.id < ?");
        Expression<String> label = name.as("called");
        assertSql(
                select(label).where(label.eq("x")).orderBy(label),
                "SELECT users.name AS called FROM users WHERE users.name = ? ORDER BY called");
        assertSql(select(count()).from(users), "SELECT count(*) AS count_1 FROM users");
        assertSql(
                select(function("coalesce", STRING, name, literal("-"))),
                "SELECT coalesce(users.name, ?) AS coalesce_1 FROM users");
    }

    @Test
    void conditions() {
        assertWhere(id.eq(1), "users.id = ?");
        assertWhere(id.ne(1), "users.id != ?");
        assertWhere(id.lt(1), "users.id < ?");
        assertWhere(id.le(1), "users.id <= ?");
        assertWhere(id.gt(1), "users.id > ?");
        assertWhere(id.ge(1), "users.id >= ?");
        assertWhere(id.between(1, 2), "users.id BETWEEN ? AND ?");
        assertWhere(id.between(1, 2).not(), "users.id NOT BETWEEN ? AND ?");
        assertWhere(name.in("a", "b"), "users.name IN (?, ?)");
        assertWhere(name.notIn("a", "b"), "users.name NOT IN (?, ?)");
        assertWhere(name.in(List.of()), "1 = 0");
        assertWhere(name.notIn(List.of()), "1 = 1");
        assertWhere(
                name.in(select(name).where(id.eq(1))),
                "users.name IN (SELECT users.name FROM users WHERE users.id = ?)");
        assertWhere(name.like("a%"), "users.name LIKE ?");
        assertWhere(name.notLike("a%"), "users.name NOT LIKE ?");
        assertWhere(name.isNull(), "users.name IS NULL");
        assertWhere(name.isNotNull(), "users.name IS NOT NULL");
        assertWhere(and(id.eq(1), or(id.eq(2), name.eq("a"))), "users.id = ? AND (users.id = ? OR users.name = ?)");
        assertWhere(or(id.eq(1), and(id.eq(2), name.eq("a"))), "users.id = ? OR users.id = ? AND users.name = ?");
        assertWhere(not(and(id.eq(1), name.eq("a"))), "NOT (users.id = ? AND users.name = ?)");
        assertWhere(text("id<:n and name=:s").bind("n", 1).bind("s", "x"), "id<? and name=?");
        assertWhere(text("a or b").and(id.eq(1)), "(a or b) AND users.id = ?");
    }

    @Test
    void changes() {
        assertSql(insert(users).set(id, 1).set(name, "ed"), "INSERT INTO users (id, name) VALUES (?, ?)");
        assertSql(insert(users), "INSERT INTO users DEFAULT VALUES");
        assertSql(insert(users).set(name, "ed").returning(id), "INSERT INTO users (name) VALUES (?) RETURNING id");
        assertSql(
                Insert.rows(users, List.of(name), List.of(List.of(literal("a")), List.of(literal("b")))),
                "INSERT INTO users (name) VALUES (?), (?)");
        assertSql(
                update(users).set(name, "ed").set(id, id).where(id.eq(1)),
                "UPDATE users SET name=?, id=users.id WHERE users.id = ?");
        assertSql(delete(users), "DELETE FROM users");
    }

    @Test
    void whatADatabaseLacksIsRefusedWithTheReason() {
        assertThatThrownBy(() -> SqlRenderer.render(
                        insert(users).set(name, "x").returning(id), TestDialect.without(Capability.INSERT_RETURNING)))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining("RETURNING")
                .hasMessageContaining("test");
        assertThatThrownBy(() -> SqlRenderer.render(
                        Insert.rows(users, List.of(name), List.of(List.of(literal("a")), List.of(literal("b")))),
                        TestDialect.without(Capability.MULTI_ROW_VALUES)))
                .isInstanceOf(CompileException.class);
        assertThatThrownBy(() ->
                        SqlRenderer.render(select(constant(1)), TestDialect.without(Capability.SELECT_WITHOUT_FROM)))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining("FROM");
        assertThat(SqlRenderer.render(insert(users), TestDialect.without(Capability.DEFAULT_VALUES))
                        .sql())
                .isEqualTo("INSERT INTO users (id) VALUES (DEFAULT)");
    }

    @Test
    void withoutAnOrderOfNullsATestForNullIsOrderedByBefore() {
        TestDialect lacking = TestDialect.without(Capability.NULLS_ORDER);
        assertThat(SqlRenderer.render(
                                select(id)
                                        .from(users)
                                        .orderBy(
                                                name.asc().nullsLast(),
                                                id.desc().nullsFirst()),
                                lacking)
                        .sql())
                .isEqualTo("SELECT users.id FROM users"
                        + " ORDER BY users.name IS NULL, users.name ASC, users.id IS NOT NULL, users.id DESC");
        Expression<String> label = name.as("n");
        assertThat(SqlRenderer.render(
                                select(label).from(users).orderBy(label.asc().nullsLast()), lacking)
                        .sql())
                .isEqualTo("SELECT users.name AS n FROM users ORDER BY n IS NULL, n ASC");
        assertThat(SqlRenderer.render(
                                select(id)
                                        .from(users)
                                        .union(select(id).from(users))
                                        .orderBy(id.asc().nullsLast()),
                                lacking)
                        .sql())
                .isEqualTo("SELECT users.id FROM users UNION SELECT users.id FROM users ORDER BY id IS NULL, 1 ASC");
        assertThat(SqlRenderer.render(select(id).from(users).orderBy(name.asc()), lacking)
                        .sql())
                .isEqualTo("SELECT users.id FROM users ORDER BY users.name ASC");
    }

    @Test
    void commentsStandInTheDefinitionWhereTheDatabaseHasThemThere() {
        Table noted = Table.of(new MetaData(), "noted", column("id", INTEGER, withComment("it's a number")));
        noted.comment("all of them");
        assertThat(SqlRenderer.render(new CreateTable(noted), TestDialect.standard())
                        .sql())
                .isEqualTo("CREATE TABLE noted ( id INTEGER COMMENT 'it''s a number' ) COMMENT 'all of them'");
        assertThat(DdlPlan.creation(List.of(noted), TestDialect.standard()).statements())
                .hasSize(1);
        assertThat(DdlPlan.creation(List.of(noted), TestDialect.without(Capability.COMMENTS_IN_PLACE))
                        .statements())
                .hasSize(3);
    }

    @Test
    void aCastToTheStandardsStringNeedsNoLength() {
        assertThat(SqlRenderer.render(
                                select(id).where(name.ilike("%ED%")),
                                new TestDialect(EnumSet.noneOf(Capability.class), NodeRenderers.none()))
                        .sql())
                .endsWith("WHERE lower(users.name) LIKE lower(CAST(? AS VARCHAR))");
        assertThatThrownBy(() -> new TypeNames().visitString(STRING))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining("STRING.length(n)");
    }

    @Test
    void definitions() {
        assertSql(
                new CreateTable(addresses),
                "CREATE TABLE addresses ( id INTEGER NOT NULL GENERATED BY DEFAULT AS IDENTITY,"
                        + " email VARCHAR(80) DEFAULT 'none' NOT NULL, user_id INTEGER, PRIMARY KEY (id),"
                        + " UNIQUE (email), FOREIGN KEY(user_id) REFERENCES users (id) )");
        Table keyed =
                Table.of(metadata, "keyed", column("id", INTEGER, primaryKey(), sequence(Sequence.of("keyed_seq"))));
        assertSql(new CreateTable(keyed), "CREATE TABLE keyed ( id INTEGER NOT NULL, PRIMARY KEY (id) )");
        assertSql(new CreateSequence(Sequence.of("keyed_seq")), "CREATE SEQUENCE keyed_seq START WITH 1");
        assertSql(new SequenceValue(Sequence.of("keyed_seq"), 1), "VALUES NEXT VALUE FOR keyed_seq");
        assertSql(new DropTable(addresses), "DROP TABLE addresses");
    }

    @Test
    void namesAreQuotedWhereTheyMustBe() {
        Table odd = Table.of(
                new MetaData("Big Schema"), "order", column("Mixed", INTEGER), column("a\"b; --", STRING.length(3)));
        assertSql(
                select(odd.get("Mixed", INTEGER))
                        .where(odd.get("a\"b; --", STRING).eq("x")),
                "SELECT \"Big Schema\".\"order\".\"Mixed\" FROM \"Big Schema\".\"order\""
                        + " WHERE \"Big Schema\".\"order\".\"a\"\"b; --\" = ?");
        Table tooLong = Table.of(metadata, "t".repeat(64), column("id", INTEGER));
        assertThatThrownBy(() -> SqlRenderer.render(delete(tooLong), TestDialect.standard()))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining("64 characters");
        Table nul = Table.of(metadata, "a\0b", column("id", INTEGER));
        assertThatThrownBy(() -> SqlRenderer.render(delete(nul), TestDialect.standard()))
                .hasMessageContaining("NUL");
    }

    @Test
    void peopleSeeLinesWhereTheDatabaseSeesOne() {
        assertThat(SqlRenderer.render(
                                select(id, name).where(name.eq("ed")).limit(1).labels(LabelStyle.TABLE_COLUMN),
                                TestDialect.standard())
                        .display())
                .isEqualTo("""
                        SELECT users.id AS users_id,
                                users.name AS users_name
                        FROM users
                        WHERE users.name = ?
                         FETCH FIRST ? ROWS ONLY""");
    }

    private static final class Doubled extends CustomExpression<Integer> {
        private final Expression<Integer> inner;

        Doubled(Expression<Integer> inner) {
            super(INTEGER, "doubled", List.of(inner));
            this.inner = inner;
        }

        @Override
        public Expression<Integer> standard() {
            return function("doubled", INTEGER, inner);
        }
    }

    @Test
    void aUsersNodeIsWrittenByTheDialectOrMeansItsStandard() {
        assertSql(select(new Doubled(id)), "SELECT doubled(users.id) AS anon FROM users");
        TestDialect own = new TestDialect(
                EnumSet.allOf(Capability.class),
                NodeRenderers.none()
                        .with(
                                Doubled.class,
                                (node, writer) -> writer.node(node.inner).sql(" * 2"))
                        .with(
                                RowLimit.class,
                                (node, writer) ->
                                        writer.sql("TOP ").node(node.limit().orElseThrow())));
        assertThat(SqlRenderer.render(select(new Doubled(id)).limit(3), own).sql())
                .isEqualTo("SELECT users.id * 2 AS anon FROM users TOP ?");
    }

    @Test
    void deepTreesAreRendered() {
        Expression<Boolean> deep = id.eq(0);
        for (int level = 1; level < 500; level++) {
            deep = or(id.eq(level), and(name.eq("x"), deep));
        }
        String sql = SqlRenderer.render(delete(users).where(deep), TestDialect.standard())
                .sql();
        assertThat(sql.chars().filter(character -> character == '?')).hasSize(999);
        Expression<Boolean> many =
                or(IntStream.range(0, 10_000).mapToObj(id::eq).toArray(Condition[]::new));
        assertThat(SqlRenderer.render(delete(users).where(many), TestDialect.standard())
                        .places())
                .hasSize(10_000);
    }
}
