package io.mercator.dialect.mariadb;

import static io.mercator.api.sql.Functions.lag;
import static io.mercator.api.sql.Functions.max;
import static io.mercator.api.sql.Functions.rowNumber;
import static io.mercator.api.sql.Functions.sum;
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
import static io.mercator.api.sql.Sql.divide;
import static io.mercator.api.sql.Sql.extract;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.literal;
import static io.mercator.api.sql.Sql.modulo;
import static io.mercator.api.sql.Sql.multiply;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.tuple;
import static io.mercator.api.type.Types.DATE;
import static io.mercator.api.type.Types.DECIMAL;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.dialect.Dialect;
import io.mercator.api.error.CompileException;
import io.mercator.api.sql.Cte;
import io.mercator.api.sql.DateField;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.LockClause;
import io.mercator.api.sql.QueryExpression;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.Row1;
import io.mercator.api.sql.Select;
import io.mercator.api.sql.Statement;
import io.mercator.api.sql.Values;
import io.mercator.api.sql.Window;
import io.mercator.api.sql.Window.FrameBound;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The expression language on MariaDB: the SQL of what it writes its own way, and what each construct gives on a few rows. */
class MariadbSqlTest {
    private final Shop shop = new Shop();
    private final Shop.Users users = shop.users;
    private final Shop.Orders orders = shop.orders;

    @BeforeEach
    void fill() {
        user(1, "ann", 50);
        user(2, "bob", 30);
        user(3, "cid", 20);
        user(4, "dora", null);
        shop.engine.begin(c -> {
            c.execute(insert(orders).set(orders.id, 1L).set(orders.user, 1).set(orders.amount, 5));
            c.execute(insert(orders).set(orders.id, 2L).set(orders.user, 1).set(orders.amount, 7));
            c.execute(insert(orders).set(orders.id, 3L).set(orders.user, 3).set(orders.amount, 5));
        });
    }

    private void user(int id, String name, Integer age) {
        shop.engine.begin(c ->
                c.execute(insert(users).set(users.id, id).set(users.name, name).set(users.age, age)));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private void gives(QueryExpression<? extends Row> query, String... rows) {
        assertThat(shop.rows(query)).containsExactly(rows);
    }

    private void names(Expression<Boolean> condition, String... names) {
        assertThat(shop.engine.<List<Object>>inTransaction(
                        c -> c.execute(select(users.name).where(condition).orderBy(users.id))
                                .scalars()))
                .containsExactly((Object[]) names);
    }

    private void renders(Statement<?> statement, String sql) {
        Dialect dialect = shop.engine.dialect();
        assertThat(dialect.render(statement)).isEqualTo(sql);
    }

    private void refused(Statement<?> statement, String reason) {
        assertThatThrownBy(() -> shop.engine.begin(c -> c.execute(statement)))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void whatMariadbLacksIsRefusedWithTheReason() {
        refused(
                select(users.id).from(users.fullJoin(orders, orders.user.eq(users.id))),
                "FULL OUTER JOIN is not known");
        refused(select(users.id).from(users, select(orders.id).lateral("l")), "LATERAL is not known to 'mariadb'");
        refused(select(users.id).forUpdate(LockClause.Wait.WAIT, users), "FOR UPDATE OF is not known to MariaDB");
    }

    @Test
    void limitsLocksAndParameters() {
        renders(
                select(users.id).orderBy(users.id).limit(2).offset(1),
                "SELECT users.id FROM users ORDER BY users.id LIMIT ? OFFSET ?");
        renders(
                select(users.id).orderBy(users.id).offset(3),
                "SELECT users.id FROM users ORDER BY users.id LIMIT 18446744073709551615 OFFSET ?");
        renders(select(users.id).forUpdate(), "SELECT users.id FROM users FOR UPDATE");
        renders(select(literal(1).as("n")), "SELECT ? AS n");
        gives(select(users.id).orderBy(users.id).limit(2).offset(1), "(2,)", "(3,)");
        gives(select(users.id).orderBy(users.id).offset(3), "(4,)");
        gives(select(users.id).limit(0));
        gives(select(literal(new BigDecimal("1.50")).as("d")), "(1.50,)");
    }

    @Test
    void stringsAreEqualWhenTheyAreTheSame() {
        names(users.name.eq("ANN"));
        names(users.name.eq("ann "));
        names(users.name.in("Bob", "cid"), "cid");
        for (String name : List.of("Ann", "ann ", "\u00e4nn", "\ud83d\ude00", "\uffee")) {
            shop.engine.begin(c -> c.execute(insert(users).set(users.name, name)));
        }
        assertThat(shop.engine.<List<Object>>inTransaction(
                        c -> c.execute(select(users.name).orderBy(users.name)).scalars()))
                .containsExactly("Ann", "ann", "ann ", "bob", "cid", "dora", "\u00e4nn", "\uffee", "\ud83d\ude00");
        names(users.name.eq("\ud83d\ude00"), "\ud83d\ude00");
        gives(
                select(
                        literal("a").eq(literal("A")).as("upper"),
                        constant("a").eq(constant("a ")).as("blank"),
                        literal("a").eq(literal("a")).as("same")),
                "(false, false, true)");
    }

    /** A backslash escapes nothing in strings; in a pattern of LIKE it does, as elsewhere where a pattern says nothing else. */
    @Test
    void backslashesAreCharacters() {
        for (String name : List.of("a\\b", "a\\'; DROP TABLE users; --", "a\0b", "50%", "\\")) {
            shop.engine.begin(c -> c.execute(insert(users).set(users.name, constant(name))));
            names(users.name.eq(name), name);
            names(users.name.eq(constant(name)), name);
        }
        renders(
                select(users.id).where(users.name.eq(constant("a\\b"))),
                "SELECT users.id FROM users WHERE users.name = CONCAT('a', CHAR(92 USING utf8mb4), 'b')");
        names(users.name.like("a\\\\b"), "a\\b");
        names(users.name.like("50\\%"), "50%");
        names(users.name.contains("\\b"), "a\\b");
        names(users.name.endsWith("\\"), "\\");
        names(users.name.contains("%"), "50%");
    }

    @Test
    void conditions() {
        renders(
                select(users.id).where(users.name.ilike("A%")),
                "SELECT users.id FROM users WHERE lower(users.name) LIKE lower(?)");
        renders(
                select(users.id).where(users.age.isDistinctFrom(1)),
                "SELECT users.id FROM users WHERE (NOT ((users.age) <=> (?)))");
        renders(
                select(users.id).where(users.age.isNotDistinctFrom(users.id)),
                "SELECT users.id FROM users WHERE ((users.age) <=> (users.id))");
        names(users.name.ilike("A%"), "ann");
        names(users.name.like("A%"));
        names(users.age.isDistinctFrom(30), "ann", "cid", "dora");
        names(users.age.isNotDistinctFrom(users.age), "ann", "bob", "cid", "dora");
        names(tuple(users.name, users.age).in(List.of(List.of("ann", 50), List.of("cid", 20))), "ann", "cid");
        names(tuple(users.id, users.name).in(select(users.id, users.name).where(users.age.gt(25))), "ann", "bob");
        names(users.age.ge(all(select(users.age).where(users.age.isNotNull()))), "ann");
        names(users.id.eq(any(select(orders.user))), "ann", "cid");
        names(users.id.between(2, 3), "bob", "cid");
        names(collate(users.name, "utf8mb4_general_ci").eq("ANN"), "ann");
    }

    @Test
    void calculations() {
        gives(
                select(
                                divide(users.age, 7).as("a"),
                                modulo(users.age, 7).as("b"),
                                coalesce(users.age, -1).as("c"),
                                concat(users.name, literal("!")).as("d"),
                                caseWhen(users.age.gt(40), "old")
                                        .otherwise("young")
                                        .as("e"),
                                cast(users.age, STRING.length(5)).as("f"),
                                extract(DateField.MONTH, constant(LocalDate.of(2026, 3, 29), DATE))
                                        .as("g"))
                        .where(users.id.eq(1)),
                "(7, 1, 50, 'ann!', 'old', '50', 3)");
        gives(select(cast(literal("1.5"), DECIMAL.of(10, 2)).as("d")), "(1.50,)");
        renders(
                select(
                        concat(users.name, literal("!")).as("s"),
                        divide(users.age, 7).as("d")),
                "SELECT CONCAT(users.name, ?) AS s, (users.age) DIV (?) AS d FROM users");
        gives(select(concat(users.name, literal((String) null, STRING)).as("s")).where(users.id.eq(1)), "(null,)");
        gives(
                select(
                        divide(literal(-7), 2).as("whole"),
                        divide(literal(7.0), 2.0).as("real"),
                        multiply(divide(literal(7), 2), 2).as("even"),
                        divide(literal(1), 0).as("none")),
                "(-3, 3.5, 6, null)");
        gives(
                select(divide(constant(new BigDecimal("1.00")), constant(new BigDecimal("3.0")))
                        .as("d")),
                "(0.333333,)");
    }

    @Test
    void joinsGroupsAndFilters() {
        gives(
                select(users.name, count().as("n"), sum(orders.amount).as("s"))
                        .from(users.join(orders))
                        .groupBy(users.name)
                        .having(count().gt(1L)),
                "('ann', 2, 12)");
        renders(
                select(count().filter(users.age.gt(25))).from(users),
                "SELECT count(CASE WHEN users.age > ? THEN 1 END) AS count_1 FROM users");
        gives(select(count().filter(users.age.gt(25)), max(users.age)).from(users), "(2, 50)");
        gives(
                select(users.name, orders.id)
                        .from(orders.rightJoin(users, orders.user.eq(users.id)))
                        .where(orders.id.isNull())
                        .orderBy(users.id),
                "('bob', null)",
                "('dora', null)");
        renders(
                select(users.id).orderBy(users.age.asc().nullsLast()),
                "SELECT users.id FROM users ORDER BY users.age IS NULL, users.age ASC");
        gives(select(users.id).orderBy(users.age.asc().nullsLast()), "(3,)", "(2,)", "(1,)", "(4,)");
        gives(select(users.id).orderBy(users.age.desc().nullsFirst()), "(4,)", "(1,)", "(2,)", "(3,)");
        Expression<Integer> years = users.age.as("years");
        gives(select(years).orderBy(years.asc().nullsLast()), "(20,)", "(30,)", "(50,)", "(null,)");
        gives(
                select(users.age)
                        .union(select(orders.amount))
                        .orderBy(users.age.desc().nullsFirst()),
                "(null,)",
                "(50,)",
                "(30,)",
                "(20,)",
                "(7,)",
                "(5,)");
    }

    @Test
    void wholeQueriesArePutTogether() {
        Select<Row1<String>> young = select(users.name).where(users.age.lt(40));
        Select<Row1<String>> first = select(users.name).orderBy(users.id).limit(1);
        gives(young.union(first).orderBy(users.name), "('ann',)", "('bob',)", "('cid',)");
        gives(young.except(select(users.name).where(users.id.eq(2))), "('cid',)");
        gives(young.intersect(select(users.name).where(users.id.eq(2))), "('bob',)");
    }

    @Test
    void commonTableExpressionsRecursiveOnesToo() {
        Cte grown = select(users.id, users.name).where(users.age.gt(25)).cte("grown");
        gives(
                select(grown.c(users.name), orders.amount)
                        .from(grown.join(orders, orders.user.eq(grown.c(users.id))))
                        .orderBy(orders.id),
                "('ann', 5)",
                "('ann', 7)");
        Expression<Integer> n = literal(1).as("n");
        Cte numbers = Cte.recursive(
                "numbers",
                select(n),
                self -> select(n)
                        .unionAll(select(add(self.c("n", INTEGER), 1))
                                .from(self)
                                .where(self.c("n", INTEGER).lt(4))));
        gives(select(numbers.c("n", INTEGER)).from(numbers), "(1,)", "(2,)", "(3,)", "(4,)");
    }

    @Test
    void windowsSeeTheRowsAround() {
        gives(
                select(
                                users.name,
                                rowNumber()
                                        .over(Window.orderedBy(users.age.desc().nullsLast()))
                                        .as("place"),
                                lag(users.name).over(Window.orderedBy(users.id)).as("before"),
                                sum(users.id)
                                        .over(Window.orderedBy(users.id)
                                                .rows(FrameBound.preceding(1), FrameBound.CURRENT_ROW))
                                        .as("two"))
                        .orderBy(users.id),
                "('ann', 1, null, 1)",
                "('bob', 2, 'ann', 3)",
                "('cid', 3, 'bob', 5)",
                "('dora', 4, 'cid', 7)");
    }

    @Test
    void valuesAreATable() {
        Values wanted = Values.of("wanted")
                .column("id", INTEGER)
                .column("note", STRING.length(10))
                .row(1, "first")
                .row(3, null);
        gives(
                select(users.name, wanted.c("note", STRING.length(10)))
                        .from(users.join(wanted, wanted.c("id", INTEGER).eq(users.id)))
                        .orderBy(users.id),
                "('ann', 'first')",
                "('cid', null)");
    }
}
