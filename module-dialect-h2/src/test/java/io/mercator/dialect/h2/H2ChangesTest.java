package io.mercator.dialect.h2;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.sql.Sql.add;
import static io.mercator.api.sql.Sql.constant;
import static io.mercator.api.sql.Sql.delete;
import static io.mercator.api.sql.Sql.excluded;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.literal;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.update;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.error.CompileException;
import io.mercator.api.error.StatementException;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.Cte;
import io.mercator.api.sql.Insert;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.Statement;
import io.mercator.api.sql.Subquery;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** INSERT, UPDATE and DELETE with all that H2 writes differently: the SQL, and what it does. */
class H2ChangesTest {
    private final Shop shop = new Shop();

    @BeforeEach
    void fill() {
        shop.engine.begin(c -> {
            int id = 0;
            for (String name : List.of("ann", "bob", "cid")) {
                id++;
                c.execute(insert(shop.users)
                        .set(shop.users.id, id)
                        .set(shop.users.name, name)
                        .set(shop.users.age, id * 10));
            }
            c.execute(insert(shop.orders)
                    .set(shop.orders.id, 1L)
                    .set(shop.orders.user, 1)
                    .set(shop.orders.amount, 5));
            c.execute(insert(shop.orders)
                    .set(shop.orders.id, 2L)
                    .set(shop.orders.user, 3)
                    .set(shop.orders.amount, 7));
        });
        shop.sent.clear();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private List<String> returned(Statement<? extends Row> statement) {
        return shop.engine.inTransaction(
                c -> c.execute(statement).all().stream().map(Object::toString).toList());
    }

    private void sends(Statement<?> statement, String sql) {
        shop.sent.assertSends(() -> shop.engine.begin(c -> c.execute(statement)), "BEGIN", sql, "COMMIT");
    }

    private List<String> users() {
        return shop.rows(select(shop.users.id, shop.users.name, shop.users.age).orderBy(shop.users.id));
    }

    @Test
    void whatAChangeReturnsIsSelectedFromItsDelta() {
        assertThat(returned(insert(shop.orders)
                        .set(shop.orders.id, 9L)
                        .set(shop.orders.amount, 1)
                        .returning(shop.orders.id, add(shop.orders.amount, 1))))
                .containsExactly("(9, 2)");
        assertThat(shop.sent.lines())
                .contains("SELECT id, amount + ? FROM FINAL TABLE (INSERT INTO orders (id, amount) VALUES (?, ?))"
                        + " (1, 9, 1)");
        assertThat(returned(update(shop.users)
                        .set(shop.users.age, add(shop.users.age, 1))
                        .where(shop.users.id.ge(2))
                        .returning(shop.users.name, shop.users.age)))
                .containsExactly("('bob', 21)", "('cid', 31)");
        assertThat(returned(
                        delete(shop.orders).where(shop.orders.id.eq(2L)).returning(shop.orders.id, shop.orders.amount)))
                .containsExactly("(2, 7)");
        assertThat(shop.rows(select(shop.orders.id).orderBy(shop.orders.id))).containsExactly("(1,)", "(9,)");
    }

    @Test
    void rowsOfManyOrOfNoValuesAreInserted() {
        assertThat(returned(Insert.rows(
                                shop.orders,
                                List.of(shop.orders.id, shop.orders.amount),
                                List.of(List.of(constant(8L), constant(1)), List.of(constant(7L), constant(2))))
                        .returning(shop.orders.id)))
                .containsExactly("(8,)", "(7,)");
        Table marks = Table.of(new MetaData(), "marks", column("id", INTEGER, primaryKey()));
        marks.metadata().createAll(shop.engine);
        assertThat(returned(insert(marks).returning(marks.get("id", INTEGER)))).containsExactly("(1,)");
        assertThat(shop.sent.lines()).contains("SELECT id FROM FINAL TABLE (INSERT INTO marks DEFAULT VALUES) ()");
    }

    @Test
    void aValueThatIsOnlyComparedIsNeverCut() {
        assertThat(shop.rows(select(shop.users.id)
                        .where(literal("ann and more", STRING.length(3)).eq(shop.users.name))))
                .isEmpty();
    }

    @Test
    void aRowThatIsThereIsUpdatedOrLeft() {
        sends(
                insert(shop.users)
                        .set(shop.users.id, 1)
                        .set(shop.users.name, "anna")
                        .onConflict(shop.users.id)
                        .doUpdate(),
                "MERGE INTO users USING (VALUES (CAST(? AS INTEGER), CAST(? AS VARCHAR))) AS excluded (id, name)"
                        + " ON users.id = excluded.id WHEN MATCHED THEN UPDATE SET name=excluded.name"
                        + " WHEN NOT MATCHED THEN INSERT (id, name) VALUES (excluded.id, excluded.name) (1, 'anna')");
        sends(
                insert(shop.users)
                        .set(shop.users.id, 1)
                        .set(shop.users.name, "never")
                        .onConflict(shop.users.id)
                        .doNothing(),
                "MERGE INTO users USING (VALUES (CAST(? AS INTEGER), CAST(? AS VARCHAR))) AS excluded (id, name)"
                        + " ON users.id = excluded.id"
                        + " WHEN NOT MATCHED THEN INSERT (id, name) VALUES (excluded.id, excluded.name) (1, 'never')");
        shop.engine.begin(c -> c.execute(insert(shop.users)
                .set(shop.users.id, 77)
                .set(shop.users.name, "bob")
                .onConflict()
                .doNothing()));
        shop.engine.begin(c -> c.execute(insert(shop.users)
                .set(shop.users.name, "cid")
                .set(shop.users.age, 1)
                .onConflict(shop.users.name)
                .set(shop.users.age, add(shop.users.age, excluded(shop.users.age)))
                .doUpdateWhere(shop.users.age.lt(100))));
        assertThat(users()).containsExactly("(1, 'anna', 10)", "(2, 'bob', 20)", "(3, 'cid', 31)");
        assertThatThrownBy(() -> shop.engine.begin(c -> c.execute(insert(shop.users)
                        .set(shop.users.age, 1)
                        .onConflict(shop.users.name)
                        .doUpdate())))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining("gives no key a value");
    }

    @Test
    void manyRowsAndThoseOfAQueryAreMergedAndReturned() {
        assertThat(returned(Insert.rows(
                                shop.users,
                                List.of(shop.users.id, shop.users.name),
                                List.of(
                                        List.of(constant(1), constant("new ann")),
                                        List.of(constant(8), constant("new"))))
                        .onConflict(shop.users.id)
                        .doUpdate()
                        .returning(shop.users.id, shop.users.name, shop.users.age)))
                .containsExactly("(1, 'new ann', 10)", "(8, 'new', null)");
        shop.engine.begin(c -> c.execute(insert(shop.orders)
                .fromSelect(
                        select(shop.orders.id, shop.users.age)
                                .from(shop.orders.join(shop.users))
                                .where(shop.users.id.eq(3)),
                        shop.orders.id,
                        shop.orders.amount)
                .onConflict(shop.orders.id)
                .doUpdate()));
        assertThat(shop.rows(select(shop.orders.id, shop.orders.amount).orderBy(shop.orders.id)))
                .containsExactly("(1, 5)", "(2, 30)");
    }

    @Test
    void anotherTableGivesAnUpdateItsValues() {
        sends(
                update(shop.orders)
                        .set(shop.orders.amount, shop.users.age)
                        .from(shop.users)
                        .where(shop.users.id.eq(shop.orders.user), shop.users.name.eq("cid")),
                "MERGE INTO orders USING users ON users.id = orders.user_id AND users.name = ?"
                        + " WHEN MATCHED THEN UPDATE SET amount=users.age ('cid',)");
        assertThat(shop.rows(select(shop.orders.id, shop.orders.amount).orderBy(shop.orders.id)))
                .containsExactly("(1, 5)", "(2, 30)");
        assertThat(returned(update(shop.orders)
                        .set(shop.orders.amount, 0)
                        .from(shop.users)
                        .where(shop.users.id.eq(shop.orders.user), shop.users.age.eq(10))
                        .returning(shop.orders.id, shop.orders.amount)))
                .containsExactly("(1, 0)");
        assertThatThrownBy(() -> shop.engine.begin(c -> c.execute(update(shop.orders)
                        .set(shop.orders.amount, 0)
                        .from(shop.users, select(shop.users.id).as("s")))))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining("Join them in a subquery");
    }

    @Test
    void anotherTableTellsWhatIsDeleted() {
        sends(
                delete(shop.orders)
                        .using(shop.users)
                        .where(shop.users.id.eq(shop.orders.user), shop.users.name.eq("ann")),
                "DELETE FROM orders WHERE EXISTS (SELECT 1 FROM users WHERE users.id = orders.user_id"
                        + " AND users.name = ?) ('ann',)");
        assertThat(shop.rows(select(shop.orders.id))).containsExactly("(2,)");
    }

    @Test
    void commonTableExpressionsStandBeforeTheQueriesOfAChange() {
        Cte grown = select(shop.users.id).where(shop.users.age.gt(15)).cte("grown");
        sends(
                insert(shop.orders)
                        .fromSelect(
                                select(add(shop.orders.id, 100L).as("id"), grown.c(shop.users.id))
                                        .from(shop.orders.join(
                                                grown, grown.c(shop.users.id).eq(shop.orders.user))),
                                shop.orders.id,
                                shop.orders.user),
                "INSERT INTO orders (id, user_id) WITH grown (id) AS (SELECT users.id FROM users WHERE users.age > ?)"
                        + " SELECT orders.id + ? AS id, grown.id AS id_2 FROM orders JOIN grown ON grown.id = orders.user_id"
                        + " (15, 100)");
        shop.engine.begin(c -> c.execute(update(shop.users)
                .set(shop.users.age, 0)
                .where(shop.users.id.in(select(grown.c(shop.users.id)).from(grown)))));
        assertThat(users()).containsExactly("(1, 'ann', 10)", "(2, 'bob', 0)", "(3, 'cid', 0)");
        Cte young = select(shop.users.id).where(shop.users.age.eq(0)).cte("young");
        assertThat(returned(delete(shop.orders)
                        .where(shop.orders.user.in(
                                select(young.c(shop.users.id)).from(young)))
                        .returning(shop.orders.id)))
                .containsExactlyInAnyOrder("(2,)", "(102,)");
    }

    @Test
    void aCommonTableExpressionBesideAChangedTableIsASubquery() {
        Cte grown = select(shop.users.id, shop.users.age)
                .where(shop.users.age.gt(15))
                .cte("grown");
        assertThatThrownBy(() -> shop.engine.begin(c -> c.execute(delete(shop.orders)
                        .using(grown)
                        .where(grown.c(shop.users.id).eq(shop.orders.user)))))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining("Make a subquery of it");
        Subquery old = select(grown.c(shop.users.id), grown.c(shop.users.age))
                .from(grown)
                .as("old");
        shop.engine.begin(c -> c.execute(update(shop.orders)
                .set(shop.orders.amount, old.c("age", INTEGER))
                .from(old)
                .where(old.c("id", INTEGER).eq(shop.orders.user))));
        assertThat(shop.rows(select(shop.orders.id, shop.orders.amount).orderBy(shop.orders.id)))
                .containsExactly("(1, 5)", "(2, 30)");
    }

    @Test
    void severalRowsForOneAreRefused() {
        assertThatThrownBy(() -> shop.engine.begin(c -> c.execute(update(shop.orders)
                        .set(shop.orders.amount, shop.users.age)
                        .from(shop.users))))
                .isInstanceOf(StatementException.class);
        assertThat(shop.rows(select(shop.orders.amount).orderBy(shop.orders.id)))
                .containsExactly("(5,)", "(7,)");
    }

    @Test
    void anUpdateOfSomeRowsIsRefusedWithTheReason() {
        assertThatThrownBy(() -> shop.engine.begin(c ->
                        c.execute(delete(shop.orders).orderBy(shop.orders.id).limit(1))))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining("DELETE ... ORDER BY ... LIMIT is not known to 'h2'");
    }
}
