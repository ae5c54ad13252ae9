package io.mercator.it;

import static io.mercator.api.sql.Functions.lag;
import static io.mercator.api.sql.Functions.rowNumber;
import static io.mercator.api.sql.Functions.sum;
import static io.mercator.api.sql.Sql.add;
import static io.mercator.api.sql.Sql.any;
import static io.mercator.api.sql.Sql.collate;
import static io.mercator.api.sql.Sql.constant;
import static io.mercator.api.sql.Sql.delete;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.tuple;
import static io.mercator.api.sql.Sql.update;
import static io.mercator.api.type.Types.INTEGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.sql.Cte;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.Insert;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.Row1;
import io.mercator.api.sql.Select;
import io.mercator.api.sql.Window;
import io.mercator.api.sql.Window.FrameBound;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The expression language on SQLite, and what SQLite refuses. */
class SqliteSqlTest extends PeopleFixture {
    SqliteSqlTest() {
        super(Databases.SQLITE);
    }

    @Test
    void whatSqliteLacksIsRefusedWithTheReason() {
        refused(select(people.id).forUpdate(), "FOR UPDATE is not known to 'sqlite'");
        refused(select(people.id).where(people.id.eq(any(select(pets.owner)))), "ANY (SELECT ...) is not known");
        refused(delete(people).using(pets), "DELETE ... USING is not known");
        refused(select(people.id).from(people, select(pets.id).lateral("l")), "LATERAL is not known to 'sqlite'");
    }

    @Test
    void commonTableExpressionsAreNamedOnceAndUsedOften() {
        Cte grown = select(people.id, people.name).where(people.age.gt(25)).cte("grown");
        assertThat(tuples(select(grown.c(people.name), pets.kind)
                        .from(grown.join(pets, pets.owner.eq(grown.c(people.id))))
                        .orderBy(pets.id)))
                .containsExactly("('ann', 'cat')", "('ann', 'dog')");
        Select<Row1<Integer>> one = select(grown.c(people.id)).from(grown);
        assertThat(scalars(one.unionAll(one).orderBy(grown.c(people.id)))).hasSize(4);
    }

    @Test
    void recursiveOnesCountAndClimb() {
        Expression<Integer> n = constant(1).as("n");
        Cte numbers = Cte.recursive(
                "numbers",
                select(n),
                self -> select(n)
                        .unionAll(select(add(self.c("n", INTEGER), 1))
                                .from(self)
                                .where(self.c("n", INTEGER).lt(5))));
        assertThat(scalars(select(numbers.c("n", INTEGER)).from(numbers))).containsExactly(1, 2, 3, 4, 5);

        Select<Row1<Integer>> top = select(people.id).from(people).where(people.name.eq("dora"));
        Cte chain = Cte.recursive(
                "chain",
                top,
                self -> top.unionAll(select(people.boss)
                        .from(people.join(self, self.c(people.id).eq(people.id)))
                        .where(people.boss.isNotNull())));
        assertThat(scalars(select(people.name)
                        .from(people.join(chain, chain.c(people.id).eq(people.id)))
                        .orderBy(people.id)))
                .containsExactly("ann", "bob", "dora");
    }

    @Test
    void windowsSeeTheRowsAround() {
        assertThat(tuples(select(
                                people.name,
                                rowNumber()
                                        .over(Window.orderedBy(people.age.desc().nullsLast()))
                                        .as("place"),
                                lag(people.name)
                                        .over(Window.orderedBy(people.id))
                                        .as("before"),
                                sum(people.id)
                                        .over(Window.orderedBy(people.id)
                                                .rows(FrameBound.preceding(1), FrameBound.CURRENT_ROW))
                                        .as("two"))
                        .from(people)
                        .orderBy(people.id)))
                .containsExactly(
                        "('ann', 1, null, 1)", "('bob', 2, 'ann', 3)", "('cid', 3, 'bob', 5)", "('dora', 4, 'cid', 7)");
        assertThat(scalars(select(rowNumber()
                                .over(Window.partitionBy(pets.kind).orderBy(pets.id))
                                .as("n"))
                        .from(pets)
                        .orderBy(pets.id)))
                .containsExactly(1L, 1L, 2L, 1L);
    }

    @Test
    void fullJoinsKeepBothSides() {
        assertThat(tuples(select(people.id, pets.id)
                        .from(people.fullJoin(pets, pets.owner.eq(people.id)))
                        .orderBy(people.id.asc().nullsLast(), pets.id)))
                .containsExactly("(1, 1)", "(1, 2)", "(2, null)", "(3, 3)", "(4, null)", "(null, 4)");
    }

    @Test
    void changedRowsComeBack() {
        List<? extends Row> updated = connection
                .execute(update(people)
                        .set(people.age, add(people.age, 1))
                        .where(people.id.eq(1))
                        .returning(people.age))
                .all();
        assertThat(updated.toString()).isEqualTo("[(51,)]");
        assertThat(connection
                        .execute(delete(pets).where(pets.kind.eq("fish")).returning(pets.id, pets.kind))
                        .all()
                        .toString())
                .isEqualTo("[(4, 'fish')]");
        assertThat(connection
                        .execute(insert(pets)
                                .set(pets.id, 9)
                                .set(pets.kind, "owl")
                                .returning(pets.kind))
                        .all()
                        .toString())
                .isEqualTo("[('owl',)]");
    }

    @Test
    void anUpdateTakesValuesFromAnotherTable() {
        connection.execute(
                update(pets).set(pets.kind, people.name).from(people).where(people.id.eq(pets.owner), people.id.eq(3)));
        assertThat(scalars(select(pets.kind).from(pets).where(pets.id.eq(3)))).containsExactly("cid");
    }

    @Test
    void severalRowsAreInsertedOrUpdated() {
        connection.execute(Insert.rows(
                        people,
                        List.of(people.id, people.name),
                        List.of(List.of(constant(1), constant("new ann")), List.of(constant(8), constant("new"))))
                .onConflict(people.id)
                .doUpdate());
        assertThat(names(people.id.in(1, 8))).containsExactly("new ann", "new");
        connection.execute(insert(people)
                .set(people.id, 1)
                .set(people.name, "x")
                .onConflict()
                .doNothing());
        connection.execute(insert(people)
                .set(people.id, 1)
                .set(people.name, "never")
                .onConflict(people.id)
                .doUpdateWhere(people.age.lt(10)));
        assertThat(names(people.id.eq(1))).containsExactly("new ann");
    }

    @Test
    void theRowsOfAQueryAreInsertedOrUpdated() {
        connection.execute(insert(pets)
                .fromSelect(select(people.id, people.name).from(people), pets.id, pets.kind)
                .onConflict(pets.id)
                .doUpdate());
        assertThat(scalars(select(pets.kind).from(pets).orderBy(pets.id))).containsExactly("ann", "bob", "cid", "dora");
    }

    @Test
    void collationsAndTuplesOfQueries() {
        assertThat(names(collate(people.name, "NOCASE").eq("ANN"))).containsExactly("ann");
        assertThat(names(tuple(people.id, people.name)
                        .in(select(people.id, people.name).from(people).where(people.age.gt(25)))))
                .containsExactly("ann", "bob");
    }
}
