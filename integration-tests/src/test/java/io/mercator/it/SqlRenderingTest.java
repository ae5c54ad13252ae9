package io.mercator.it;

import static io.mercator.api.schema.Columns.computed;
import static io.mercator.api.schema.Columns.onDelete;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.schema.Columns.serverDefault;
import static io.mercator.api.schema.Columns.unique;
import static io.mercator.api.schema.ReferentialAction.CASCADE;
import static io.mercator.api.sql.Functions.avg;
import static io.mercator.api.sql.Functions.ceiling;
import static io.mercator.api.sql.Functions.currentTimestamp;
import static io.mercator.api.sql.Functions.jsonValue;
import static io.mercator.api.sql.Functions.length;
import static io.mercator.api.sql.Functions.rowNumber;
import static io.mercator.api.sql.Functions.substring;
import static io.mercator.api.sql.Functions.sum;
import static io.mercator.api.sql.Functions.upper;
import static io.mercator.api.sql.Sql.add;
import static io.mercator.api.sql.Sql.advisoryLock;
import static io.mercator.api.sql.Sql.all;
import static io.mercator.api.sql.Sql.any;
import static io.mercator.api.sql.Sql.caseWhen;
import static io.mercator.api.sql.Sql.cast;
import static io.mercator.api.sql.Sql.coalesce;
import static io.mercator.api.sql.Sql.collate;
import static io.mercator.api.sql.Sql.concat;
import static io.mercator.api.sql.Sql.constant;
import static io.mercator.api.sql.Sql.count;
import static io.mercator.api.sql.Sql.delete;
import static io.mercator.api.sql.Sql.divide;
import static io.mercator.api.sql.Sql.exists;
import static io.mercator.api.sql.Sql.extract;
import static io.mercator.api.sql.Sql.function;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.json;
import static io.mercator.api.sql.Sql.literal;
import static io.mercator.api.sql.Sql.match;
import static io.mercator.api.sql.Sql.modulo;
import static io.mercator.api.sql.Sql.multiply;
import static io.mercator.api.sql.Sql.not;
import static io.mercator.api.sql.Sql.nullIf;
import static io.mercator.api.sql.Sql.operation;
import static io.mercator.api.sql.Sql.or;
import static io.mercator.api.sql.Sql.scalar;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.subtract;
import static io.mercator.api.sql.Sql.text;
import static io.mercator.api.sql.Sql.tuple;
import static io.mercator.api.sql.Sql.update;
import static io.mercator.api.type.Types.BIGINT;
import static io.mercator.api.type.Types.BOOLEAN;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static io.mercator.api.type.Types.array;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.dialect.Dialect;
import io.mercator.api.engine.Connection;
import io.mercator.api.engine.Engine;
import io.mercator.api.engine.Result;
import io.mercator.api.error.CompileException;
import io.mercator.api.schema.AddColumn;
import io.mercator.api.schema.AddEnumValue;
import io.mercator.api.schema.AddForeignKey;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.CommentOn;
import io.mercator.api.schema.CreateEnum;
import io.mercator.api.schema.CreateIndex;
import io.mercator.api.schema.CreateSchema;
import io.mercator.api.schema.CreateSequence;
import io.mercator.api.schema.CreateTable;
import io.mercator.api.schema.CreateView;
import io.mercator.api.schema.DdlStatement;
import io.mercator.api.schema.DdlText;
import io.mercator.api.schema.Deferral;
import io.mercator.api.schema.DropColumn;
import io.mercator.api.schema.DropEnum;
import io.mercator.api.schema.DropForeignKey;
import io.mercator.api.schema.DropIndex;
import io.mercator.api.schema.DropSequence;
import io.mercator.api.schema.DropTable;
import io.mercator.api.schema.DropView;
import io.mercator.api.schema.ForeignKey;
import io.mercator.api.schema.Index;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Sequence;
import io.mercator.api.schema.SequenceValue;
import io.mercator.api.schema.Table;
import io.mercator.api.schema.UniqueConstraint;
import io.mercator.api.schema.View;
import io.mercator.api.sql.Alias;
import io.mercator.api.sql.ArrayFunctions;
import io.mercator.api.sql.Cte;
import io.mercator.api.sql.DateField;
import io.mercator.api.sql.Delete;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.Insert;
import io.mercator.api.sql.LockClause;
import io.mercator.api.sql.Row1;
import io.mercator.api.sql.Select;
import io.mercator.api.sql.SqlNode;
import io.mercator.api.sql.Statement;
import io.mercator.api.sql.Subquery;
import io.mercator.api.sql.TextMatch;
import io.mercator.api.sql.Unnest;
import io.mercator.api.sql.Values;
import io.mercator.api.sql.Window;
import io.mercator.api.sql.Window.FrameBound;
import io.mercator.api.type.EnumType;
import io.mercator.api.type.Types;
import io.mercator.dialect.kit.model.People;
import io.mercator.dialect.kit.model.Pets;
import io.mercator.support.BuildPaths;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each construct of the expression language as literal SQL for each dialect: the page docs/sql-rendering.md, which is what the
 * dialects write and nothing else. That it is right the databases say, in the kit's SqlContract.
 */
class SqlRenderingTest {
    private final MetaData metadata = new MetaData();
    private final People people = new People(metadata);
    private final Pets pets = new Pets(metadata);

    private Map<String, Statement<?>> statements() {
        Map<String, Statement<?>> all = new LinkedHashMap<>();
        queries(all);
        all.put("distinct on", select(people.name).distinctOn(people.boss).orderBy(people.boss, people.age));
        arrays(all);
        conditions(all);
        expressions(all);
        changes(all);
        return all;
    }

    private void arrays(Map<String, Statement<?>> all) {
        Expression<List<Integer>> ids = literal(List.of(1, 3), array(INTEGER));
        Unnest<Integer> number = Unnest.of(ids, "number");
        all.put("advisory lock", select(advisoryLock(42)));
        all.put("any element of an array", select(people.name).where(people.id.eq(ArrayFunctions.any(ids))));
        all.put("array operators", select(people.name).where(ArrayFunctions.contains(ids, List.of(1))));
        all.put("element of an array", select(ArrayFunctions.at(ids, 1).as("first")));
        all.put(
                "part of a document",
                select(json(literal("{\"a\": [1]}")).path("a").at(0).asInteger().as("first")));
        all.put(
                "text in a document",
                select(json(people.name).path("a").asString().as("a")).from(people));
        all.put(
                "place in a document",
                select(people.id).where(json(people.name).path("a").exists()));
        all.put(
                "document in a document",
                select(people.id).where(json(people.name).contains("{}")));
        all.put("unnest", select(number.value()).from(number));
    }

    private void queries(Map<String, Statement<?>> all) {
        Alias<People> boss = Alias.of(people, "boss");
        Select<Row1<String>> names = select(people.name);
        Select<Row1<String>> kinds = select(pets.kind);
        Subquery counted =
                select(pets.owner, count().as("n")).groupBy(pets.owner).as("counted");
        Expression<Integer> n = constant(1).as("n");
        Cte numbers = Cte.recursive(
                "numbers",
                select(n),
                self -> select(n)
                        .unionAll(select(add(self.c("n", INTEGER), 1))
                                .from(self)
                                .where(self.c("n", INTEGER).lt(5))));
        Values wanted = Values.of("wanted")
                .column("id", INTEGER)
                .column("note", STRING)
                .row(1, "a")
                .row(2, null);
        all.put("select", names.distinct().orderBy(people.name.desc().nullsLast()));
        all.put("limit and offset", names.orderBy(people.id).limit(5).offset(10));
        all.put("without FROM", select(constant(1)));
        all.put(
                "group by, having",
                select(pets.kind, count()).groupBy(pets.kind).having(count().gt(1L)));
        all.put(
                "join by the foreign key",
                select(people.name, pets.kind).from(people).join(pets));
        all.put("left join", names.from(people).leftJoin(pets, pets.owner.eq(people.id)));
        all.put("right join", names.from(people.rightJoin(pets, pets.owner.eq(people.id))));
        all.put("full join", names.from(people.fullJoin(pets, pets.owner.eq(people.id))));
        all.put("cross join", names.from(people.crossJoin(pets)));
        all.put("alias", select(boss.c(people.name)).from(people.join(boss, people.boss.eq(boss.c(people.id)))));
        all.put(
                "subquery",
                select(counted.c("n", BIGINT)).where(counted.c(pets.owner).eq(1)));
        all.put(
                "lateral subquery",
                names.from(people, kinds.where(pets.owner.eq(people.id)).lateral("l")));
        all.put(
                "common table expression, recursive",
                select(numbers.c("n", INTEGER)).from(numbers));
        all.put(
                "union, order by",
                names.union(kinds).orderBy(people.name.desc()).limit(3));
        all.put("except of a union", names.unionAll(kinds).except(names.where(people.age.lt(5))));
        all.put("intersect", names.intersect(kinds));
        all.put("values", select(wanted.c("note", STRING)).from(wanted));
        all.put("for update", names.forUpdate());
        all.put("for update skip locked", names.forUpdate(LockClause.Wait.SKIP_LOCKED, people));
    }

    private void conditions(Map<String, Statement<?>> all) {
        Map<String, Expression<Boolean>> conditions = new LinkedHashMap<>();
        conditions.put("comparison", people.age.ge(5));
        conditions.put("between", people.age.between(1, 5).not());
        conditions.put("in a list", people.age.in(1, 2, 3));
        conditions.put("in an empty list", people.age.in(List.of()));
        conditions.put("in a query", people.id.notIn(select(pets.owner)));
        conditions.put("like", people.name.like("a%").not());
        conditions.put("ilike", people.name.ilike("A%"));
        conditions.put("contains", people.name.contains("50%"));
        conditions.put("is null", people.age.isNull());
        conditions.put("is distinct from", people.age.isDistinctFrom(people.boss));
        conditions.put("exists, correlated", exists(select(pets.id).where(pets.owner.eq(people.id))));
        conditions.put("any", people.id.eq(any(select(pets.owner))));
        conditions.put("all", people.id.gt(all(select(pets.owner))));
        conditions.put("tuple in a list", tuple(people.name, people.age).in(List.of(List.of("a", 1), List.of("b", 2))));
        conditions.put("tuple in a query", tuple(people.id, people.age).in(select(pets.id, pets.owner)));
        conditions.put(
                "and, or, not", not(or(people.age.eq(1), people.age.eq(2)).and(people.name.eq("x"))));
        conditions.put("text", text("age > :a").bind("a", 5).and(people.age.lt(9)));
        conditions.forEach((name, condition) -> all.put(name, delete(people).where(condition)));
    }

    private void expressions(Map<String, Statement<?>> all) {
        Map<String, Expression<?>> expressions = new LinkedHashMap<>();
        expressions.put("arithmetic", divide(multiply(add(people.age, 5), 2), subtract(people.age, people.id)));
        expressions.put("modulo", modulo(people.age, 7));
        expressions.put("concat", concat(people.name, literal("-"), upper(people.name)));
        expressions.put("case", caseWhen(people.age.lt(5), "young").otherwise("old"));
        expressions.put("cast", cast(people.age, STRING.length(10)));
        expressions.put("coalesce", coalesce(people.age, 0));
        expressions.put("nullif", nullIf(people.age, 0));
        expressions.put("collate", collate(people.name, "NOCASE"));
        expressions.put("extract", extract(DateField.YEAR, people.born));
        expressions.put("parameter alone", literal("x"));
        expressions.put("constant", constant("it's"));
        expressions.put("scalar subquery", scalar(select(count()).from(pets).where(pets.owner.eq(people.id))));
        expressions.put("operator of one's own", operation(people.name, "<>", literal("a"), BOOLEAN));
        expressions.put("function", function("ltrim", STRING, people.name));
        expressions.put("length", length(people.name));
        expressions.put("substring", substring(people.name, 2, 3));
        expressions.put("json value", jsonValue(people.name, "$.a"));
        expressions.put("ceiling", ceiling(people.age));
        expressions.put("current timestamp", currentTimestamp());
        expressions.put("count distinct", count(people.age).distinct());
        expressions.put("aggregate with filter", sum(people.age).filter(people.boss.isNull()));
        expressions.put("avg", avg(people.age));
        expressions.put(
                "window",
                rowNumber()
                        .over(Window.partitionBy(people.boss)
                                .orderBy(people.age.desc())
                                .rows(FrameBound.UNBOUNDED_PRECEDING, FrameBound.CURRENT_ROW)));
        expressions.forEach((name, expression) ->
                all.put(name, select(List.of(expression.as("x"))).from(people)));
    }

    private void changes(Map<String, Statement<?>> all) {
        all.put("insert", insert(pets).set(pets.id, 1).set(pets.kind, "cat"));
        all.put("insert from select", insert(pets).fromSelect(select(people.id, people.boss), pets.id, pets.owner));
        all.put(
                "insert, do nothing",
                insert(pets).set(pets.id, 1).onConflict(pets.id).doNothing());
        all.put(
                "insert, do update",
                insert(pets)
                        .set(pets.id, 1)
                        .set(pets.kind, "cat")
                        .onConflict(pets.id)
                        .doUpdate());
        all.put("insert returning", insert(pets).set(pets.id, 1).returning(pets.id));
        all.put("update", update(people).set(people.age, add(people.age, 1)).where(people.id.eq(1)));
        all.put(
                "update from",
                update(pets).set(pets.kind, people.name).from(people).where(people.id.eq(pets.owner)));
        all.put("update returning", update(pets).set(pets.kind, "x").returning(pets.id));
        all.put("delete using", delete(pets).using(people).where(people.id.eq(pets.owner)));
        all.put("delete returning", delete(pets).returning(pets.id));
        all.put(
                "delete of some in an order",
                delete(pets).orderBy(pets.id.desc()).limit(2));
        all.put(
                "insert of several rows",
                Insert.rows(
                        pets,
                        List.of(pets.id, pets.kind),
                        List.of(List.of(literal(8), literal("a")), List.of(literal(9), literal("b")))));
        all.put(
                "text with parameters",
                text("SELECT name FROM people WHERE age > :a").bind("a", 5));
    }

    private static String rendered(SqlNode statement, Dialect dialect) {
        try {
            return "    " + dialect.render(statement);
        } catch (CompileException refused) {
            return "    refused: " + refused.getMessage();
        }
    }

    private static final class Things extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<String> code = column("code", STRING.length(5), unique(), serverDefault(STRING, "x"));
        final Column<Integer> parent = column("parent", INTEGER, references("things.id"), onDelete(CASCADE));
        final Column<Integer> twice = column("twice", INTEGER, computed(multiply(id, constant(2))));

        Things(MetaData metadata) {
            super(metadata, "things");
            uniqueConstraint("uq_things", code, parent);
            checkConstraint("ck_things", id.gt(constant(0)));
        }
    }

    private static final class Codes extends View {
        final Column<String> code = column("code", STRING.length(5));

        Codes(MetaData metadata, Things things) {
            super(metadata, "codes", select(things.code).from(things).where(things.id.gt(constant(9))));
        }
    }

    private static final class Tagged extends Table {
        final Column<List<String>> tags = column("tags", array(STRING.length(20)));

        Tagged(MetaData metadata) {
            super(metadata, "tagged");
        }
    }

    private static final class Late extends Table {
        final Column<Integer> place = column("place", INTEGER);

        Late(MetaData metadata) {
            super(metadata, "late");
            uniqueConstraint(UniqueConstraint.of(place).deferred(Deferral.INITIALLY_DEFERRED));
        }
    }

    private static final class Scratch extends Table {
        final Column<Integer> id = column("id", INTEGER);

        Scratch(MetaData metadata) {
            super(metadata, "scratch");
            temporary();
        }
    }

    /** What SQLite has for tables of a kind only that createAll does not make. */
    private Map<String, Statement<?>> searches() {
        TextMatch match = match(people.name, "word");
        Map<String, Statement<?>> all = new LinkedHashMap<>();
        all.put(
                "full-text search",
                select(people.id).where(match).orderBy(match.rank().desc()));
        return all;
    }

    private static Map<String, SqlNode> definitions() {
        MetaData metadata = new MetaData();
        Things things = new Things(metadata);
        Codes codes = new Codes(metadata, things);
        ForeignKey key = things.foreignKeys().get(0);
        Index index = Index.of("ix_things", things.parent, things.code.desc()).unique();
        Sequence sequence = Sequence.of("numbers");
        Map<String, SqlNode> all = new LinkedHashMap<>();
        all.put("create table", new CreateTable(things));
        all.put("create temporary table", new CreateTable(new Scratch(metadata)));
        all.put("create table with a deferred key", new CreateTable(new Late(metadata)));
        all.put("create table with an array", new CreateTable(new Tagged(metadata)));
        all.put("create view", new CreateView(codes));
        all.put("create index", new CreateIndex(things, index));
        all.put(
                "create index of some rows",
                new CreateIndex(things, Index.of("ix_some", things.code).where(things.parent.isNull())));
        all.put("create index of an expression", new CreateIndex(things, Index.of("ix_up", upper(things.code))));
        all.put(
                "create index by a method",
                new CreateIndex(things, Index.of("ix_gin", things.code).using("gin")));
        all.put(
                "create index with other columns",
                new CreateIndex(things, Index.of("ix_with", things.parent).including(things.code)));
        EnumType<Thread.State> state = Types.nativeEnum("state", Thread.State.class);
        all.put("create enum", new CreateEnum(state));
        all.put("alter enum, add value", new AddEnumValue(state, "NEW", null));
        all.put("drop enum", new DropEnum(state));
        all.put("create sequence", new CreateSequence(sequence));
        all.put("create schema", new CreateSchema("shop"));
        all.put("next values of a sequence", new SequenceValue(sequence, 3));
        all.put("alter table, add foreign key", AddForeignKey.of(key));
        all.put("alter table, drop foreign key", new DropForeignKey(key, "fk_things_parent"));
        all.put("alter table, add column", new AddColumn(things.code));
        all.put("alter table, drop column", new DropColumn(things.code));
        all.put("comment", new CommentOn(things, things.code, "what it is"));
        all.put("text of one's own", new DdlText("VACUUM"));
        all.put("drop index", new DropIndex(things, index));
        all.put("drop view", new DropView(codes));
        all.put("drop table", new DropTable(things));
        all.put("drop sequence", new DropSequence(sequence));
        return all;
    }

    /** Adds the classes of a tree's nodes. */
    private static void collect(SqlNode node, Set<Class<?>> kinds) {
        kinds.add(node.getClass());
        for (int child = 0; child < node.childCount(); child++) {
            collect(node.child(child), kinds);
        }
    }

    /** Adds the final classes of a sealed family. */
    private static void leaves(Class<?> family, Set<Class<?>> leaves) {
        if (family.isSealed()) {
            Stream.of(family.getPermittedSubclasses()).forEach(member -> leaves(member, leaves));
        } else if (Modifier.isFinal(family.getModifiers())) {
            leaves.add(family);
        }
    }

    @Test
    void everyKindOfNodeIsOnThePage() {
        Set<Class<?>> shown = new HashSet<>();
        statements().values().forEach(statement -> collect(statement, shown));
        searches().values().forEach(statement -> collect(statement, shown));
        definitions().values().forEach(definition -> collect(definition, shown));
        Set<Class<?>> known = new HashSet<>();
        leaves(SqlNode.class, known);
        leaves(DdlStatement.class, known);
        assertThat(known).hasSizeGreaterThan(50);
        assertThat(shown).containsAll(known);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void everyStatementThatIsNotRefusedRuns(String kind) {
        try (Engine engine = Engine.create(Databases.url(kind))) {
            metadata.createAll(engine);
            engine.begin(connection -> {
                connection.execute(
                        insert(people).set(people.id, 1).set(people.name, "{}").set(people.age, 9));
                connection.execute(
                        insert(pets).set(pets.id, 7).set(pets.kind, "cat").set(pets.owner, 1));
            });
            int[] run = {0};
            statements().forEach((name, statement) -> {
                if (rendered(statement, engine.dialect()).startsWith("    refused")) {
                    return;
                }
                try (Connection connection = engine.connect()) {
                    if (statement instanceof Delete) {
                        connection.execute(delete(pets));
                    }
                    try (Result<?> result = connection.execute(statement)) {
                        if (result.rowCount() < 0) {
                            result.all();
                        }
                    }
                    run[0]++;
                    connection.rollback();
                } catch (RuntimeException failed) {
                    throw new AssertionError(name + ": " + statement.toSql(engine.dialect()), failed);
                }
            });
            assertThat(run[0]).isEqualTo(kind.equals("sqlite") ? 69 : 58);
        }
    }

    @Test
    void thePageShowsWhatEachDialectWrites() throws IOException {
        List<String> page = new ArrayList<>(List.of(
                "# SQL as each dialect writes it",
                "",
                "Each construct of the expression language, for SQLite and for Derby; `SqlRenderingTest` holds this page to what"
                        + " is written."));
        try (Engine sqlite = Engine.create("sqlite::memory:");
                Engine derby = Engine.create("derby:memory:rendering")) {
            statements().forEach((name, statement) -> {
                page.addAll(List.of("", "## " + name, "", rendered(statement, sqlite.dialect())));
                page.add(rendered(statement, derby.dialect()));
            });
            searches().forEach((name, statement) -> {
                page.addAll(List.of("", "## " + name, "", rendered(statement, sqlite.dialect())));
                page.add(rendered(statement, derby.dialect()));
            });
            definitions().forEach((name, definition) -> {
                page.addAll(List.of("", "## " + name, "", rendered(definition, sqlite.dialect())));
                page.add(rendered(definition, derby.dialect()));
            });
        }
        assertThat(Files.readString(BuildPaths.root().resolve("docs/sql-rendering.md")))
                .isEqualTo(String.join("\n", page) + "\n");
    }
}
