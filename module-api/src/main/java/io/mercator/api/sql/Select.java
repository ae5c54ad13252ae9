package io.mercator.api.sql;

import io.mercator.api.type.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A SELECT (SQL:2016, 7.16). Each method returns a new statement. Begin with {@link Sql#select}.
 *
 * <p>The tables of the columns and of the WHERE clause that {@link #from} does not name are added to FROM, as in
 * SQLAlchemy.
 *
 * @param <R> the rows that it gives
 */
public final class Select<R extends Row> extends AbstractNode implements Statement<R> {
    private final Clauses clauses;
    private final List<FromItem> froms;
    private volatile @Nullable List<String> labels;

    private Select(Clauses clauses) {
        this(clauses, clauses.allFroms());
    }

    private Select(Clauses clauses, List<FromItem> froms) {
        super(clauses.facts(froms.size()), clauses.children(froms));
        this.clauses = clauses;
        this.froms = froms;
    }

    static <R extends Row> Select<R> of(List<Expression<?>> columns) {
        return of(ExpressionList.of(columns));
    }

    /**
     * Selects a list of expressions that many statements share.
     *
     * @param columns the select list
     * @param <R> the rows; the caller vouches that they have the list's types
     * @return the statement
     */
    public static <R extends Row> Select<R> of(ExpressionList columns) {
        return new Select<>(new Clauses(columns, List.of(), null, List.of(), null, false, LabelStyle.NONE));
    }

    private record Facts(
            int froms, boolean where, int orderBy, boolean rowLimit, boolean distinct, LabelStyle labels) {}

    private record Clauses(
            ExpressionList columns,
            List<FromItem> from,
            @Nullable Condition where,
            List<OrderItem> orderBy,
            @Nullable RowLimit rowLimit,
            boolean distinct,
            LabelStyle labelStyle) {

        Facts facts(int froms) {
            return new Facts(froms, where != null, orderBy.size(), rowLimit != null, distinct, labelStyle);
        }

        List<SqlNode> children(List<FromItem> froms) {
            List<SqlNode> children = new ArrayList<>(froms.size() + orderBy.size() + 4);
            children.add(columns);
            children.addAll(froms);
            if (where != null) {
                children.add(where);
            }
            children.addAll(orderBy);
            if (rowLimit != null) {
                children.add(rowLimit);
            }
            return children;
        }

        List<FromItem> allFroms() {
            Set<FromItem> found = Collections.newSetFromMap(new IdentityHashMap<>());
            found.addAll(from);
            List<FromItem> all = new ArrayList<>(from);
            addFroms(columns, found, all);
            if (where != null) {
                addFroms(where, found, all);
            }
            return List.copyOf(all);
        }

        private static void addFroms(SqlNode node, Set<FromItem> found, List<FromItem> all) {
            if (node instanceof ColumnRef<?> column) {
                if (found.add(column.from())) {
                    all.add(column.from());
                }
            } else if (!(node instanceof Statement<?>)) {
                for (int index = 0; index < node.childCount(); index++) {
                    addFroms(node.child(index), found, all);
                }
            }
        }
    }

    /**
     * Adds to FROM.
     *
     * @param items tables, aliases or subqueries
     * @return a new statement
     */
    public Select<R> from(FromItem... items) {
        List<FromItem> all = new ArrayList<>(clauses.from());
        all.addAll(List.of(items));
        Clauses c = clauses;
        return new Select<>(new Clauses(
                c.columns(), List.copyOf(all), c.where(), c.orderBy(), c.rowLimit(), c.distinct(), c.labelStyle()));
    }

    /**
     * Adds conditions that must all hold, beside those given before.
     *
     * @param conditions the conditions
     * @return a new statement
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final Select<R> where(Expression<Boolean>... conditions) {
        Clauses c = clauses;
        Condition all = Conditions.allOf(c.where(), List.of(conditions));
        return new Select<>(
                new Clauses(c.columns(), c.from(), all, c.orderBy(), c.rowLimit(), c.distinct(), c.labelStyle()));
    }

    /**
     * Adds to ORDER BY.
     *
     * @param items expressions, with {@link Expression#desc} where wanted
     * @return a new statement
     */
    public Select<R> orderBy(OrderItem... items) {
        List<OrderItem> all = new ArrayList<>(clauses.orderBy());
        all.addAll(List.of(items));
        Clauses c = clauses;
        return new Select<>(new Clauses(
                c.columns(), c.from(), c.where(), List.copyOf(all), c.rowLimit(), c.distinct(), c.labelStyle()));
    }

    /**
     * Limits the number of rows.
     *
     * @param rows the most rows, at least 0; bound as a parameter
     * @return a new statement
     * @throws IllegalArgumentException if negative
     */
    public Select<R> limit(long rows) {
        Clauses c = clauses;
        return new Select<>(new Clauses(
                c.columns(),
                c.from(),
                c.where(),
                c.orderBy(),
                new RowLimit(count(rows), offset(c)),
                c.distinct(),
                c.labelStyle()));
    }

    /**
     * Skips rows at the beginning.
     *
     * @param rows how many, at least 0; bound as a parameter
     * @return a new statement
     * @throws IllegalArgumentException if negative
     */
    public Select<R> offset(long rows) {
        Clauses c = clauses;
        return new Select<>(new Clauses(
                c.columns(),
                c.from(),
                c.where(),
                c.orderBy(),
                new RowLimit(limit(c), count(rows)),
                c.distinct(),
                c.labelStyle()));
    }

    private static @Nullable Expression<Long> limit(Clauses clauses) {
        return clauses.rowLimit() == null ? null : clauses.rowLimit().limit().orElse(null);
    }

    private static @Nullable Expression<Long> offset(Clauses clauses) {
        return clauses.rowLimit() == null ? null : clauses.rowLimit().offset().orElse(null);
    }

    private static Expression<Long> count(long rows) {
        if (rows < 0) {
            throw new IllegalArgumentException("A limit or offset must not be negative: " + rows);
        }
        return new Bind<>(rows, Types.BIGINT);
    }

    /**
     * Leaves out rows that are equal to another: {@code SELECT DISTINCT}.
     *
     * @return a new statement
     */
    public Select<R> distinct() {
        Clauses c = clauses;
        return new Select<>(
                new Clauses(c.columns(), c.from(), c.where(), c.orderBy(), c.rowLimit(), true, c.labelStyle()));
    }

    /**
     * Chooses how the columns are named.
     *
     * @param style the style
     * @return a new statement
     */
    public Select<R> labels(LabelStyle style) {
        Clauses c = clauses;
        return new Select<>(
                new Clauses(c.columns(), c.from(), c.where(), c.orderBy(), c.rowLimit(), c.distinct(), style));
    }

    /**
     * Takes ORDER BY away, which a count has no use for.
     *
     * @return a new statement
     */
    public Select<R> unordered() {
        Clauses c = clauses;
        return new Select<>(
                new Clauses(c.columns(), c.from(), c.where(), List.of(), c.rowLimit(), c.distinct(), c.labelStyle()));
    }

    /**
     * Selects other expressions from the same rows.
     *
     * @param columns the new select list
     * @param <S> the new rows; the caller vouches that they have the list's types
     * @return a new statement
     */
    public <S extends Row> Select<S> selecting(ExpressionList columns) {
        Clauses c = clauses;
        return new Select<>(
                new Clauses(columns, froms, c.where(), c.orderBy(), c.rowLimit(), c.distinct(), c.labelStyle()));
    }

    /**
     * Makes a FROM item of this statement.
     *
     * @param name the name of the subquery, unquoted
     * @return the subquery
     */
    public Subquery as(String name) {
        return new Subquery(this, name);
    }

    @Override
    public Class<? extends SqlNode> kind() {
        return Select.class;
    }

    /**
     * Returns the select list as a node.
     *
     * @return the list
     */
    public ExpressionList columnList() {
        return clauses.columns();
    }

    /**
     * Returns the select list.
     *
     * @return an unmodifiable list
     */
    public List<Expression<?>> columns() {
        return clauses.columns().expressions();
    }

    /**
     * Returns what stands in FROM, with the tables that were added for columns.
     *
     * @return an unmodifiable list; empty for a SELECT without FROM
     */
    public List<FromItem> froms() {
        return froms;
    }

    /**
     * Returns the WHERE condition.
     *
     * @return the condition, empty when there is none
     */
    public Optional<Condition> whereClause() {
        return Optional.ofNullable(clauses.where());
    }

    /**
     * Returns ORDER BY.
     *
     * @return an unmodifiable list, empty when there is none
     */
    public List<OrderItem> orderItems() {
        return clauses.orderBy();
    }

    /**
     * Returns the limit and the offset.
     *
     * @return the node, empty when there is neither
     */
    public Optional<RowLimit> rowLimit() {
        return Optional.ofNullable(clauses.rowLimit());
    }

    /**
     * Tells whether equal rows are left out.
     *
     * @return true for SELECT DISTINCT
     */
    public boolean isDistinct() {
        return clauses.distinct();
    }

    /**
     * Returns how the columns are named.
     *
     * @return the style
     */
    public LabelStyle labelStyle() {
        return clauses.labelStyle();
    }

    /**
     * Returns the names that the columns have in the SQL text: the label given, {@code users_id} in the style
     * {@link LabelStyle#TABLE_COLUMN}, the column's own name, or a name made from the function's with a number.
     *
     * @return one unique name for each expression of the select list
     */
    public List<String> labels() {
        List<String> known = labels;
        if (known == null) {
            known = uniqueLabels();
            labels = known;
        }
        return known;
    }

    private List<String> uniqueLabels() {
        Map<String, Integer> used = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        for (Expression<?> column : columns()) {
            String wanted = label(column);
            String name = column instanceof FunctionCall<?> ? wanted + "_1" : wanted;
            for (int number = 2; used.containsKey(name); number++) {
                name = wanted + "_" + number;
            }
            used.put(name, names.size());
            names.add(name);
        }
        return List.copyOf(names);
    }

    private String label(Expression<?> column) {
        if (column instanceof Labeled<?> labeled) {
            return labeled.label();
        }
        if (column instanceof ColumnRef<?> named) {
            return labelStyle() == LabelStyle.NONE ? named.name() : named.from().correlationName() + "_" + named.name();
        }
        return column instanceof FunctionCall<?> call ? call.name().replace('.', '_') : "anon";
    }
}
