package io.mercator.api.mapping;

import io.mercator.api.schema.Column;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the objects of a class are made when rows are read.
 *
 * @param columns the columns whose values are the arguments, in their order; none for a constructor without parameters
 * @param factory makes an object of the arguments
 * @param <E> the mapped class
 */
public record Construction<E>(List<Column<?>> columns, Function<@Nullable Object[], ? extends E> factory) {
    /**
     * Creates the description.
     *
     * @param columns the columns whose values are the arguments, copied
     * @param factory makes an object of the arguments
     */
    public Construction {
        columns = List.copyOf(columns);
    }
}
