package io.mercator.api.mapping;

import io.mercator.api.schema.Column;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A property of a mapped class and the column that holds it.
 *
 * @param name the property's name, by which queries and errors know it
 * @param column the column
 * @param access reads and writes the property
 * @param unset tells of a value of a generated key that it means unset, null for the rule that null and zero do
 * @param field the field that a Lookup makes reachable and that is read and written past the class's own methods, null
 *     where accessors are called
 * @param <E> the mapped class
 */
public record Property<E>(
        String name,
        Column<?> column,
        PropertyAccess<E> access,
        @Nullable Predicate<Object> unset,
        @Nullable String field) {
    /**
     * Tells whether the property can only be read.
     *
     * @return true if it has no setter, and is an argument of the constructor
     */
    public boolean isReadOnly() {
        return access instanceof PropertyAccess.OfObject<E, ?> object && object.setter() == null;
    }

    /**
     * Tells whether the property is a foreign key of a relationship, or a version, that the class itself does not have; the
     * session keeps its value beside the object.
     *
     * @return true if so
     */
    public boolean isHidden() {
        return access instanceof PropertyAccess.Hidden<E>;
    }
}
