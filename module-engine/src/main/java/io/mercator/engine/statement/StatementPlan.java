package io.mercator.engine.statement;

import io.mercator.api.dialect.Dialect;
import io.mercator.api.dialect.StatementText;
import io.mercator.api.dialect.ValueCodec;

/**
 * What is known of all statements of one shape for one dialect: immutable, shared by all threads, kept in the cache.
 * Holds no value and no expression of the statement that it was made for.
 */
public final class StatementPlan {
    private static final byte UNKNOWN = 0;
    private static final byte YES = 1;
    private static final byte NO = 2;

    private final String sql;
    private final String display;
    private final ParameterLayout parameters;
    private final ValueCodec<?>[] columns;
    private final boolean shareable;
    private final boolean unconditional;
    private final boolean lasting;
    /** What its words say, found when it is first asked for; two threads find the same. */
    private byte reading;

    private byte commits;

    StatementPlan(
            String sql,
            String display,
            ParameterLayout parameters,
            ValueCodec<?>[] columns,
            boolean shareable,
            boolean unconditional,
            boolean lasting) {
        this.sql = sql;
        this.display = display;
        this.parameters = parameters;
        this.columns = columns;
        this.shareable = shareable;
        this.unconditional = unconditional;
        this.lasting = lasting;
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

    /**
     * Tells whether nodes alone say what the statement does and gives, so that it may stay prepared for long.
     *
     * @return false when text of the user's is in it
     */
    public boolean isLasting() {
        return lasting;
    }

    /**
     * Tells whether the statement only reads.
     *
     * @return as {@link StatementText#isReading} says
     */
    public boolean isReading() {
        if (reading == UNKNOWN) {
            reading = StatementText.isReading(sql) ? YES : NO;
        }
        return reading == YES;
    }

    /**
     * Tells whether the database commits when it runs the statement.
     *
     * @param dialect the one for which the plan was made
     * @return as the dialect says
     */
    public boolean commits(Dialect dialect) {
        if (commits == UNKNOWN) {
            commits = dialect.commits(sql) ? YES : NO;
        }
        return commits == YES;
    }
}
