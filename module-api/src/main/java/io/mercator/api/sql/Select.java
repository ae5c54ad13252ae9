package io.mercator.api.sql;

import io.mercator.api.error.SchemaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A SELECT (SQL:2016, 7.16). Each method returns a new statement. Begin with {@link Sql#select}.
 *
 * <p>The tables of the columns and of the WHERE clause that {@link #from} does not name are added to FROM, as in
 * SQLAlchemy. Within another statement such an added table is left out when that statement has it, so that the subquery
 * is correlated with it; unless nothing would be left. What {@code from} names always stays.
 *
 * @param <R> the rows that it gives
 */
public final class Select<R extends Row> implements QueryExpression<R> {
    private final SelectClauses clauses;
    /** Immutable, so that threads that make it at once see the same. */
    private @Nullable SelectTree tree;

    private volatile @Nullable List<String> labels;

    private Select(SelectClauses clauses) {
        this.clauses = clauses;
        if (clauses.depth() >= SqlNode.MAX_DEPTH) {
            // refuses what is too deep where it is said
            tree();
        }
    }

    private SelectTree tree() {
        SelectTree made = tree;
        if (made == null) {
            made = new SelectTree(clauses);
            tree = made;
        }
        return made;
    }

    private List<FromItem> implied() {
        return tree().implied();
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
        return of(columns, LabelStyle.NONE);
    }

    /**
     * Selects a list of expressions that many statements share.
     *
     * @param columns the select list
     * @param style how columns are labelled
     * @param <R> the rows; the caller vouches that they have the list's types
     * @return the statement
     */
    public static <R extends Row> Select<R> of(ExpressionList columns, LabelStyle style) {
        SelectClauses clauses = new SelectClauses(columns);
        clauses.labelStyle = style;
        return new Select<>(clauses);
    }

    /**
     * Adds items to FROM.
     *
     * @param items tables, aliases, subqueries or joins
     * @return a new statement
     */
    public Select<R> from(FromItem... items) {
        SelectClauses changed = clauses.copy();
        changed.from = added(clauses.from, items);
        return new Select<>(changed);
    }

    private static <T> List<T> added(List<T> before, T[] items) {
        List<T> all = new ArrayList<>(before);
        all.addAll(List.of(items));
        return List.copyOf(all);
    }

    /**
     * Joins an item to what stands last in FROM, by the one foreign key that links them.
     *
     * @param other the item
     * @return a new statement
     * @throws SchemaException if none or several foreign keys link them; the error lists them
     */
    public Select<R> join(FromItem other) {
        return joined(last().join(other));
    }

    /**
     * Joins an item to what stands last in FROM.
     *
     * @param other the item
     * @param on which rows fit each other
     * @return a new statement
     */
    public Select<R> join(FromItem other, Expression<Boolean> on) {
        return joined(last().join(other, on));
    }

    /**
     * Joins an item to what stands last in FROM and keeps all rows of that, by the one foreign key that links them.
     *
     * @param other the item
     * @return a new statement
     * @throws SchemaException if none or several foreign keys link them; the error lists them
     */
    public Select<R> leftJoin(FromItem other) {
        return joined(last().leftJoin(other));
    }

    /**
     * Joins an item to what stands last in FROM and keeps all rows of that.
     *
     * @param other the item
     * @param on which rows fit each other
     * @return a new statement
     */
    public Select<R> leftJoin(FromItem other, Expression<Boolean> on) {
        return joined(last().leftJoin(other, on));
    }

    /** The item that a join is made with: what from(...) named last, else the first table of the columns. */
    private FromItem last() {
        if (!clauses.from.isEmpty()) {
            return clauses.from.get(clauses.from.size() - 1);
        }
        if (implied().isEmpty()) {
            throw new SchemaException("There is nothing to join to yet. Name a table with from(...) first.");
        }
        return implied().get(0);
    }

    private Select<R> joined(Join join) {
        SelectClauses changed = clauses.copy();
        List<FromItem> all = new ArrayList<>(clauses.from);
        if (!all.isEmpty()) {
            all.remove(all.size() - 1);
        }
        all.add(join);
        changed.from = List.copyOf(all);
        return new Select<>(changed);
    }

    /**
     * Adds conditions to WHERE; all must hold.
     *
     * @param conditions conditions over columns, columns of truth values, or text
     * @return a new statement
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final Select<R> where(Expression<Boolean>... conditions) {
        SelectClauses changed = clauses.copy();
        changed.where = Conditions.allOf(clauses.where, List.of(conditions));
        return new Select<>(changed);
    }

    /**
     * Adds to GROUP BY.
     *
     * @param expressions by what rows are grouped
     * @return a new statement
     */
    public Select<R> groupBy(Expression<?>... expressions) {
        SelectClauses changed = clauses.copy();
        changed.groupBy = added(clauses.groupBy, expressions);
        return new Select<>(changed);
    }

    /**
     * Adds conditions to HAVING; all must hold.
     *
     * @param conditions conditions over groups
     * @return a new statement
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final Select<R> having(Expression<Boolean>... conditions) {
        SelectClauses changed = clauses.copy();
        changed.having = Conditions.allOf(clauses.having, List.of(conditions));
        return new Select<>(changed);
    }

    /**
     * Adds to ORDER BY.
     *
     * @param items expressions, with {@code desc()} where wanted
     * @return a new statement
     */
    public Select<R> orderBy(OrderItem... items) {
        SelectClauses changed = clauses.copy();
        changed.orderBy = added(clauses.orderBy, items);
        return new Select<>(changed);
    }

    /**
     * Limits the number of rows.
     *
     * @param rows the most rows, at least 0, bound as a parameter
     * @return a new statement
     */
    public Select<R> limit(long rows) {
        SelectClauses changed = clauses.copy();
        changed.rowLimit = RowLimit.limited(clauses.rowLimit, rows);
        return new Select<>(changed);
    }

    /**
     * Skips rows at the beginning.
     *
     * @param rows how many, at least 0, bound as a parameter
     * @return a new statement
     */
    public Select<R> offset(long rows) {
        SelectClauses changed = clauses.copy();
        changed.rowLimit = RowLimit.skipped(clauses.rowLimit, rows);
        return new Select<>(changed);
    }

    /**
     * Gives each row once: {@code SELECT DISTINCT}.
     *
     * @return a new statement
     */
    public Select<R> distinct() {
        SelectClauses changed = clauses.copy();
        changed.distinct = true;
        changed.distinctOn = List.of();
        return new Select<>(changed);
    }

    /**
     * Gives of the rows with the same values the first in the order of ORDER BY, which must begin with the same expressions:
     * {@code SELECT DISTINCT ON (...)}. Few databases have it; elsewhere {@code rowNumber()} over a window numbers the rows
     * of each group, and those with number 1 are the same ones.
     *
     * @param expressions what tells the groups apart, at least one
     * @return a new statement
     * @throws SchemaException if no expression is given
     */
    public Select<R> distinctOn(Expression<?>... expressions) {
        if (expressions.length == 0) {
            throw new SchemaException(
                    "distinctOn() tells no groups apart. Name at least one expression, or say distinct().");
        }
        SelectClauses changed = clauses.copy();
        changed.distinct = true;
        changed.distinctOn = List.of(expressions);
        return new Select<>(changed);
    }

    /**
     * Locks the rows until the transaction ends: {@code FOR UPDATE}.
     *
     * @param items of which items rows are locked; none for all
     * @return a new statement
     */
    public Select<R> forUpdate(FromItem... items) {
        return forUpdate(LockClause.Wait.WAIT, items);
    }

    /**
     * Locks the rows until the transaction ends: {@code FOR UPDATE}.
     *
     * @param wait what is done about a row that another transaction has locked
     * @param items of which items rows are locked; none for all
     * @return a new statement
     */
    public Select<R> forUpdate(LockClause.Wait wait, FromItem... items) {
        SelectClauses changed = clauses.copy();
        changed.lock = LockClause.of(wait, items);
        return new Select<>(changed);
    }

    /**
     * Chooses the labels of columns.
     *
     * @param style how columns are labelled
     * @return a new statement
     */
    public Select<R> labels(LabelStyle style) {
        if (style == clauses.labelStyle) {
            return this;
        }
        SelectClauses changed = clauses.copy();
        changed.labelStyle = style;
        return new Select<>(changed);
    }

    /**
     * Takes ORDER BY away, for the sake of counting.
     *
     * @return a new statement
     */
    public Select<R> unordered() {
        SelectClauses changed = clauses.copy();
        changed.orderBy = List.of();
        return new Select<>(changed);
    }

    /**
     * Selects something else of the same rows.
     *
     * @param columns the new select list
     * @param <S> the new rows; the caller vouches that they have the list's types
     * @return a new statement
     */
    @SuppressWarnings("unchecked") // a statement that stays has the rows that the caller vouches for
    public <S extends Row> Select<S> selecting(ExpressionList columns) {
        if (columns == clauses.columns && implied().isEmpty()) {
            return (Select<S>) this;
        }
        SelectClauses changed = clauses.copy();
        changed.columns = columns;
        changed.from = froms();
        return new Select<>(changed);
    }

    /**
     * Selects from other items, for a statement whose items are put into joins.
     *
     * @param items what is selected from, in place of what was
     * @return a new statement
     */
    public Select<R> replacingFrom(List<? extends FromItem> items) {
        SelectClauses changed = clauses.copy();
        changed.from = List.copyOf(items);
        return new Select<>(changed);
    }

    @Override
    public Class<? extends SqlNode> kind() {
        return Select.class;
    }

    @Override
    public Object facts() {
        return tree().facts();
    }

    @Override
    public int childCount() {
        return tree().childCount();
    }

    @Override
    public SqlNode child(int index) {
        return tree().child(index);
    }

    @Override
    public int shapeHash() {
        return tree().shapeHash();
    }

    @Override
    public int bindCount() {
        return tree().bindCount();
    }

    @Override
    public int depth() {
        return tree().depth();
    }

    @Override
    public boolean isCacheable() {
        return tree().isCacheable();
    }

    @Override
    public String toString() {
        return "Select@" + Integer.toHexString(shapeHash());
    }

    /**
     * Returns the select list.
     *
     * @return the list
     */
    public ExpressionList columnList() {
        return clauses.columns;
    }

    @Override
    public List<Expression<?>> columns() {
        return clauses.columns.expressions();
    }

    /**
     * Returns the FROM items.
     *
     * @return those named by {@code from}, then those that the columns and WHERE add
     */
    public List<FromItem> froms() {
        List<FromItem> implied = implied();
        if (implied.isEmpty()) {
            return clauses.from;
        }
        if (clauses.from.isEmpty()) {
            return implied;
        }
        List<FromItem> all = new ArrayList<>(clauses.from);
        all.addAll(implied);
        return List.copyOf(all);
    }

    /**
     * Returns the FROM items of the statement where it stands within another.
     *
     * @param enclosing the FROM items of the statements around it
     * @return {@link #froms} without the added ones that are enclosing; all of them when nothing would be left
     */
    public List<FromItem> fromsWithin(List<FromItem> enclosing) {
        List<FromItem> implied = implied();
        if (implied.isEmpty() || enclosing.isEmpty()) {
            return froms();
        }
        List<FromItem> all = new ArrayList<>(clauses.from);
        implied.stream().filter(item -> !enclosing.contains(item)).forEach(all::add);
        return all.isEmpty() ? froms() : List.copyOf(all);
    }

    /**
     * Returns the WHERE clause.
     *
     * @return the condition, empty for all rows
     */
    public Optional<Condition> whereClause() {
        return Optional.ofNullable(clauses.where);
    }

    /**
     * Returns the GROUP BY clause.
     *
     * @return the expressions, possibly none
     */
    public List<Expression<?>> groupItems() {
        return clauses.groupBy;
    }

    /**
     * Returns the HAVING clause.
     *
     * @return the condition, empty for all groups
     */
    public Optional<Condition> havingClause() {
        return Optional.ofNullable(clauses.having);
    }

    /**
     * Returns the order.
     *
     * @return the items of ORDER BY, possibly none
     */
    public List<OrderItem> orderItems() {
        return clauses.orderBy;
    }

    /**
     * Returns limit and offset.
     *
     * @return the limit, empty when neither was said
     */
    public Optional<RowLimit> rowLimit() {
        return Optional.ofNullable(clauses.rowLimit);
    }

    /**
     * Returns the locking of the rows.
     *
     * @return the clause, empty when none was asked for
     */
    public Optional<LockClause> lockClause() {
        return Optional.ofNullable(clauses.lock);
    }

    /**
     * Tells whether each row is given once.
     *
     * @return true for DISTINCT, and for DISTINCT ON
     */
    public boolean isDistinct() {
        return clauses.distinct;
    }

    /**
     * Returns what tells groups apart of which one row each is given.
     *
     * @return the expressions of DISTINCT ON, none for a plain DISTINCT and without
     */
    public List<Expression<?>> distinctExpressions() {
        return clauses.distinctOn;
    }

    /**
     * Returns how columns are labelled.
     *
     * @return the style
     */
    public LabelStyle labelStyle() {
        return clauses.labelStyle;
    }

    @Override
    public List<String> labels() {
        List<String> known = labels;
        if (known == null) {
            known = SelectLabels.of(columns(), labelStyle());
            labels = known;
        }
        return known;
    }
}
