package io.mercator.api.sql;

/** A column and the expression that it is set to, in INSERT and UPDATE. */
public final class Assignment extends AbstractNode implements SqlNode {
    private final ColumnRef<?> column;
    private final Expression<?> value;

    Assignment(ColumnRef<?> column, Expression<?> value) {
        super("=", column, value);
        ValueFit.check(column, value);
        this.column = column;
        this.value = value;
    }

    @Override
    public Class<Assignment> kind() {
        return Assignment.class;
    }

    /**
     * Returns what is set.
     *
     * @return a column of the statement's table
     */
    public ColumnRef<?> column() {
        return column;
    }

    /**
     * Returns the new value.
     *
     * @return an expression
     */
    public Expression<?> value() {
        return value;
    }
}
