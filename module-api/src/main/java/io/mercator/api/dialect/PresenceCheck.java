package io.mercator.api.dialect;

import java.util.List;

/**
 * A query that gives at least one row when something is there; or an attempt, which fails when it is not.
 *
 * @param sql the SQL text with {@code ?} for each parameter
 * @param parameters strings, bound in order
 * @param isAttempt true when something is there because the query is not refused, whatever rows it gives
 */
public record PresenceCheck(String sql, List<String> parameters, boolean isAttempt) {
    /**
     * Copies the list.
     *
     * @param sql the text of the query
     * @param parameters strings, bound in order
     * @param isAttempt true when something is there because the query is not refused, whatever rows it gives
     */
    public PresenceCheck {
        parameters = List.copyOf(parameters);
    }

    /**
     * Makes a check.
     *
     * @param sql the SQL text
     * @param parameters its parameters
     * @return the check
     */
    public static PresenceCheck of(String sql, String... parameters) {
        return new PresenceCheck(sql, List.of(parameters), false);
    }

    /**
     * Makes a check for what no catalogue shows: the query is refused when it is not there. For databases only whose
     * transactions survive a refused statement.
     *
     * @param sql the SQL text
     * @return the check
     */
    public static PresenceCheck attempt(String sql) {
        return new PresenceCheck(sql, List.of(), true);
    }
}
