package io.mercator.api.session;

import java.util.List;

/**
 * What a flush is about to send, in order. Given by {@link Session#plan}. Immutable; prints itself for people.
 *
 * @param statements one for each row
 */
public record PlannedFlush(List<PlannedStatement> statements) {
    /**
     * Copies the list.
     *
     * @param statements one for each row
     */
    public PlannedFlush {
        statements = List.copyOf(statements);
    }

    /**
     * Tells whether there is nothing to flush.
     *
     * @return true if so
     */
    public boolean isEmpty() {
        return statements.isEmpty();
    }

    /** {@inheritDoc} A numbered line for each statement, its changes and its reason below. */
    @Override
    public String toString() {
        if (statements.isEmpty()) {
            return "nothing to flush";
        }
        StringBuilder text = new StringBuilder();
        int number = 1;
        for (PlannedStatement statement : statements) {
            text.append(number == 1 ? "" : "\n").append(number++).append(". ").append(statement);
        }
        return text.toString();
    }
}
