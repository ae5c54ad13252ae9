package io.mercator.dialect.postgresql;

import static io.mercator.api.sql.Functions.avg;
import static io.mercator.api.sql.Functions.currentDate;
import static io.mercator.api.sql.Functions.currentTime;
import static io.mercator.api.sql.Functions.currentTimestamp;
import static io.mercator.api.sql.Functions.jsonValue;
import static io.mercator.api.sql.Functions.rowNumber;
import static io.mercator.api.sql.Functions.sum;
import static io.mercator.api.sql.Sql.add;
import static io.mercator.api.sql.Sql.any;
import static io.mercator.api.sql.Sql.cast;
import static io.mercator.api.sql.Sql.coalesce;
import static io.mercator.api.sql.Sql.collate;
import static io.mercator.api.sql.Sql.constant;
import static io.mercator.api.sql.Sql.count;
import static io.mercator.api.sql.Sql.delete;
import static io.mercator.api.sql.Sql.extract;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.literal;
import static io.mercator.api.sql.Sql.operation;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.text;
import static io.mercator.api.sql.Sql.tuple;
import static io.mercator.api.sql.Sql.update;
import static io.mercator.api.type.Types.BOOLEAN;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.JSON;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Connection;
import io.mercator.api.engine.Result;
import io.mercator.api.error.CompileException;
import io.mercator.api.schema.MetaData;
import io.mercator.api.sql.Cte;
import io.mercator.api.sql.DateField;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.Insert;
import io.mercator.api.sql.LockClause;
import io.mercator.api.sql.Row1;
import io.mercator.api.sql.Select;
import io.mercator.api.sql.Statement;
import io.mercator.api.sql.Values;
import io.mercator.api.sql.Window;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Each construct as PostgreSQL writes it, which the server then runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresqlRenderingTest {
    private static final TextualType JSONB = new TextualType("JSONB");

    private final MetaData metadata = new MetaData();
    private final People people = new People(metadata);
    private final Pets pets = new Pets(metadata);
    private TestSchema schema;

    @BeforeAll
    void open() {
        schema = new TestSchema();
        metadata.createAll(schema.engine);
    }

    @AfterAll
    void close() {
        schema.close();
    }

    private void writes(Statement<?> statement, String sql) {
        assertThat(statement.toSql(new PostgresqlDialect(PostgresqlServer.NEWEST)))
                .isEqualTo(sql);
        try (Connection connection = schema.engine.connect();
                Result<?> result = connection.execute(statement)) {
            result.all();
        }
    }

    private void selects(Expression<?> expression, String sql) {
        writes(select(List.of(expression.as("x"))).from(people), "SELECT " + sql + " AS x FROM people");
    }

    @Test
    void queriesAreLimitedAndLocked() {
        Select<Row1<String>> names = select(people.name);
        writes(
                names.orderBy(people.id).limit(5).offset(10),
                "SELECT people.name FROM people ORDER BY people.id LIMIT ? OFFSET ?");
        writes(names.limit(5), "SELECT people.name FROM people LIMIT 5");
        writes(names.limit(1).offset(0), "SELECT people.name FROM people LIMIT ? OFFSET ?");
        writes(names.offset(3), "SELECT people.name FROM people OFFSET ?");
        writes(
                names.distinct().orderBy(people.name.desc().nullsLast()),
                "SELECT DISTINCT people.name FROM people ORDER BY people.name DESC NULLS LAST");
        writes(names.forUpdate(), "SELECT people.name FROM people FOR UPDATE");
        writes(
                select(people.name, pets.kind).from(people).join(pets).forUpdate(LockClause.Wait.NOWAIT, people),
                "SELECT people.name, pets.kind FROM people JOIN pets ON people.id = pets.owner FOR UPDATE OF people NOWAIT");
        writes(
                names.limit(1).forUpdate(LockClause.Wait.SKIP_LOCKED),
                "SELECT people.name FROM people LIMIT 1 FOR UPDATE SKIP LOCKED");
        writes(select(constant(1)), "SELECT 1");
    }

    @Test
    void queriesAreJoinedNestedAndPutTogether() {
        Select<Row1<String>> names = select(people.name);
        Select<Row1<String>> kinds = select(pets.kind);
        writes(
                names.from(people.fullJoin(pets, pets.owner.eq(people.id))),
                "SELECT people.name FROM people FULL OUTER JOIN pets ON pets.owner = people.id");
        writes(
                names.from(people, kinds.where(pets.owner.eq(people.id)).lateral("l")),
                "SELECT people.name FROM people, LATERAL (SELECT pets.kind FROM pets WHERE pets.owner = people.id) AS l");
        writes(
                names.unionAll(kinds).except(names.where(people.age.lt(5))).limit(3),
                "(SELECT people.name FROM people UNION ALL SELECT pets.kind FROM pets)"
                        + " EXCEPT SELECT people.name FROM people WHERE people.age < ? LIMIT 3");
        Expression<Integer> n = constant(1).as("n");
        Cte numbers = Cte.recursive(
                "numbers",
                select(n),
                self -> select(n)
                        .unionAll(select(add(self.c("n", INTEGER), 1))
                                .from(self)
                                .where(self.c("n", INTEGER).lt(5))));
        writes(
                select(numbers.c("n", INTEGER)).from(numbers),
                "WITH RECURSIVE numbers (n) AS (SELECT 1 AS n UNION ALL SELECT numbers.n + ? AS anon FROM numbers"
                        + " WHERE numbers.n < ?) SELECT numbers.n FROM numbers");
        Values wanted = Values.of("wanted")
                .column("id", INTEGER)
                .column("note", STRING)
                .row(1, "a")
                .row(2, null);
        writes(
                select(wanted.c("note", STRING)).from(wanted),
                "SELECT wanted.note FROM (VALUES (?, ?), (?, ?)) AS wanted (id, note)");
    }

    @Test
    void conditionsAreWrittenAsTheStandardHasThem() {
        writes(delete(people).where(people.name.ilike("A%")), "DELETE FROM people WHERE people.name ILIKE ?");
        writes(
                delete(people).where(people.name.contains("50%")),
                "DELETE FROM people WHERE people.name LIKE ? ESCAPE '/'");
        writes(
                delete(people).where(people.age.isNotDistinctFrom(people.boss)),
                "DELETE FROM people WHERE people.age IS NOT DISTINCT FROM people.boss");
        writes(
                delete(people).where(people.id.eq(any(select(pets.owner)))),
                "DELETE FROM people WHERE people.id = ANY (SELECT pets.owner FROM pets)");
        writes(
                delete(people).where(tuple(people.name, people.age).in(List.of(List.of("a", 1), List.of("b", 2)))),
                "DELETE FROM people WHERE (people.name, people.age) IN ((?, ?), (?, ?))");
        writes(
                delete(people).where(tuple(people.id, people.age).in(select(pets.id, pets.owner))),
                "DELETE FROM people WHERE (people.id, people.age) IN (SELECT pets.id, pets.owner FROM pets)");
        writes(
                delete(people).where(collate(people.name, "C").eq("x")),
                "DELETE FROM people WHERE people.name COLLATE \"C\" = ?");
    }

    @Test
    void expressionsAreWrittenAsPostgresqlHasThem() {
        selects(cast(people.age, STRING.length(10)), "CAST(people.age AS VARCHAR)");
        selects(coalesce(people.age, 0), "coalesce(people.age, ?)");
        selects(literal("x"), "?");
        selects(literal("{}", JSON), "CAST(? AS JSON)");
        selects(constant("it's \\ all"), "E'it''s \\\\ all'");
        selects(extract(DateField.YEAR, people.born), "CAST(EXTRACT(YEAR FROM people.born) AS INTEGER)");
        selects(
                extract(DateField.SECOND, currentTimestamp()),
                "CAST(floor(EXTRACT(SECOND FROM (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'))) AS INTEGER)");
        selects(currentDate(), "CAST((CURRENT_TIMESTAMP AT TIME ZONE 'UTC') AS DATE)");
        selects(currentTime(), "CAST((CURRENT_TIMESTAMP AT TIME ZONE 'UTC') AS TIME)");
        selects(jsonValue(people.name, "$"), "(CAST(people.name AS JSON) #>> '{}')");
        selects(sum(people.age).filter(people.boss.isNull()), "sum(people.age) FILTER (WHERE people.boss IS NULL)");
        selects(avg(people.age), "avg(CAST(people.age AS DOUBLE PRECISION))");
        selects(count(people.age).distinct(), "count(DISTINCT people.age)");
        selects(
                rowNumber().over(Window.partitionBy(people.boss).orderBy(people.age.desc())),
                "row_number() OVER (PARTITION BY people.boss ORDER BY people.age DESC)");
    }

    @Test
    void pathsOfDocumentsBecomeArraysOfNames() {
        writes(
                select(jsonValue(pets.chip, "$.maker.\"model no\"[0]").as("x")),
                "SELECT ((pets.chip) #>> '{\"maker\",\"model no\",\"0\"}') AS x FROM pets");
        assertThatThrownBy(() -> select(jsonValue(pets.chip, "$..price").as("x"))
                        .toSql(new PostgresqlDialect(PostgresqlServer.NEWEST)))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining("'$..price' is none of names and numbers to one place")
                .hasMessageContaining("jsonb_path_query_first");
    }

    @Test
    void rowsAreInsertedUpdatedOrLeft() {
        writes(
                insert(pets).set(pets.kind, "cat").returning(pets.id),
                "INSERT INTO pets (kind) VALUES (?) RETURNING id");
        writes(insert(pets), "INSERT INTO pets DEFAULT VALUES");
        writes(
                insert(pets).set(pets.id, 1).onConflict().doNothing(),
                "INSERT INTO pets (id) VALUES (?) ON CONFLICT DO NOTHING");
        writes(
                Insert.rows(
                                pets,
                                List.of(pets.id, pets.kind),
                                List.of(List.of(literal(8), literal("a")), List.of(literal(9), literal("b"))))
                        .onConflict(pets.id)
                        .doUpdateWhere(pets.kind.ne("c")),
                "INSERT INTO pets (id, kind) VALUES (?, ?), (?, ?) ON CONFLICT (id) DO UPDATE SET kind=excluded.kind"
                        + " WHERE pets.kind != ?");
        writes(
                insert(pets)
                        .fromSelect(select(people.id, people.name).from(people), pets.id, pets.kind)
                        .onConflict(pets.id)
                        .doUpdate(),
                "INSERT INTO pets (id, kind) SELECT people.id, people.name FROM people"
                        + " ON CONFLICT (id) DO UPDATE SET kind=excluded.kind");
        assertThatThrownBy(() -> insert(pets)
                        .set(pets.id, 1)
                        .onConflict()
                        .doUpdate()
                        .toSql(new PostgresqlDialect(PostgresqlServer.NEWEST)))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining("Name the key: onConflict(column)");
    }

    @Test
    void changesUseOtherTablesAndGiveRows() {
        writes(
                update(pets).set(pets.kind, people.name).from(people).where(people.id.eq(pets.owner)),
                "UPDATE pets SET kind=people.name FROM people WHERE people.id = pets.owner");
        writes(
                update(pets).set(pets.chip, "{}").returning(pets.id),
                "UPDATE pets SET chip=CAST(? AS JSON) RETURNING id");
        writes(
                delete(pets).using(people).where(people.id.eq(pets.owner)).returning(pets.id),
                "DELETE FROM pets USING people WHERE people.id = pets.owner RETURNING pets.id");
    }

    @Test
    void questionMarksOfOperatorsAreNoParameters() {
        writes(
                select(operation(cast(pets.chip, JSONB), "?", literal("maker"), BOOLEAN)
                        .as("x")),
                "SELECT (CAST(pets.chip AS JSONB)) ?? (?) AS x FROM pets");
        writes(
                text("SELECT chip::jsonb ?| array['a', :b] AS \"what?\" FROM pets -- why?")
                        .bind("b", "c"),
                "SELECT chip::jsonb ??| array['a', ?] AS \"what?\" FROM pets -- why?");
        assertThat(QuestionMarks.escaped("a ?? b ? c ?& d 'e?' E'f\\'?' $$ g? $$ $h$ ?$$ $h$ /* ? */ ?"))
                .isEqualTo("a ?? b ?? c ??& d 'e?' E'f\\'?' $$ g? $$ $h$ ?$$ $h$ /* ? */ ??");
        schema.sql("COMMENT ON COLUMN pets.chip IS 'what is it?'");
        assertThat(schema.scalars("SELECT '{\"a\": 1}'::jsonb ? 'a'")).containsExactly(true);
    }

    @Test
    void aListThatNoStatementHoldsIsRefusedBeforeItIsSent() {
        List<Integer> many = Collections.nCopies(PostgresqlExpressions.MOST_PARAMETERS + 1, 1);
        assertThatThrownBy(() -> schema.scalars(select(people.id).where(people.id.in(many))))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining("An IN of 65536 values")
                .hasMessageContaining("temporary table");
        assertThat(schema.scalars(select(people.id).where(people.id.in(many.subList(1, many.size())))))
                .isEmpty();
    }

    @Test
    void reservedWordsAreTheServers() {
        List<Object> words = schema.scalars("SELECT word FROM pg_get_keywords() WHERE catcode IN ('R', 'T')");
        assertThat(PostgresqlReservedWords.ALL)
                .containsAll(words.stream().map(String::valueOf).toList());
        Map<String, String> quoted = new LinkedHashMap<>();
        List.of("users", "order", "Users", "a\"b", "1a", "system_user")
                .forEach(name -> quoted.put(name, PostgresqlDialect.IDENTIFIERS.quoted(name)));
        assertThat(new ArrayList<>(quoted.values()))
                .containsExactly("users", "\"order\"", "\"Users\"", "\"a\"\"b\"", "\"1a\"", "\"system_user\"");
    }
}
