package io.mercator.api.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A DELETE (SQL:2016, 14.9). Each method returns a new statement. Begin with {@link Sql#delete}. */
public final class Delete extends AbstractNode implements Statement<Row> {
    private final TableRef table;
    private final List<FromItem> using;
    private final @Nullable Condition where;
    private final @Nullable ExpressionList returning;
    private final ChangeLimit taken;

    private Delete(
            TableRef table,
            List<FromItem> using,
            @Nullable Condition where,
            @Nullable ExpressionList returning,
            ChangeLimit taken) {
        super(
                new Facts(using.size(), where != null, returning != null, taken.isNone()),
                children(table, using, where, returning, taken));
        this.table = table;
        this.using = using;
        this.where = where;
        this.returning = returning;
        this.taken = taken;
    }

    private record Facts(int using, boolean where, boolean returning, boolean all) {}

    private static List<SqlNode> children(
            TableRef table,
            List<FromItem> using,
            @Nullable SqlNode where,
            @Nullable SqlNode returning,
            ChangeLimit taken) {
        List<SqlNode> children = new ArrayList<>(using.size() + 3);
        children.add(table);
        children.addAll(using);
        if (where != null) {
            children.add(where);
        }
        if (returning != null) {
            children.add(returning);
        }
        if (!taken.isNone()) {
            children.add(taken);
        }
        return children;
    }

    static Delete from(TableRef table) {
        return new Delete(table, List.of(), null, null, ChangeLimit.NONE);
    }

    /**
     * Adds items whose columns the condition may use: {@code DELETE ... USING}, where the database has it.
     *
     * @param items tables, aliases or subqueries
     * @return a new statement
     */
    public Delete using(FromItem... items) {
        List<FromItem> all = new ArrayList<>(using);
        all.addAll(List.of(items));
        return new Delete(table, List.copyOf(all), where, returning, taken);
    }

    /**
     * Adds conditions; all must hold.
     *
     * @param conditions conditions over columns, columns of truth values, or text
     * @return a new statement
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final Delete where(Expression<Boolean>... conditions) {
        return new Delete(table, using, Conditions.allOf(where, List.of(conditions)), returning, taken);
    }

    /**
     * Gives the deleted rows back: {@code RETURNING}, where the database has it.
     *
     * @param expressions what to give back of each row
     * @return a new statement
     */
    public Delete returning(Expression<?>... expressions) {
        return new Delete(table, using, where, ExpressionList.of(List.of(expressions)), taken);
    }

    /**
     * Returns the statement without what it returns, for dialects that write that around it.
     *
     * @return the statement
     */
    public Delete withoutReturning() {
        return new Delete(table, using, where, null, taken);
    }

    /**
     * Takes the rows in an order, which matters with {@link #limit}.
     *
     * @param items columns or other expressions, with {@code asc()} and {@code desc()}
     * @return a new statement; one that a database without this refuses to render
     */
    public Delete orderBy(OrderItem... items) {
        return new Delete(table, using, where, returning, taken.ordered(List.of(items)));
    }

    /**
     * Takes so many rows at most.
     *
     * @param rows how many, not negative
     * @return a new statement; one that a database without this refuses to render
     * @throws IllegalArgumentException if the number is negative
     */
    public Delete limit(long rows) {
        return new Delete(table, using, where, returning, taken.limited(rows));
    }

    /**
     * Returns which of the rows are taken.
     *
     * @return order and limit
     */
    public ChangeLimit taken() {
        return taken;
    }

    /**
     * Tells whether every row of the table is met.
     *
     * @return true without WHERE, limit and other tables
     */
    public boolean isUnconditional() {
        return where == null && taken.isNone() && using.isEmpty();
    }

    @Override
    public Class<Delete> kind() {
        return Delete.class;
    }

    /**
     * Returns the table.
     *
     * @return the table
     */
    public TableRef table() {
        return table;
    }

    /**
     * Returns the further items.
     *
     * @return the items of USING, possibly none
     */
    public List<FromItem> usingItems() {
        return using;
    }

    /**
     * Returns the WHERE clause.
     *
     * @return the condition, empty for all rows
     */
    public Optional<Condition> whereClause() {
        return Optional.ofNullable(where);
    }

    /**
     * Returns what is given back.
     *
     * @return the list, empty when nothing is
     */
    public Optional<ExpressionList> returningList() {
        return Optional.ofNullable(returning);
    }
}
