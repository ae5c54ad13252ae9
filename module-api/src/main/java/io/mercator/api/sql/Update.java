package io.mercator.api.sql;

import io.mercator.api.error.SchemaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An UPDATE (SQL:2016, 14.14). Each method returns a new statement. Begin with {@link Sql#update}. */
public final class Update extends AbstractNode implements Statement<Row> {
    private final TableRef table;
    private final List<Assignment> assignments;
    private final @Nullable Condition where;

    private Update(TableRef table, List<Assignment> assignments, @Nullable Condition where) {
        super(new Facts(assignments.size(), where != null), children(table, assignments, where));
        this.table = table;
        this.assignments = assignments;
        this.where = where;
    }

    private record Facts(int assignments, boolean where) {}

    private static List<SqlNode> children(TableRef table, List<Assignment> assignments, @Nullable Condition where) {
        List<SqlNode> children = new ArrayList<>(assignments.size() + 2);
        children.add(table);
        children.addAll(assignments);
        if (where != null) {
            children.add(where);
        }
        return children;
    }

    static Update of(TableRef table) {
        return new Update(table, List.of(), null);
    }

    /**
     * Sets a column to a value.
     *
     * @param column a column of the table
     * @param value the value, bound as a parameter, or null
     * @param <T> the Java class of the values
     * @return a new statement
     * @throws SchemaException if the column is of another table
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
     * @throws SchemaException if the column is of another table
     */
    public <T> Update set(ColumnRef<T> column, Expression<T> value) {
        Insert.checkColumn(table, column);
        List<Assignment> all = new ArrayList<>(assignments);
        all.add(new Assignment(column, value));
        return new Update(table, List.copyOf(all), where);
    }

    /**
     * Adds conditions that must all hold, beside those given before.
     *
     * @param conditions the conditions
     * @return a new statement
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final Update where(Expression<Boolean>... conditions) {
        return new Update(table, assignments, Conditions.allOf(where, List.of(conditions)));
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
     * @return an unmodifiable list
     */
    public List<Assignment> assignments() {
        return assignments;
    }

    /**
     * Returns the WHERE condition.
     *
     * @return the condition, empty when every row is updated
     */
    public Optional<Condition> whereClause() {
        return Optional.ofNullable(where);
    }
}
