package io.mercator.engine.statement;

import io.mercator.api.dialect.ValueCodec;

/**
 * What is known of all statements of one shape for one dialect: immutable, shared by all threads, kept in the cache.
 * Holds no value and no expression of the statement that it was made for.
 */
public final class StatementPlan {
    private final String sql;
    private final String display;
    private final ParameterLayout parameters;
    private final ValueCodec<?>[] columns;
    private final boolean shareable;
    private final boolean unconditional;

    StatementPlan(
            String sql,
            String display,
            ParameterLayout parameters,
            ValueCodec<?>[] columns,
            boolean shareable,
            boolean unconditional) {
        this.sql = sql;
        this.display = display;
        this.parameters = parameters;
        this.columns = columns;
        this.shareable = shareable;
        this.unconditional = unconditional;
    }

    /**
     * Returns the SQL text.
     *
     * @return one line
     */
    public String sql() {
        return sql;
    }

    /**
     * Returns the SQL text for people.
     *
     * @return the text broken into lines
     */
    public String display() {
        return display;
    }

    /**
     * Returns where bound values go.
     *
     * @return the layout
     */
    public ParameterLayout parameters() {
        return parameters;
    }

    /**
     * Returns how the columns are read.
     *
     * @return their codecs, not to be changed; none for a statement that gives no rows, or whose rows are known only
     *     when it runs
     */
    public ValueCodec<?>[] columns() {
        return columns;
    }

    /**
     * Tells whether the statement is an UPDATE or DELETE of every row.
     *
     * @return true if so
     */
    public boolean isUnconditional() {
        return unconditional;
    }

    /**
     * Tells whether the plan fits every statement of its shape.
     *
     * @return false when it fits only the very tree that it was made for
     */
    public boolean isShareable() {
        return shareable;
    }
}
