package io.mercator.dialect.kit;

import static io.mercator.api.sql.Functions.abs;
import static io.mercator.api.sql.Functions.avg;
import static io.mercator.api.sql.Functions.ceiling;
import static io.mercator.api.sql.Functions.currentDate;
import static io.mercator.api.sql.Functions.currentTimestamp;
import static io.mercator.api.sql.Functions.floor;
import static io.mercator.api.sql.Functions.length;
import static io.mercator.api.sql.Functions.lower;
import static io.mercator.api.sql.Functions.max;
import static io.mercator.api.sql.Functions.min;
import static io.mercator.api.sql.Functions.substring;
import static io.mercator.api.sql.Functions.sum;
import static io.mercator.api.sql.Functions.trim;
import static io.mercator.api.sql.Functions.upper;
import static io.mercator.api.sql.Sql.add;
import static io.mercator.api.sql.Sql.and;
import static io.mercator.api.sql.Sql.caseWhen;
import static io.mercator.api.sql.Sql.cast;
import static io.mercator.api.sql.Sql.coalesce;
import static io.mercator.api.sql.Sql.concat;
import static io.mercator.api.sql.Sql.constant;
import static io.mercator.api.sql.Sql.count;
import static io.mercator.api.sql.Sql.delete;
import static io.mercator.api.sql.Sql.divide;
import static io.mercator.api.sql.Sql.excluded;
import static io.mercator.api.sql.Sql.exists;
import static io.mercator.api.sql.Sql.extract;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.literal;
import static io.mercator.api.sql.Sql.modulo;
import static io.mercator.api.sql.Sql.multiply;
import static io.mercator.api.sql.Sql.nullIf;
import static io.mercator.api.sql.Sql.operation;
import static io.mercator.api.sql.Sql.or;
import static io.mercator.api.sql.Sql.scalar;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.subtract;
import static io.mercator.api.sql.Sql.tuple;
import static io.mercator.api.sql.Sql.update;
import static io.mercator.api.type.Types.BIGINT;
import static io.mercator.api.type.Types.BOOLEAN;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.dialect.Capability;
import io.mercator.api.engine.Connection;
import io.mercator.api.error.CompileException;
import io.mercator.api.error.SchemaException;
import io.mercator.api.schema.MetaData;
import io.mercator.api.sql.Alias;
import io.mercator.api.sql.Condition;
import io.mercator.api.sql.DateField;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.ExpressionList;
import io.mercator.api.sql.QueryExpression;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.Row1;
import io.mercator.api.sql.Row2;
import io.mercator.api.sql.Select;
import io.mercator.api.sql.Subquery;
import io.mercator.api.sql.Values;
import io.mercator.dialect.kit.model.People;
import io.mercator.dialect.kit.model.PeopleDatabase;
import io.mercator.dialect.kit.model.Pets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The expression language, executed: what each construct gives on a few rows that fit on a page, on every database. */
abstract class SqlContract {
    private final DatabaseUnderTest under;
    private PeopleDatabase db;
    private People people;
    private Pets pets;
    private Connection connection;

    SqlContract(DatabaseUnderTest under) {
        this.under = under;
    }

    @BeforeEach
    void fill() {
        db = new PeopleDatabase(under);
        people = db.people;
        pets = db.pets;
        connection = db.connection;
    }

    @AfterEach
    void close() {
        db.close();
    }

    private List<Object> scalars(QueryExpression<? extends Row1<?>> query) {
        return db.scalars(query);
    }

    private List<String> tuples(QueryExpression<? extends Row> query) {
        return db.tuples(query);
    }

    private <T> T ofAnn(Expression<T> expression) {
        return db.ofAnn(expression);
    }

    private List<Object> names(Expression<Boolean> condition) {
        return db.names(condition);
    }

    @Test
    void joinsFollowTheForeignKeyThatLinksTheTables() {
        assertThat(tuples(select(people.name, pets.kind).from(people.join(pets)).orderBy(people.name, pets.kind)))
                .containsExactly("('ann', 'cat')", "('ann', 'dog')", "('cid', 'cat')");
        assertThat(tuples(select(people.name, pets.kind)
                        .from(people)
                        .leftJoin(pets)
                        .where(pets.id.isNull())
                        .orderBy(people.name)))
                .containsExactly("('bob', null)", "('dora', null)");
        assertThat(scalars(select(count()).from(people.crossJoin(pets)))).containsExactly(16L);
        Select<Row2<String, String>> strays = select(people.name, pets.kind)
                .from(people.rightJoin(pets, pets.owner.eq(people.id)))
                .where(people.id.isNull());
        if (db.engine.dialect().has(Capability.RIGHT_JOIN)) {
            assertThat(tuples(strays)).containsExactly("(null, 'fish')");
        } else {
            assertThatThrownBy(() -> connection.execute(strays))
                    .isInstanceOf(CompileException.class)
                    .hasMessageContaining("use a database that has RIGHT_JOIN");
        }
    }

    @Test
    void aTableJoinsItselfByAnAlias() {
        Alias<People> boss = Alias.of(people, "boss");
        assertThat(tuples(select(people.name, boss.c(people.name))
                        .from(people.join(boss, people.boss.eq(boss.c(people.id))))
                        .orderBy(people.id)))
                .containsExactly("('bob', 'ann')", "('cid', 'ann')", "('dora', 'bob')");
        assertThatThrownBy(() -> people.join(boss))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("people.boss -> boss.id")
                .hasMessageContaining("boss.boss -> people.id");
        MetaData other = new MetaData();
        Pets stray = new Pets(other);
        new People(other);
        assertThatThrownBy(() -> people.join(stray))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("No foreign key links 'people' and 'pets'");
    }

    @Test
    void groupsAreCountedAndFiltered() {
        assertThat(tuples(select(pets.kind, count())
                        .from(pets)
                        .groupBy(pets.kind)
                        .having(count().gt(1L))
                        .orderBy(pets.kind)))
                .containsExactly("('cat', 2)");
        assertThat(tuples(select(min(people.age), max(people.age), sum(people.age), count(people.age), avg(people.age))
                        .from(people)))
                .containsExactly("(20, 50, 100, 3, 33.333333333333336)");
        assertThat(tuples(select(count(pets.kind).distinct(), count().filter(pets.kind.eq("cat")))
                        .from(pets)))
                .containsExactly("(3, 2)");
    }

    @Test
    void arithmeticKeepsItsOrder() {
        assertThat(ofAnn(add(people.age, 5))).isEqualTo(55);
        assertThat(ofAnn(multiply(add(people.age, 5), 2))).isEqualTo(110);
        assertThat(ofAnn(add(people.age, multiply(people.id, 2)))).isEqualTo(52);
        assertThat(ofAnn(subtract(people.age, subtract(people.age, 1)))).isEqualTo(1);
        assertThat(ofAnn(divide(people.age, 7))).isEqualTo(7);
        assertThat(ofAnn(modulo(people.age, 7))).isEqualTo(1);
        assertThat(ofAnn(modulo(add(people.age, 1), add(people.id, 6)))).isEqualTo(2);
        assertThat(ofAnn(divide(literal(100), divide(people.age, 5)))).isEqualTo(10);
        assertThat(ofAnn(abs(subtract(people.id, 5)))).isEqualTo(4);
        assertThat(names(add(people.age, 1).gt(30))).containsExactly("ann", "bob");
    }

    @Test
    void choicesAndNulls() {
        assertThat(tuples(select(
                                people.name,
                                caseWhen(people.age.lt(25), "young")
                                        .when(people.age.isNull(), "unknown")
                                        .otherwise("old")
                                        .as("years"))
                        .from(people)
                        .orderBy(people.id)))
                .containsExactly("('ann', 'old')", "('bob', 'old')", "('cid', 'young')", "('dora', 'unknown')");
        assertThat(scalars(select(coalesce(people.age, -1).as("a")).from(people).orderBy(people.id)))
                .containsExactly(50, 30, 20, -1);
        assertThat(scalars(select(nullIf(people.age, 30).as("a")).from(people).orderBy(people.id)))
                .containsExactly(50, null, 20, null);
        assertThat(names(people.boss.isDistinctFrom(1))).containsExactly("ann", "dora");
        assertThat(names(people.boss.isNotDistinctFrom(people.boss))).containsExactly("ann", "bob", "cid", "dora");
        assertThat(names(people.age.isDistinctFrom(people.boss).not())).isEmpty();
    }

    @Test
    void strings() {
        assertThat(ofAnn(concat(people.name, literal("-"), upper(people.name)))).isEqualTo("ann-ANN");
        assertThat(ofAnn(lower(literal("ÄB")).as("x"))).isIn("äb", "Äb");
        assertThat(ofAnn(length(people.name))).isEqualTo(3);
        assertThat(ofAnn(substring(people.name, 2, 1))).isEqualTo("n");
        assertThat(ofAnn(trim(literal("  x ")))).isEqualTo("x");
        assertThat(names(people.name.startsWith("a"))).containsExactly("ann");
        assertThat(names(people.name.endsWith("b"))).containsExactly("bob");
        assertThat(names(people.name.contains("o"))).containsExactly("bob", "dora");
        assertThat(names(people.name.contains("%"))).isEmpty();
        assertThat(names(people.name.ilike("A%"))).containsExactly("ann");
        assertThat(names(people.name.like(concat(literal("a"), literal("%"))))).containsExactly("ann");
        assertThat(names(people.name.ilike("A%").not())).containsExactly("bob", "cid", "dora");
    }

    @Test
    void likeEscapesWhatIsMeantAsItStands() {
        db.person(9, "50%_/", 1, null, null);
        assertThat(names(people.name.contains("0%_"))).containsExactly("50%_/");
        assertThat(names(people.name.endsWith("_/"))).containsExactly("50%_/");
        assertThat(names(people.name.startsWith("5_"))).isEmpty();
    }

    @Test
    void castsAndFields() {
        assertThat(ofAnn(cast(people.age, STRING.length(10)))).isEqualTo("50");
        assertThat(ofAnn(cast(literal("17"), INTEGER))).isEqualTo(17);
        assertThat(ofAnn(extract(DateField.YEAR, people.born))).isEqualTo(1976);
        assertThat(ofAnn(extract(DateField.MONTH, people.born))).isEqualTo(3);
        assertThat(ofAnn(extract(DateField.DAY, people.born))).isEqualTo(29);
        LocalDateTime before = LocalDateTime.now(ZoneOffset.UTC).minusDays(1);
        assertThat(ofAnn(currentTimestamp())).isAfter(before);
        assertThat(ofAnn(currentDate())).isAfter(before.toLocalDate().minusDays(1));
        assertThat(ofAnn(ceiling(literal(1.5)))).isEqualTo(2.0);
        assertThat(ofAnn(floor(literal(1.5)))).isEqualTo(1.0);
    }

    @Test
    void subqueriesAreCorrelatedWithTheStatementAroundThem() {
        assertThat(names(exists(select(constant(1)).from(pets).where(pets.owner.eq(people.id)))))
                .containsExactly("ann", "cid");
        assertThat(names(exists(select(pets.id).where(pets.owner.eq(people.id))).not()))
                .containsExactly("bob", "dora");
        assertThat(tuples(select(
                                people.name,
                                scalar(select(count()).from(pets).where(pets.owner.eq(people.id)))
                                        .as("pets"))
                        .from(people)
                        .orderBy(people.id)))
                .containsExactly("('ann', 2)", "('bob', 0)", "('cid', 1)", "('dora', 0)");
        assertThat(names(people.age.eq(scalar(select(max(people.age)).from(people)))))
                .containsExactly("ann");
        assertThat(names(people.id.in(select(pets.owner).from(pets).where(pets.kind.eq("cat")))))
                .containsExactly("ann", "cid");
        assertThatThrownBy(() -> scalar(select(people.id, people.name)))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("this one has 2: id, name");
    }

    @Test
    void aSubqueryIsATableWithTypedColumns() {
        Select<? extends Row> counted =
                select(pets.owner, count().as("n")).from(pets).groupBy(pets.owner);
        Subquery perOwner = counted.as("per_owner");
        assertThat(tuples(select(people.name, perOwner.c("n", BIGINT))
                        .from(people.join(perOwner, perOwner.c(pets.owner).eq(people.id)))
                        .orderBy(people.id)))
                .containsExactly("('ann', 2)", "('cid', 1)");
        assertThatThrownBy(() -> perOwner.c("m", INTEGER))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("Did you mean 'n'?");
    }

    @Test
    void wholeQueriesArePutTogether() {
        Select<Row1<String>> young = select(people.name).from(people).where(people.age.lt(40));
        Select<Row1<String>> bosses = select(people.name).from(people).where(people.boss.isNull());
        Select<Row1<String>> withB = select(people.name).from(people).where(people.name.startsWith("b"));
        assertThat(scalars(young.union(bosses).orderBy(people.name))).containsExactly("ann", "bob", "cid");
        assertThat(scalars(young.unionAll(withB).orderBy(people.name.desc()))).containsExactly("cid", "bob", "bob");
        assertThat(scalars(young.intersect(withB))).containsExactly("bob");
        assertThat(scalars(young.except(withB))).containsExactly("cid");
        assertThat(scalars(young.union(bosses).except(withB).orderBy(people.name)))
                .containsExactly("ann", "cid");
        assertThat(scalars(bosses.union(young.except(withB)).orderBy(people.name)))
                .containsExactly("ann", "cid");
        assertThat(scalars(young.union(bosses).orderBy(people.name).limit(1).offset(1)))
                .containsExactly("bob");
        assertThat(scalars(young.union(bosses).union(withB).orderBy(people.name)))
                .containsExactly("ann", "bob", "cid");
        assertThatThrownBy(() -> select(List.of(people.name)).union(select(List.of(people.id, people.name))))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("have 1 (name) and 2 (id, name)");
    }

    @Test
    void tuplesAreComparedAsOne() {
        assertThat(names(tuple(people.name, people.age).eq("ann", 50))).containsExactly("ann");
        assertThat(names(tuple(people.name, people.age).in(List.of(List.of("ann", 50), List.of("cid", 20)))))
                .containsExactly("ann", "cid");
        assertThat(names(tuple(people.name, people.age)
                        .in(List.of(List.of("ann", 50), List.of("bob", 30)))
                        .not()
                        .and(people.age.isNotNull())))
                .containsExactly("cid");
        assertThat(names(tuple(people.name, people.age).in(List.of()))).isEmpty();
        assertThat(names(people.age.in(ExpressionList.of(List.of(people.boss, literal(20), add(people.id, 49))))))
                .containsExactly("ann", "cid");
        assertThat(names(tuple(people.name, people.age)
                        .in(tuple(literal("ann"), literal(50)), tuple(people.name, people.boss))))
                .containsExactly("ann");
        assertThatThrownBy(() -> tuple(people.name, people.age).in(tuple(people.id, people.age, people.boss)))
                .isInstanceOf(SchemaException.class)
                .hasMessage("A tuple of 2 is compared with one of 3. Give both the same members.");
        assertThatThrownBy(() -> tuple(people.name, people.age).eq(50, "ann"))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("STRING(20)")
                .hasMessageContaining("java.lang.Integer");
    }

    @Test
    void valuesAreATable() {
        Values wanted = Values.of("wanted")
                .column("id", INTEGER)
                .column("note", STRING.length(10))
                .row(1, "first")
                .row(3, null);
        assertThat(tuples(select(people.name, wanted.c("note", STRING.length(10)))
                        .from(people.join(wanted, wanted.c("id", INTEGER).eq(people.id)))
                        .orderBy(people.id)))
                .containsExactly("('ann', 'first')", "('cid', null)");
    }

    @Test
    void aSelectNeedsNoTable() {
        assertThat(scalars(select(constant(1)))).containsExactly(1);
        assertThat(scalars(select(literal("x").as("x")))).containsExactly("x");
    }

    @Test
    void nullsStandWhereTheyAreAskedTo() {
        assertThat(scalars(
                        select(people.id).from(people).orderBy(people.age.asc().nullsFirst())))
                .containsExactly(4, 3, 2, 1);
        assertThat(scalars(
                        select(people.id).from(people).orderBy(people.age.desc().nullsLast())))
                .containsExactly(1, 2, 3, 4);
    }

    @Test
    void rowsAreInsertedFromAQuery() {
        connection.execute(insert(pets)
                .fromSelect(
                        select(add(people.id, 100).as("id"), people.id, constant("ant", STRING.length(10)))
                                .from(people)
                                .where(people.age.gt(25)),
                        pets.id,
                        pets.owner,
                        pets.kind));
        assertThat(tuples(select(pets.id, pets.owner)
                        .from(pets)
                        .where(pets.kind.eq("ant"))
                        .orderBy(pets.id)))
                .containsExactly("(101, 1)", "(102, 2)");
        assertThatThrownBy(() -> insert(pets).fromSelect(select(people.name).from(people), pets.id))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("Column 'id' is INTEGER, and the query gives it STRING(20)");
    }

    @Test
    void aRowThatIsThereIsLeftOrUpdatedOrTheStatementIsRefused() {
        if (!db.engine.dialect().has(Capability.UPSERT)) {
            assertThatThrownBy(() -> connection.execute(insert(people)
                            .set(people.id, 1)
                            .set(people.name, "other")
                            .onConflict(people.id)
                            .doNothing()))
                    .isInstanceOf(CompileException.class)
                    .hasMessageContaining("use a database that has UPSERT");
            return;
        }
        connection.execute(insert(people)
                .set(people.id, 1)
                .set(people.name, "other")
                .onConflict(people.id)
                .doNothing());
        assertThat(names(people.id.eq(1))).containsExactly("ann");
        connection.execute(insert(people)
                .set(people.id, 1)
                .set(people.name, "anna")
                .set(people.age, 51)
                .onConflict(people.id)
                .doUpdate());
        assertThat(tuples(select(people.name, people.age).from(people).where(people.id.eq(1))))
                .containsExactly("('anna', 51)");
        connection.execute(insert(people)
                .set(people.id, 7)
                .set(people.name, "gil")
                .onConflict(people.id)
                .doUpdate());
        assertThat(names(people.id.eq(7))).containsExactly("gil");
        connection.execute(insert(people)
                .set(people.id, 1)
                .set(people.name, "annika")
                .onConflict(people.id)
                .set(people.name, excluded(people.name))
                .set(people.age, add(people.age, 1))
                .doUpdate());
        assertThat(tuples(select(people.name, people.age).from(people).where(people.id.eq(1))))
                .containsExactly("('annika', 52)");
    }

    @Test
    void updatesAndDeletesUseSubqueries() {
        connection.execute(update(people)
                .set(people.age, scalar(select(max(people.age)).from(people)))
                .where(people.age.isNull()));
        assertThat(scalars(select(people.age).from(people).where(people.id.eq(4))))
                .containsExactly(50);
        connection.execute(delete(pets)
                .where(exists(
                        select(constant(1)).from(people).where(people.id.eq(pets.owner), people.name.eq("ann")))));
        assertThat(scalars(select(pets.id).from(pets).orderBy(pets.id))).containsExactly(3, 4);
    }

    @Test
    void anOperatorOfOnesOwnStandsBetweenExpressions() {
        assertThat(names(and(operation(people.age, "<>", literal(30), BOOLEAN), people.age.isNotNull())))
                .containsExactly("ann", "cid");
        assertThatThrownBy(() -> operation(people.age, "; DROP TABLE people --", people.age, BOOLEAN))
                .hasMessageContaining("is no operator");
    }

    /** Returns what is logged while statements are compiled. */
    private static List<String> warnings(Runnable work) {
        List<String> logged = new ArrayList<>();
        Logger logger = Logger.getLogger("io.mercator.engine");
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                logged.add(entry.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try {
            work.run();
        } finally {
            logger.removeHandler(handler);
        }
        return logged;
    }

    @Test
    void tablesThatNothingJoinsAreWarnedOf() {
        assertThat(warnings(() -> scalars(select(count()).from(people, pets))))
                .singleElement()
                .asString()
                .contains("that nothing joins", "people | pets", "crossJoin");
        assertThat(warnings(() -> {
                    scalars(select(count()).from(people, pets).where(people.id.eq(pets.owner)));
                    scalars(select(count()).from(people.crossJoin(pets)));
                    scalars(select(count())
                            .from(people, pets)
                            .where(exists(select(constant(1)).from(people).where(people.id.eq(pets.owner)))
                                    .and(people.age.eq(pets.owner))));
                }))
                .isEmpty();
    }

    @Test
    void manyConditionsAreOneStatement() {
        int many = under.maxConditions();
        List<Condition> any = IntStream.range(0, many)
                .mapToObj(number -> people.age.eq(number))
                .toList();
        Expression<Boolean>[] all = any.toArray(new Condition[0]);
        assertThat(names(or(all))).containsExactly("ann", "bob", "cid");
    }
}
