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

    private Delete(
            TableRef table, List<FromItem> using, @Nullable Condition where, @Nullable ExpressionList returning) {
        super(new Facts(using.size(), where != null, returning != null), children(table, using, where, returning));
        this.table = table;
        this.using = using;
        this.where = where;
        this.returning = returning;
    }

    private record Facts(int using, boolean where, boolean returning) {}

    private static List<SqlNode> children(
            TableRef table, List<FromItem> using, @Nullable SqlNode where, @Nullable SqlNode returning) {
        List<SqlNode> children = new ArrayList<>(using.size() + 3);
        children.add(table);
        children.addAll(using);
        if (where != null) {
            children.add(where);
        }
        if (returning != null) {
            children.add(returning);
        }
        return children;
    }

    static Delete from(TableRef table) {
        return new Delete(table, List.of(), null, null);
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
        return new Delete(table, List.copyOf(all), where, returning);
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
        return new Delete(table, using, Conditions.allOf(where, List.of(conditions)), returning);
    }

    /**
     * Gives the deleted rows back: {@code RETURNING}, where the database has it.
     *
     * @param expressions what to give back of each row
     * @return a new statement
     */
    public Delete returning(Expression<?>... expressions) {
        return new Delete(table, using, where, ExpressionList.of(List.of(expressions)));
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
