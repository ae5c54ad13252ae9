package io.mercator.it;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.sql.Functions.min;
import static io.mercator.api.sql.Functions.sum;
import static io.mercator.api.sql.Sql.add;
import static io.mercator.api.sql.Sql.caseWhen;
import static io.mercator.api.sql.Sql.coalesce;
import static io.mercator.api.sql.Sql.constant;
import static io.mercator.api.sql.Sql.count;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.literal;
import static io.mercator.api.sql.Sql.multiply;
import static io.mercator.api.sql.Sql.not;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.subtract;
import static io.mercator.api.sql.Sql.tuple;
import static io.mercator.api.type.Types.INTEGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.engine.Engine;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.Alias;
import io.mercator.api.sql.Condition;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.QueryExpression;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.Row2;
import io.mercator.api.sql.Select;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Random conditions and queries over a few rows with NULLs: each database gives the rows that an evaluation in memory, with
 * SQL's logic of three values, gives.
 */
class RandomStatementsTest {
    private static final class Cells extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey(), assigned());
        final Column<Integer> a = column("a", INTEGER);
        final Column<Integer> b = column("b", INTEGER);

        Cells(MetaData metadata) {
            super(metadata, "cells");
        }
    }

    /** A row of the table as memory has it. */
    private record Cell(int id, Integer a, Integer b) {}

    /** A number as SQL and as memory computes it. */
    record Number(Expression<Integer> sql, Function<Cell, Integer> value, String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    /** A condition as SQL and as memory computes it: true, false, or null for unknown. */
    record Truth(Condition sql, Function<Cell, Boolean> value, String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    private static final Cells CELLS = new Cells(new MetaData());
    private static final Map<String, Engine> ENGINES = new LinkedHashMap<>();
    private static final List<Cell> ROWS = rows();

    private static List<Cell> rows() {
        List<Cell> rows = new ArrayList<>();
        for (Integer a : Arrays.asList(null, -2, 0, 1, 3)) {
            for (Integer b : Arrays.asList(null, -1, 0, 3)) {
                rows.add(new Cell(rows.size(), a, b));
            }
        }
        return rows;
    }

    @BeforeContainer
    static void open() {
        ENGINES.put("sqlite", Engine.create("sqlite::memory:"));
        ENGINES.put("derby", Engine.create("derby:memory:random"));
        for (Engine engine : ENGINES.values()) {
            CELLS.metadata().createAll(engine);
            engine.begin(connection -> ROWS.forEach(row -> connection.execute(
                    insert(CELLS).set(CELLS.id, row.id()).set(CELLS.a, row.a()).set(CELLS.b, row.b()))));
        }
    }

    @AfterContainer
    static void close() {
        ENGINES.values().forEach(Engine::close);
    }

    @Provide
    Arbitrary<Truth> truths() {
        return truths(4);
    }

    private static Arbitrary<Number> numbers(int depth) {
        Arbitrary<Number> leaves = Arbitraries.oneOf(
                Arbitraries.of(new Number(CELLS.a, Cell::a, "a"), new Number(CELLS.b, Cell::b, "b")),
                Arbitraries.integers()
                        .between(-3, 4)
                        .map(number -> new Number(constant(number), row -> number, String.valueOf(number))),
                Arbitraries.integers()
                        .between(-3, 4)
                        .map(number -> new Number(literal(number), row -> number, "?" + number)));
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<Number> inner = Arbitraries.lazy(() -> numbers(depth - 1));
        return Arbitraries.oneOf(
                leaves,
                Combinators.combine(inner, inner)
                        .as((one, other) -> new Number(
                                add(one.sql(), other.sql()),
                                row -> apply(one, other, row, Integer::sum),
                                one + " + " + other)),
                Combinators.combine(inner, inner)
                        .as((one, other) -> new Number(
                                subtract(one.sql(), other.sql()),
                                row -> apply(one, other, row, (x, y) -> x - y),
                                one + " - (" + other + ")")),
                Combinators.combine(inner, inner)
                        .as((one, other) -> new Number(
                                multiply(one.sql(), other.sql()),
                                row -> apply(one, other, row, (x, y) -> x * y),
                                "(" + one + ") * (" + other + ")")),
                Combinators.combine(inner, Arbitraries.integers().between(-3, 4))
                        .as((one, other) -> new Number(
                                coalesce(one.sql(), other),
                                row -> one.value().apply(row) == null
                                        ? other
                                        : one.value().apply(row),
                                "coalesce(" + one + ", " + other + ")")),
                Combinators.combine(Arbitraries.lazy(() -> truths(depth - 1)), inner, inner)
                        .as((when, then, otherwise) -> new Number(
                                caseWhen(when.sql(), then.sql()).otherwise(otherwise.sql()),
                                row -> Boolean.TRUE.equals(when.value().apply(row))
                                        ? then.value().apply(row)
                                        : otherwise.value().apply(row),
                                "case " + when + " then " + then + " else " + otherwise)));
    }

    private static Integer apply(Number one, Number other, Cell row, BinaryOperator<Integer> operation) {
        Integer left = one.value().apply(row);
        Integer right = other.value().apply(row);
        return left == null || right == null ? null : operation.apply(left, right);
    }

    private static Boolean compare(Number one, Number other, Cell row, BiPredicate<Integer, Integer> comparison) {
        Integer left = one.value().apply(row);
        Integer right = other.value().apply(row);
        return left == null || right == null ? null : comparison.test(left, right);
    }

    private static Arbitrary<Truth> truths(int depth) {
        int below = Math.min(1, depth);
        Arbitrary<Number> number = Arbitraries.lazy(() -> numbers(below));
        Arbitrary<Truth> leaves = Arbitraries.oneOf(
                Combinators.combine(number, number)
                        .as((one, other) -> new Truth(
                                one.sql().eq(other.sql()),
                                row -> compare(one, other, row, Integer::equals),
                                one + " = " + other)),
                Combinators.combine(number, number)
                        .as((one, other) -> new Truth(
                                one.sql().lt(other.sql()),
                                row -> compare(one, other, row, (x, y) -> x < y),
                                one + " < " + other)),
                Combinators.combine(number, number)
                        .as((one, other) -> new Truth(
                                one.sql().isDistinctFrom(other.sql()),
                                row -> !Objects.equals(
                                        one.value().apply(row), other.value().apply(row)),
                                one + " distinct " + other)),
                number.map(
                        one -> new Truth(one.sql().isNull(), row -> one.value().apply(row) == null, one + " is null")),
                Combinators.combine(
                                number,
                                Arbitraries.integers().between(-2, 3).list().ofMaxSize(3))
                        .as((one, values) -> new Truth(
                                one.sql().in(values),
                                row -> values.isEmpty()
                                        ? Boolean.FALSE
                                        : one.value().apply(row) == null
                                                ? null
                                                : (Boolean) values.contains(
                                                        one.value().apply(row)),
                                one + " in " + values)),
                number.map(one -> new Truth(
                        one.sql().between(-1, 2),
                        row -> one.value().apply(row) == null
                                ? null
                                : (Boolean) (one.value().apply(row) >= -1
                                        && one.value().apply(row) <= 2),
                        one + " between -1 and 2")),
                Arbitraries.of(new Truth(
                        tuple(CELLS.a, CELLS.b).in(List.of(List.of(1, 3), List.of(0, 0))),
                        row -> or(and(is(row.a(), 1), is(row.b(), 3)), and(is(row.a(), 0), is(row.b(), 0))),
                        "(a, b) in ((1, 3), (0, 0))")));
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<Truth> inner = Arbitraries.lazy(() -> truths(depth - 1));
        return Arbitraries.oneOf(
                leaves,
                Combinators.combine(inner, inner)
                        .as((one, other) -> new Truth(
                                one.sql().and(other.sql()),
                                row -> and(one.value().apply(row), other.value().apply(row)),
                                "(" + one + " and " + other + ")")),
                Combinators.combine(inner, inner)
                        .as((one, other) -> new Truth(
                                one.sql().or(other.sql()),
                                row -> or(one.value().apply(row), other.value().apply(row)),
                                "(" + one + " or " + other + ")")),
                inner.map(one ->
                        new Truth(not(one.sql()), row -> negated(one.value().apply(row)), "not (" + one + ")")));
    }

    private static Boolean is(Integer value, int other) {
        return value == null ? null : (Boolean) (value == other);
    }

    private static Boolean and(Boolean one, Boolean other) {
        if (Boolean.FALSE.equals(one) || Boolean.FALSE.equals(other)) {
            return false;
        }
        return one == null || other == null ? null : Boolean.TRUE;
    }

    private static Boolean or(Boolean one, Boolean other) {
        if (Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other)) {
            return true;
        }
        return one == null || other == null ? null : Boolean.FALSE;
    }

    private static Boolean negated(Boolean one) {
        return one == null ? null : (Boolean) !one;
    }

    @Property(tries = 400, shrinking = ShrinkingMode.BOUNDED)
    void eachDatabaseSelectsWhatMemorySelects(@ForAll("truths") Truth truth) {
        List<Integer> expected = ROWS.stream()
                .filter(row -> Boolean.TRUE.equals(truth.value().apply(row)))
                .map(Cell::id)
                .toList();
        ENGINES.forEach((name, engine) -> engine.begin(connection -> assertThat(connection
                        .execute(select(CELLS.id).from(CELLS).where(truth.sql()).orderBy(CELLS.id))
                        .scalars())
                .as("%s on %s", truth, name)
                .isEqualTo(expected)));
    }

    /** A query as SQL and as memory answers it: its rows as texts, in order only where the query says one. */
    record Question(QueryExpression<?> sql, List<String> rows, boolean ordered, String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    private static List<Cell> met(Truth truth) {
        return ROWS.stream()
                .filter(row -> Boolean.TRUE.equals(truth.value().apply(row)))
                .toList();
    }

    private static String text(Object... values) {
        return Arrays.toString(values);
    }

    private static Question projected(Number one, Number other, Truth truth, boolean distinct) {
        Select<?> query =
                select(one.sql().as("x"), other.sql().as("y")).from(CELLS).where(truth.sql());
        List<String> rows = met(truth).stream()
                .map(row -> text(one.value().apply(row), other.value().apply(row)))
                .toList();
        return new Question(
                distinct ? query.distinct() : query,
                distinct ? rows.stream().distinct().toList() : rows,
                false,
                "select " + one + ", " + other + " where " + truth);
    }

    private static Question paged(Truth truth, int limit, int offset) {
        List<String> rows = met(truth).stream()
                .sorted(Comparator.comparing(Cell::id).reversed())
                .skip(offset)
                .limit(limit)
                .map(row -> text(row.id(), row.a()))
                .toList();
        return new Question(
                select(CELLS.id, CELLS.a)
                        .from(CELLS)
                        .where(truth.sql())
                        .orderBy(CELLS.id.desc())
                        .limit(limit)
                        .offset(offset),
                rows,
                true,
                limit + " from " + offset + " where " + truth);
    }

    private static Question joined(Truth truth, boolean left) {
        Alias<Cells> other = Alias.of(CELLS, "other");
        Condition on = CELLS.a.eq(other.c(CELLS.b));
        List<String> rows = new ArrayList<>();
        for (Cell row : met(truth)) {
            List<Cell> partners = ROWS.stream()
                    .filter(partner -> row.a() != null && row.a().equals(partner.b()))
                    .toList();
            partners.forEach(partner -> rows.add(text(row.id(), partner.id())));
            if (partners.isEmpty() && left) {
                rows.add(text(row.id(), null));
            }
        }
        return new Question(
                select(CELLS.id, other.c(CELLS.id))
                        .from(left ? CELLS.leftJoin(other, on) : CELLS.join(other, on))
                        .where(truth.sql()),
                rows,
                false,
                (left ? "left join where " : "join where ") + truth);
    }

    private static Question grouped(Truth truth, long least) {
        Map<Integer, List<Cell>> groups = new LinkedHashMap<>();
        met(truth)
                .forEach(row -> groups.computeIfAbsent(row.a(), unknown -> new ArrayList<>())
                        .add(row));
        List<String> rows = new ArrayList<>();
        groups.forEach((a, cells) -> {
            List<Integer> known =
                    cells.stream().map(Cell::b).filter(Objects::nonNull).toList();
            if (cells.size() >= least) {
                rows.add(text(
                        a,
                        cells.size(),
                        known.size(),
                        known.isEmpty() ? null : known.stream().mapToInt(b -> b).sum(),
                        known.isEmpty() ? null : Collections.min(known)));
            }
        });
        return new Question(
                select(CELLS.a, count(), count(CELLS.b), sum(CELLS.b), min(CELLS.b))
                        .from(CELLS)
                        .where(truth.sql())
                        .groupBy(CELLS.a)
                        .having(count().ge(least)),
                rows,
                false,
                "groups of " + least + " where " + truth);
    }

    @SuppressWarnings("unchecked") // both sides are made by projected(...)
    private static Select<Row2<Integer, Integer>> pairs(Question question) {
        return (Select<Row2<Integer, Integer>>) question.sql();
    }

    private static Question combined(Question one, Question other, String operator) {
        List<String> rows = new ArrayList<>(one.rows());
        QueryExpression<?> query = switch (operator) {
            case "union" -> {
                rows.addAll(other.rows());
                yield pairs(one).union(pairs(other));
            }
            case "unionAll" -> {
                rows.addAll(other.rows());
                yield pairs(one).unionAll(pairs(other));
            }
            case "except" -> {
                rows.removeAll(other.rows());
                yield pairs(one).except(pairs(other));
            }
            default -> {
                rows.retainAll(other.rows());
                yield pairs(one).intersect(pairs(other));
            }
        };
        return new Question(
                query,
                operator.equals("unionAll") ? rows : rows.stream().distinct().toList(),
                false,
                "(" + one + ") " + operator + " (" + other + ")");
    }

    @Provide
    Arbitrary<Question> questions() {
        Arbitrary<Boolean> either = Arbitraries.of(true, false);
        Arbitrary<Question> plain =
                Combinators.combine(numbers(1), numbers(1), truths(2), either).as(RandomStatementsTest::projected);
        return Arbitraries.oneOf(
                plain,
                Combinators.combine(
                                truths(2),
                                Arbitraries.integers().between(0, 8),
                                Arbitraries.integers().between(0, 8))
                        .as(RandomStatementsTest::paged),
                Combinators.combine(truths(2), either).as(RandomStatementsTest::joined),
                Combinators.combine(truths(2), Arbitraries.longs().between(0, 4))
                        .as(RandomStatementsTest::grouped),
                Combinators.combine(plain, plain, Arbitraries.of("union", "unionAll", "except", "intersect"))
                        .as(RandomStatementsTest::combined));
    }

    @Property(tries = 400, shrinking = ShrinkingMode.BOUNDED)
    void eachDatabaseAnswersWhatMemoryAnswers(@ForAll("questions") Question question) {
        List<String> expected = new ArrayList<>(question.rows());
        if (!question.ordered()) {
            Collections.sort(expected);
        }
        ENGINES.forEach((name, engine) -> engine.begin(connection -> {
            List<String> rows = new ArrayList<>();
            for (Row row : connection.execute(question.sql()).all()) {
                Object[] values = new Object[question.sql().columns().size()];
                for (int index = 0; index < values.length; index++) {
                    values[index] = row.get(index);
                }
                rows.add(text(values));
            }
            if (!question.ordered()) {
                Collections.sort(rows);
            }
            assertThat(rows).as("%s on %s", question, name).isEqualTo(expected);
        }));
    }
}
