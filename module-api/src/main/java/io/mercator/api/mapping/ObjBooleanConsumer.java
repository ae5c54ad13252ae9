package io.mercator.api.mapping;

/**
 * A setter of a {@code boolean}, which {@code java.util.function} lacks.
 *
 * @param <E> the class of the object
 */
@FunctionalInterface
public interface ObjBooleanConsumer<E> {
    /**
     * Sets the value.
     *
     * @param object the object
     * @param value the value
     */
    void accept(E object, boolean value);
}
