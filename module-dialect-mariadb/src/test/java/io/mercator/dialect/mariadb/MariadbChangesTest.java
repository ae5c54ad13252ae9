package io.mercator.dialect.mariadb;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.sql.Functions.max;
import static io.mercator.api.sql.Sql.add;
import static io.mercator.api.sql.Sql.constant;
import static io.mercator.api.sql.Sql.delete;
import static io.mercator.api.sql.Sql.excluded;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.scalar;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.update;
import static io.mercator.api.type.Types.INTEGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.error.CompileException;
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

/** INSERT, UPDATE and DELETE with all that MariaDB writes differently: the SQL, and what it does. */
class MariadbChangesTest {
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
    void rowsThatAreInsertedOrDeletedAreReturned() {
        assertThat(returned(insert(shop.orders)
                        .set(shop.orders.id, 9L)
                        .set(shop.orders.amount, 1)
                        .returning(shop.orders.id, add(shop.orders.amount, 1))))
                .containsExactly("(9, 2)");
        assertThat(shop.sent.lines())
                .contains("INSERT INTO orders (id, amount) VALUES (?, ?) RETURNING id, amount + ? (9, 1, 1)");
        assertThat(returned(delete(shop.orders)
                        .where(shop.orders.id.ge(2L))
                        .orderBy(shop.orders.id.desc())
                        .limit(1)
                        .returning(shop.orders.id, shop.orders.amount)))
                .containsExactly("(9, 1)");
        assertThat(shop.sent.lines())
                .contains("DELETE FROM orders WHERE orders.id >= ? ORDER BY orders.id DESC LIMIT ?"
                        + " RETURNING id, amount (2, 1)");
        assertThat(shop.rows(select(shop.orders.id).orderBy(shop.orders.id))).containsExactly("(1,)", "(2,)");
        assertThatThrownBy(() -> returned(update(shop.users)
                        .set(shop.users.age, 1)
                        .where(shop.users.id.ge(2))
                        .returning(shop.users.name)))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining("UPDATE ... RETURNING is not known to 'mariadb'");
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
        assertThat(shop.sent.lines()).contains("INSERT INTO marks () VALUES () RETURNING id ()");
    }

    /** Elsewhere a 0 is a 0, and here it would be the next key. */
    @Test
    void zeroInAGeneratedKeyIsZero() {
        shop.engine.begin(
                c -> c.execute(insert(shop.users).set(shop.users.id, 0).set(shop.users.name, "zero")));
        assertThat(users()).contains("(0, 'zero', null)");
    }

    @Test
    void someRowsAreChangedInAnOrder() {
        sends(
                update(shop.users)
                        .set(shop.users.age, 0)
                        .where(shop.users.id.gt(0))
                        .orderBy(shop.users.id.desc())
                        .limit(2),
                "UPDATE users SET age=? WHERE users.id > ? ORDER BY users.id DESC LIMIT ? (0, 0, 2)");
        assertThat(users()).containsExactly("(1, 'ann', 10)", "(2, 'bob', 0)", "(3, 'cid', 0)");
    }

    @Test
    void allAssignmentsSeeTheRowAsItWas() {
        shop.engine.begin(c -> c.execute(update(shop.users)
                .set(shop.users.age, shop.users.id)
                .set(shop.users.id, shop.users.age)
                .where(shop.users.id.eq(2))));
        assertThat(users()).contains("(20, 'bob', 2)");
    }

    /** What optimistic locking counts: rows that were met, not those that became others. */
    @Test
    void rowsThatAreMetAreCounted() {
        shop.engine.begin(c -> assertThat(
                        c.execute(update(shop.users).set(shop.users.age, 10)).rowCount())
                .isEqualTo(3));
    }

    @Test
    void aRowThatIsThereIsUpdatedOrLeft() {
        sends(
                insert(shop.orders)
                        .set(shop.orders.id, 1L)
                        .set(shop.orders.amount, 50)
                        .onConflict(shop.orders.id)
                        .doUpdate(),
                "INSERT INTO orders (id, amount) VALUES (?, ?) ON DUPLICATE KEY UPDATE amount = VALUES(amount) (1, 50)");
        sends(
                insert(shop.orders)
                        .set(shop.orders.id, 1L)
                        .set(shop.orders.amount, 99)
                        .onConflict(shop.orders.id)
                        .doNothing(),
                "INSERT INTO orders (id, amount) VALUES (?, ?) ON DUPLICATE KEY UPDATE orders.id = orders.id (1, 99)");
        sends(
                insert(shop.orders)
                        .set(shop.orders.id, 2L)
                        .set(shop.orders.amount, 1)
                        .onConflict(shop.orders.id)
                        .set(shop.orders.amount, add(shop.orders.amount, excluded(shop.orders.amount)))
                        .set(shop.orders.user, 1)
                        .doUpdateWhere(shop.orders.amount.lt(8)),
                "INSERT INTO orders (id, amount) VALUES (?, ?) ON DUPLICATE KEY UPDATE"
                        + " amount = CASE WHEN orders.amount < ? THEN orders.amount + VALUES(amount) ELSE orders.amount END,"
                        + " user_id = CASE WHEN orders.amount < ? THEN ? ELSE orders.user_id END (2, 1, 8, 8, 1)");
        assertThat(shop.rows(select(shop.orders.id, shop.orders.user, shop.orders.amount)
                        .orderBy(shop.orders.id)))
                .containsExactly("(1, 1, 50)", "(2, 1, 8)");
    }

    @Test
    void anUpsertCountsARowThatItUpdatesTwice() {
        shop.engine.begin(c -> {
            for (int count : new int[] {1, 2}) {
                assertThat(c.execute(insert(shop.orders)
                                        .set(shop.orders.id, 5L)
                                        .set(shop.orders.amount, count)
                                        .onConflict(shop.orders.id)
                                        .doUpdate())
                                .rowCount())
                        .isEqualTo(count);
            }
        });
    }

    /** ON DUPLICATE KEY is set off by any key. */
    @Test
    void aKeyIsNamedOnlyWhereNoOtherCouldBeMet() {
        assertThatThrownBy(() -> shop.engine.begin(c -> c.execute(insert(shop.users)
                        .set(shop.users.id, 1)
                        .set(shop.users.name, "bob")
                        .onConflict(shop.users.id)
                        .doUpdate())))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining("onConflict(id) of table 'users' cannot be written for MariaDB")
                .hasMessageContaining("the unique key (name) would set off the update as well")
                .hasMessageContaining("onConflict(), if any key is meant");
        shop.engine.begin(c -> c.execute(insert(shop.users)
                .set(shop.users.name, "bob")
                .set(shop.users.age, 21)
                .onConflict(shop.users.name)
                .doUpdate()));
        shop.engine.begin(c -> c.execute(insert(shop.users)
                .set(shop.users.id, 77)
                .set(shop.users.name, "cid")
                .onConflict()
                .doNothing()));
        assertThat(users()).containsExactly("(1, 'ann', 10)", "(2, 'bob', 21)", "(3, 'cid', 30)");
    }

    @Test
    void manyRowsAndThoseOfAQueryAreMergedAndReturned() {
        assertThat(returned(Insert.rows(
                                shop.orders,
                                List.of(shop.orders.id, shop.orders.amount),
                                List.of(List.of(constant(1L), constant(6)), List.of(constant(8L), constant(9))))
                        .onConflict(shop.orders.id)
                        .doUpdate()
                        .returning(shop.orders.id, shop.orders.user, shop.orders.amount)))
                .containsExactly("(1, 1, 6)", "(8, null, 9)");
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
                .containsExactly("(1, 6)", "(2, 30)", "(8, 9)");
        assertThatThrownBy(() -> returned(insert(shop.orders)
                        .set(shop.orders.id, 1L)
                        .onConflict(shop.orders.id)
                        .doNothing()
                        .returning(shop.orders.id)))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining("SELECT the rows that you want");
    }

    @Test
    void anotherTableGivesAnUpdateItsValues() {
        sends(
                update(shop.orders)
                        .set(shop.orders.amount, shop.users.age)
                        .from(shop.users)
                        .where(shop.users.id.eq(shop.orders.user), shop.users.name.eq("cid")),
                "UPDATE orders, users SET orders.amount=users.age WHERE users.id = orders.user_id AND users.name = ?"
                        + " ('cid',)");
        assertThat(shop.rows(select(shop.orders.id, shop.orders.amount).orderBy(shop.orders.id)))
                .containsExactly("(1, 5)", "(2, 30)");
        Subquery rich = select(shop.users.id.as("who"), shop.users.age).as("rich");
        shop.engine.begin(c -> assertThat(c.execute(update(shop.orders)
                                .set(shop.orders.amount, rich.c("age", INTEGER))
                                .from(rich)
                                .where(rich.c("who", INTEGER).eq(shop.orders.user)))
                        .rowCount())
                .isEqualTo(2));
        assertThat(shop.rows(select(shop.orders.id, shop.orders.amount).orderBy(shop.orders.id)))
                .containsExactly("(1, 10)", "(2, 30)");
        assertThatThrownBy(() -> shop.engine.begin(c -> c.execute(update(shop.orders)
                        .set(shop.orders.amount, 0)
                        .from(shop.users)
                        .limit(1))))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining("Name the rows with where(...)");
    }

    @Test
    void anotherTableTellsWhatIsDeleted() {
        sends(
                delete(shop.orders)
                        .using(shop.users)
                        .where(shop.users.id.eq(shop.orders.user), shop.users.name.eq("ann")),
                "DELETE FROM orders USING orders, users WHERE users.id = orders.user_id AND users.name = ? ('ann',)");
        assertThat(shop.rows(select(shop.orders.id))).containsExactly("(2,)");
        assertThatThrownBy(() -> returned(delete(shop.orders)
                        .using(shop.users)
                        .where(shop.users.id.eq(shop.orders.user))
                        .returning(shop.orders.id)))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining("SELECT them before");
    }

    @Test
    void aChangeReadsItsOwnTable() {
        shop.engine.begin(c -> {
            c.execute(update(shop.users)
                    .set(shop.users.age, scalar(select(max(shop.users.age)).from(shop.users)))
                    .where(shop.users.id.in(
                            select(shop.users.id).from(shop.users).where(shop.users.age.lt(15)))));
            c.execute(delete(shop.orders)
                    .where(shop.orders.id.in(
                            select(shop.orders.id).from(shop.orders).where(shop.orders.amount.gt(6)))));
        });
        assertThat(users()).contains("(1, 'ann', 30)");
        assertThat(shop.rows(select(shop.orders.id))).containsExactly("(1,)");
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
}
