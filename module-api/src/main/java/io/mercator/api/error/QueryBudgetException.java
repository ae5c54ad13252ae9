package io.mercator.api.error;

import java.util.List;

/** More SELECT statements were asked of a session than its budget allows: most often one for each object. */
public final class QueryBudgetException extends SessionException {
    private static final long serialVersionUID = 1L;

    /** What {@link #allowed()} returns. */
    private final int allowed;
    /** What {@link #statement()} returns. */
    private final String statement;
    /** What {@link #parameters()} returns. */
    private final transient List<String> parameters;

    /**
     * Creates the exception.
     *
     * @param message what was asked for how often, and where
     * @param allowed how many statements were allowed
     * @param statement the SQL text asked for most often, the refused time among them
     * @param parameters its parameter tuples
     */
    public QueryBudgetException(String message, int allowed, String statement, List<String> parameters) {
        super(message);
        this.allowed = allowed;
        this.statement = statement;
        this.parameters = List.copyOf(parameters);
    }

    /**
     * Returns how many statements were allowed.
     *
     * @return the number
     */
    public int allowed() {
        return allowed;
    }

    /**
     * Returns the statement that was asked for most often, the refused time among them.
     *
     * @return its SQL text
     */
    public String statement() {
        return statement;
    }

    /**
     * Returns the values with which it was asked for.
     *
     * @return one tuple for each time, as text; empty after deserialization
     */
    public List<String> parameters() {
        return parameters == null ? List.of() : parameters;
    }
}
