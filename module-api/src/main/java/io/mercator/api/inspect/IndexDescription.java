package io.mercator.api.inspect;

import io.mercator.api.sql.OrderTerm;
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
 * @param methodOrNull how it is built, null for the database's own choice
 * @param included the names of the columns that it keeps beside the parts
 * @param nullsNotDistinct whether NULL may be there once only
 */
public record IndexDescription(
        String name,
        List<Part> parts,
        boolean unique,
        @Nullable String whereSql,
        @Nullable String methodOrNull,
        List<String> included,
        boolean nullsNotDistinct) {
    /**
     * A column or an expression of an index.
     *
     * @param text the column's name, or the expression as SQL
     * @param isExpression whether it is an expression
     * @param descending whether it is in descending order
     * @param nulls where NULLs stand, {@code UNSAID} where the database puts them by itself
     * @param operatorClass by which operators it is found, empty for the database's own choice
     */
    public record Part(
            String text, boolean isExpression, boolean descending, OrderTerm.Nulls nulls, String operatorClass) {
        /**
         * Describes a part as nearly every database has it.
         *
         * @param text the column's name, or the expression as SQL
         * @param isExpression whether it is an expression
         * @param descending whether it is in descending order
         */
        public Part(String text, boolean isExpression, boolean descending) {
            this(text, isExpression, descending, OrderTerm.Nulls.UNSAID, "");
        }
    }

    /**
     * Copies the lists.
     *
     * @param name the name
     * @param parts what is indexed, in order
     * @param unique whether each value may be there once
     * @param whereSql which rows are indexed, null for all
     * @param methodOrNull how it is built, null for the database's own choice
     * @param included the names of the columns that it keeps beside the parts
     * @param nullsNotDistinct whether NULL may be there once only
     */
    public IndexDescription {
        parts = List.copyOf(parts);
        included = List.copyOf(included);
    }

    /**
     * Describes an index as nearly every database has it.
     *
     * @param name the name
     * @param parts what is indexed, in order
     * @param unique whether each value may be there once
     * @param whereSql which rows are indexed, null for all
     */
    public IndexDescription(String name, List<Part> parts, boolean unique, @Nullable String whereSql) {
        this(name, parts, unique, whereSql, null, List.of(), false);
    }

    /**
     * Returns how it is built.
     *
     * @return the database's name of the method, empty for its own choice
     */
    public Optional<String> method() {
        return Optional.ofNullable(methodOrNull);
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
