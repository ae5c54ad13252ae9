package io.mercator.dialect.kit;

import static io.mercator.api.sql.Functions.lag;
import static io.mercator.api.sql.Functions.max;
import static io.mercator.api.sql.Functions.rowNumber;
import static io.mercator.api.sql.Sql.add;
import static io.mercator.api.sql.Sql.all;
import static io.mercator.api.sql.Sql.any;
import static io.mercator.api.sql.Sql.constant;
import static io.mercator.api.sql.Sql.count;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.tuple;
import static io.mercator.api.type.Types.INTEGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.sql.Cte;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.QueryExpression;
import io.mercator.api.sql.Row1;
import io.mercator.api.sql.Sql;
import io.mercator.api.sql.Subquery;
import io.mercator.api.sql.Window;
import io.mercator.dialect.kit.model.People;
import io.mercator.dialect.kit.model.Pets;
import java.sql.SQLException;

/** What queries may say. */
final class QueryProofs {
    private QueryProofs() {}

    static void selectWithoutFrom(ProofRoom room) throws SQLException {
        assertThat(room.rows(select(constant(1)))).containsExactly("1");
    }

    static void rightJoin(ProofRoom room) throws SQLException {
        People people = room.db.people;
        Pets pets = room.db.pets;
        assertThat(room.rows(select(people.name, pets.kind)
                        .from(people.rightJoin(pets, pets.owner.eq(people.id)))
                        .orderBy(pets.id)))
                .containsExactly("ann, cat", "ann, dog", "cid, cat", "null, fish");
    }

    static void fullJoin(ProofRoom room) throws SQLException {
        People people = room.db.people;
        Pets pets = room.db.pets;
        assertThat(room.rows(select(people.id, pets.id).from(people.fullJoin(pets, pets.owner.eq(people.id)))))
                .containsExactlyInAnyOrder("1, 1", "1, 2", "2, null", "3, 3", "4, null", "null, 4");
    }

    static void lateral(ProofRoom room) throws SQLException {
        People people = room.db.people;
        Pets pets = room.db.pets;
        Subquery last = select(max(pets.id).as("pet"))
                .from(pets)
                .where(pets.owner.eq(people.id))
                .lateral("latest");
        assertThat(room.rows(select(people.name, last.c("pet", INTEGER))
                        .from(people, last)
                        .where(last.c("pet", INTEGER).isNotNull())
                        .orderBy(people.id)))
                .containsExactly("ann, 2", "cid, 3");
    }

    static void commonTableExpressions(ProofRoom room) throws SQLException {
        People people = room.db.people;
        Cte grown = select(people.id, people.name)
                .from(people)
                .where(people.age.gt(constant(25)))
                .cte("grown");
        assertThat(room.rows(select(grown.c(people.name)).from(grown).orderBy(grown.c(people.id))))
                .containsExactly("ann", "bob");
        Expression<Integer> n = constant(1).as("n");
        Cte numbers = Cte.recursive(
                "numbers",
                select(n),
                self -> select(n)
                        .unionAll(select(add(self.c("n", INTEGER), constant(1)))
                                .from(self)
                                .where(self.c("n", INTEGER).lt(constant(5)))));
        assertThat(room.rows(select(count().as("many")).from(numbers))).containsExactly("5");
    }

    static void parenthesizedQueries(ProofRoom room) throws SQLException {
        People people = room.db.people;
        QueryExpression<Row1<String>> young = select(people.name).from(people).where(people.age.lt(constant(40)));
        QueryExpression<Row1<String>> heads = select(people.name).from(people).where(people.boss.isNull());
        QueryExpression<Row1<String>> bob = select(people.name).from(people).where(people.name.eq(constant("bob")));
        assertThat(room.rows(heads.union(young.except(bob)))).containsExactlyInAnyOrder("ann", "cid");
    }

    static void quantifiedComparisons(ProofRoom room) throws SQLException {
        People people = room.db.people;
        Pets pets = room.db.pets;
        assertThat(room.rows(select(people.name)
                        .from(people)
                        .where(people.age.ge(all(select(people.age).from(people).where(people.age.isNotNull()))))))
                .containsExactly("ann");
        assertThat(room.rows(select(people.name)
                        .from(people)
                        .where(people.id.eq(any(select(pets.owner).from(pets))))
                        .orderBy(people.id)))
                .containsExactly("ann", "cid");
    }

    static void rowValues(ProofRoom room) throws SQLException {
        People people = room.db.people;
        assertThat(room.rows(select(people.id)
                        .from(people)
                        .where(tuple(people.name, people.age)
                                .in(select(people.name, people.age).from(people).where(people.id.eq(constant(1)))))))
                .containsExactly("1");
    }

    static void distinctTest(ProofRoom room) throws SQLException {
        People people = room.db.people;
        assertThat(room.rows(select(people.name)
                        .from(people)
                        .where(people.boss.isDistinctFrom(constant(1)))
                        .orderBy(people.id)))
                .containsExactly("ann", "dora");
    }

    static void ilike(ProofRoom room) throws SQLException {
        assertThat(room.rows(room.first, "SELECT name FROM people WHERE name ILIKE 'A%'"))
                .containsExactly("ann");
    }

    static void collate(ProofRoom room) throws SQLException {
        People people = room.db.people;
        assertThat(room.rows(select(people.name)
                        .from(people)
                        .where(Sql.collate(people.name, room.under.collation()).eq(constant("ann")))))
                .containsExactly("ann");
    }

    static void aggregateFilter(ProofRoom room) throws SQLException {
        People people = room.db.people;
        assertThat(room.rows(select(count().filter(people.age.gt(constant(25))).as("grown"), max(people.age))
                        .from(people)))
                .containsExactly("2, 50");
    }

    static void windowFunctions(ProofRoom room) throws SQLException {
        People people = room.db.people;
        assertThat(room.rows(select(
                                people.name,
                                rowNumber()
                                        .over(Window.partitionBy(people.boss).orderBy(people.id))
                                        .as("place"),
                                lag(people.name)
                                        .over(Window.orderedBy(people.id))
                                        .as("before"))
                        .from(people)
                        .orderBy(people.id)))
                .containsExactly("ann, 1, null", "bob, 1, ann", "cid, 2, bob", "dora, 1, cid");
    }

    static void distinctOn(ProofRoom room) throws SQLException {
        Pets pets = room.db.pets;
        assertThat(room.rows(select(pets.kind, pets.id)
                        .from(pets)
                        .distinctOn(pets.kind)
                        .orderBy(pets.kind, pets.id.desc())))
                .containsExactly("cat, 3", "dog, 2", "fish, 4");
    }

    static void nullsOrder(ProofRoom room) throws SQLException {
        People people = room.db.people;
        String sql =
                room.sql(select(people.id).from(people).orderBy(people.age.asc().nullsLast()));
        assertThat(sql).endsWith(" NULLS LAST");
        assertThat(room.rows(room.first, sql)).containsExactly("3", "2", "1", "4");
        assertThat(room.rows(
                        select(people.id).from(people).orderBy(people.age.desc().nullsFirst())))
                .containsExactly("4", "1", "2", "3");
    }
}
