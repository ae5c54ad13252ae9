package io.mercator.api.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An UPDATE (SQL:2016, 14.14). Each method returns a new statement. Begin with {@link Sql#update}. */
public final class Update extends AbstractNode implements Statement<Row> {
    private final TableRef table;
    private final List<Assignment> assignments;
    private final List<FromItem> from;
    private final @Nullable Condition where;
    private final @Nullable ExpressionList returning;
    private final ChangeLimit taken;

    private Update(
            TableRef table,
            List<Assignment> assignments,
            List<FromItem> from,
            @Nullable Condition where,
            @Nullable ExpressionList returning,
            ChangeLimit taken) {
        super(
                new Facts(assignments.size(), from.size(), where != null, returning != null, taken.isNone()),
                children(table, assignments, from, where, returning, taken));
        this.table = table;
        this.assignments = assignments;
        this.from = from;
        this.where = where;
        this.returning = returning;
        this.taken = taken;
    }

    private record Facts(int assignments, int from, boolean where, boolean returning, boolean all) {}

    private static List<SqlNode> children(
            TableRef table,
            List<Assignment> assignments,
            List<FromItem> from,
            @Nullable SqlNode where,
            @Nullable SqlNode returning,
            ChangeLimit taken) {
        List<SqlNode> children = new ArrayList<>(assignments.size() + from.size() + 3);
        children.add(table);
        children.addAll(assignments);
        children.addAll(from);
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

    static Update of(TableRef table) {
        return new Update(table, List.of(), List.of(), null, null, ChangeLimit.NONE);
    }

    /**
     * Sets a column to a value.
     *
     * @param column a column of the table
     * @param value the value, bound as a parameter, or null
     * @param <T> the Java class of the values
     * @return a new statement
     * @throws io.mercator.api.error.SchemaException if the column is of another table
     * @throws io.mercator.api.error.ValueMisfitException if the column would cut, round or change the value
     */
    public <T> Update set(ColumnRef<T> column, @Nullable T value) {
        return set(column, new Bind<>(value, column.type()));
    }

    /**
     * Sets a column to an expression.
     *
     * @param column a column of the table
     * @param value the expression
     * @param <T> the Java class of the values
     * @return a new statement
     * @throws io.mercator.api.error.SchemaException if the column is of another table
     */
    public <T> Update set(ColumnRef<T> column, Expression<T> value) {
        Insert.checkColumn(table, column);
        List<Assignment> all = new ArrayList<>(assignments);
        all.add(new Assignment(column, value));
        return new Update(table, List.copyOf(all), from, where, returning, taken);
    }

    /**
     * Adds items whose columns the new values and the condition may use: {@code UPDATE ... FROM}, where the database has it.
     *
     * @param items tables, aliases or subqueries
     * @return a new statement
     */
    public Update from(FromItem... items) {
        List<FromItem> all = new ArrayList<>(from);
        all.addAll(List.of(items));
        return new Update(table, assignments, List.copyOf(all), where, returning, taken);
    }

    /**
     * Adds conditions; all must hold.
     *
     * @param conditions conditions over columns, columns of truth values, or text
     * @return a new statement
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final Update where(Expression<Boolean>... conditions) {
        return new Update(table, assignments, from, Conditions.allOf(where, List.of(conditions)), returning, taken);
    }

    /**
     * Gives the updated rows back: {@code RETURNING}, where the database has it.
     *
     * @param expressions what to give back of each row
     * @return a new statement
     */
    public Update returning(Expression<?>... expressions) {
        return new Update(table, assignments, from, where, ExpressionList.of(List.of(expressions)), taken);
    }

    /**
     * Returns the statement without what it returns, for dialects that write that around it.
     *
     * @return the statement
     */
    public Update withoutReturning() {
        return new Update(table, assignments, from, where, null, taken);
    }

    /**
     * Takes the rows in an order, which matters with {@link #limit}.
     *
     * @param items columns or other expressions, with {@code asc()} and {@code desc()}
     * @return a new statement; one that a database without this refuses to render
     */
    public Update orderBy(OrderItem... items) {
        return new Update(table, assignments, from, where, returning, taken.ordered(List.of(items)));
    }

    /**
     * Takes so many rows at most.
     *
     * @param rows how many, not negative
     * @return a new statement; one that a database without this refuses to render
     * @throws IllegalArgumentException if the number is negative
     */
    public Update limit(long rows) {
        return new Update(table, assignments, from, where, returning, taken.limited(rows));
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
        return where == null && taken.isNone() && from.isEmpty();
    }

    @Override
    public Class<Update> kind() {
        return Update.class;
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
     * Returns what is set.
     *
     * @return the assignments in order
     */
    public List<Assignment> assignments() {
        return assignments;
    }

    /**
     * Returns the further items.
     *
     * @return the items of FROM, possibly none
     */
    public List<FromItem> fromItems() {
        return from;
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
