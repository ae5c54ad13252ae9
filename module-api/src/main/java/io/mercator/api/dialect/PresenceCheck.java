package io.mercator.api.dialect;

import java.util.List;

/**
 * A query that gives at least one row when something is there.
 *
 * @param sql the SQL text with {@code ?} for each parameter
 * @param parameters strings, bound in order
 */
public record PresenceCheck(String sql, List<String> parameters) {
    /**
     * Copies the list.
     *
     * @param sql the text of the query
     * @param parameters strings, bound in order
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
        return new PresenceCheck(sql, List.of(parameters));
    }
}
