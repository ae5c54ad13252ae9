package io.mercator.it;

import static io.mercator.api.sql.Functions.avg;
import static io.mercator.api.sql.Functions.ceiling;
import static io.mercator.api.sql.Functions.currentTimestamp;
import static io.mercator.api.sql.Functions.length;
import static io.mercator.api.sql.Functions.rowNumber;
import static io.mercator.api.sql.Functions.substring;
import static io.mercator.api.sql.Functions.sum;
import static io.mercator.api.sql.Functions.upper;
import static io.mercator.api.sql.Sql.add;
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
import static io.mercator.api.sql.Sql.literal;
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
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.dialect.Dialect;
import io.mercator.api.engine.Engine;
import io.mercator.api.error.CompileException;
import io.mercator.api.schema.MetaData;
import io.mercator.api.sql.Alias;
import io.mercator.api.sql.Cte;
import io.mercator.api.sql.DateField;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.LockClause;
import io.mercator.api.sql.Row1;
import io.mercator.api.sql.Select;
import io.mercator.api.sql.Statement;
import io.mercator.api.sql.Subquery;
import io.mercator.api.sql.Values;
import io.mercator.api.sql.Window;
import io.mercator.api.sql.Window.FrameBound;
import io.mercator.support.BuildPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Each construct of the expression language as literal SQL for each dialect: the page docs/sql-rendering.md, which is what the
 * dialects write and nothing else. That it is right the databases say, in {@link SqlContract}.
 */
class SqlRenderingTest {
    private final MetaData metadata = new MetaData();
    private final SqlContract.People people = new SqlContract.People(metadata);
    private final SqlContract.Pets pets = new SqlContract.Pets(metadata);

    private Map<String, Statement<?>> statements() {
        Map<String, Statement<?>> all = new LinkedHashMap<>();
        queries(all);
        conditions(all);
        expressions(all);
        changes(all);
        return all;
    }

    private void queries(Map<String, Statement<?>> all) {
        Alias<SqlContract.People> boss = Alias.of(people, "boss");
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
        all.put(
                "select",
                names.distinct().orderBy(people.name, people.age.desc().nullsLast()));
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
        expressions.put("operator of one's own", operation(people.name, "REGEXP", literal("a+"), BOOLEAN));
        expressions.put("function", function("soundex", STRING, people.name));
        expressions.put("length", length(people.name));
        expressions.put("substring", substring(people.name, 2, 3));
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
    }

    private static String rendered(Statement<?> statement, Dialect dialect) {
        try {
            return "    " + statement.toSql(dialect);
        } catch (CompileException refused) {
            return "    refused: " + refused.getMessage();
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
        }
        assertThat(Files.readString(BuildPaths.root().resolve("docs/sql-rendering.md")))
                .isEqualTo(String.join("\n", page) + "\n");
    }
}
