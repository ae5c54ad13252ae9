package io.mercator.api.sql;

import io.mercator.api.error.SchemaException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An INSERT that is about to say what becomes of a row whose key is there already. Each method returns a new value; begin with
 * {@link Insert#onConflict}.
 */
public final class Upsert {
    private final Insert insert;
    private final List<ColumnRef<?>> target;
    private final List<Assignment> updates;

    Upsert(Insert insert, List<ColumnRef<?>> target, List<Assignment> updates) {
        this.insert = insert;
        this.target = target;
        this.updates = updates;
    }

    /**
     * Leaves the row that is there as it is.
     *
     * @return the INSERT
     */
    public Insert doNothing() {
        return insert.conflicting(new ConflictClause(target, List.of(), null));
    }

    /**
     * Sets a column of the row that is there to a value.
     *
     * @param column a column of the table
     * @param value the value or null, bound as a parameter
     * @param <T> the Java class of the values
     * @return a new value; end it with {@link #doUpdate()}
     */
    public <T> Upsert set(ColumnRef<T> column, @Nullable T value) {
        return set(column, new Bind<>(value, column.type()));
    }

    /**
     * Sets a column of the row that is there to an expression, which may name the row's own columns and those of the row
     * that was to be inserted: {@link Sql#excluded}.
     *
     * @param column a column of the table
     * @param value the expression
     * @param <T> the Java class of the values
     * @return a new value; end it with {@link #doUpdate()}
     */
    public <T> Upsert set(ColumnRef<T> column, Expression<T> value) {
        Insert.checkColumn(insert.table(), column);
        List<Assignment> all = new ArrayList<>(updates);
        all.add(new Assignment(column, value));
        return new Upsert(insert, target, List.copyOf(all));
    }

    /**
     * Updates the row that is there with all values that were to be inserted, but for the key; or with what was
     * {@link #set}.
     *
     * @return the INSERT
     * @throws SchemaException if there is nothing to update
     */
    public Insert doUpdate() {
        return insert.conflicting(new ConflictClause(target, assignments(), null));
    }

    /**
     * Updates the row that is there only if a condition holds of it.
     *
     * @param condition the condition
     * @return the INSERT
     * @throws SchemaException if there is nothing to update
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final Insert doUpdateWhere(Expression<Boolean>... condition) {
        return insert.conflicting(
                new ConflictClause(target, assignments(), Conditions.allOf(null, List.of(condition))));
    }

    private List<Assignment> assignments() {
        if (!updates.isEmpty()) {
            return updates;
        }
        List<Assignment> all = new ArrayList<>();
        for (Expression<?> column : insert.columnList().expressions()) {
            if (column instanceof ColumnRef<?> named && !target.contains(named)) {
                all.add(excluded(named));
            }
        }
        if (all.isEmpty()) {
            throw new SchemaException("The INSERT into '" + insert.table().name()
                    + "' has nothing to update but the key. Say what with set(column, value), or doNothing().");
        }
        return List.copyOf(all);
    }

    private static <T> Assignment excluded(ColumnRef<T> column) {
        return new Assignment(column, Sql.excluded(column));
    }
}
