package io.mercator.it;

import static io.mercator.api.sql.Functions.max;
import static io.mercator.api.sql.Functions.rowNumber;
import static io.mercator.api.sql.Sql.all;
import static io.mercator.api.sql.Sql.any;
import static io.mercator.api.sql.Sql.collate;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.sql.Window;
import org.junit.jupiter.api.Test;

/** The expression language on Derby, and what Derby refuses. */
class DerbySqlTest extends PeopleFixture {
    DerbySqlTest() {
        super(Databases.DERBY);
    }

    @Test
    void whatDerbyLacksIsRefusedWithTheReason() {
        refused(select(people.id).from(select(people.id).cte("c")), "WITH is not known to 'derby' (c)");
        refused(
                select(people.id).from(people.fullJoin(pets, pets.owner.eq(people.id))),
                "FULL OUTER JOIN is not known to 'derby'");
        refused(select(rowNumber().over(Window.orderedBy(people.id))).from(people), "OVER (...) is not known");
        refused(select(people.id).where(collate(people.name, "NOCASE").eq("x")), "COLLATE is not known");
        refused(update(people).set(people.age, 1).returning(people.id), "UPDATE ... RETURNING is not known");
        refused(update(people).set(people.age, pets.id).from(pets), "UPDATE ... FROM is not known");
        refused(
                insert(people)
                        .set(people.id, 1)
                        .set(people.name, "x")
                        .onConflict()
                        .doNothing(),
                "Name the key: onConflict(column)");
    }

    @Test
    void comparisonsWithAllRowsOfAQuery() {
        assertThat(names(people.age.ge(all(select(people.age).from(people).where(people.age.isNotNull())))))
                .containsExactly("ann");
        assertThat(names(people.id.eq(any(select(pets.owner).from(pets))))).containsExactly("ann", "cid");
        assertThat(scalars(select(max(people.id)).from(people))).containsExactly(4);
    }

    @Test
    void rowsAreLockedForUpdate() {
        assertThat(scalars(
                        select(people.name).from(people).where(people.id.eq(1)).forUpdate()))
                .containsExactly("ann");
    }
}
