package io.mercator.api.inspect;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An index as the database has it.
 *
 * @param name the name
 * @param parts what is indexed, in order
 * @param unique whether each value may be there once
 * @param whereSql which rows are indexed, null for all
 */
public record IndexDescription(
        String name,
        List<Part> parts,
        boolean unique,
        @Nullable String whereSql) {
    /**
     * A column or an expression of an index.
     *
     * @param text the column's name, or the expression as SQL
     * @param isExpression whether it is an expression
     * @param descending whether it is in descending order
     */
    public record Part(String text, boolean isExpression, boolean descending) {}

    /**
     * Copies the list.
     *
     * @param name the name
     * @param parts what is indexed, in order
     * @param unique whether each value may be there once
     * @param whereSql which rows are indexed, null for all
     */
    public IndexDescription {
        parts = List.copyOf(parts);
    }

    /**
     * Returns which rows are indexed.
     *
     * @return the condition as SQL, empty for all
     */
    public Optional<String> where() {
        return Optional.ofNullable(whereSql);
    }
}
