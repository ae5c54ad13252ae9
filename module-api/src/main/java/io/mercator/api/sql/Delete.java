package io.mercator.api.sql;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A DELETE (SQL:2016, 14.9). Each method returns a new statement. Begin with {@link Sql#delete}. */
public final class Delete extends AbstractNode implements Statement<Row> {
    private final TableRef table;
    private final @Nullable Condition where;

    private Delete(TableRef table, @Nullable Condition where) {
        super(where != null, where == null ? List.of(table) : List.of(table, where));
        this.table = table;
        this.where = where;
    }

    static Delete from(TableRef table) {
        return new Delete(table, null);
    }

    /**
     * Adds conditions that must all hold, beside those given before.
     *
     * @param conditions the conditions
     * @return a new statement
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final Delete where(Expression<Boolean>... conditions) {
        return new Delete(table, Conditions.allOf(where, List.of(conditions)));
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
     * Returns the WHERE condition.
     *
     * @return the condition, empty when every row is deleted
     */
    public Optional<Condition> whereClause() {
        return Optional.ofNullable(where);
    }
}
