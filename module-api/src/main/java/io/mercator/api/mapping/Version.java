package io.mercator.api.mapping;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a mapped class tell that somebody else changed them: a column whose value every UPDATE changes and every
 * UPDATE and DELETE asks for. Made by {@link MapperBuilder#version}. Immutable; safe for any thread if the function is.
 *
 * @param property the property of the column, hidden when the class does not have it
 * @param rule gives the value after another, and for null the first
 * @param <E> the mapped class
 */
public record Version<E>(Property<E> property, UnaryOperator<@Nullable Object> rule) {
    /**
     * Returns the value that comes after another.
     *
     * @param current the row's value, null for a row that is about to be inserted
     * @return the next value, of the class of the column's values
     */
    public Object next(@Nullable Object current) {
        return Objects.requireNonNull(
                rule.apply(current),
                () -> "The function given to version(...) for column '"
                        + property.column().name() + "' gave null for " + current
                        + ". Let it give a value for every one, and the first for null.");
    }
}
