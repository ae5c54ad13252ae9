package io.mercator.api.sql;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A row whose first value has a known type.
 *
 * @param <A> the Java class of the first value
 */
public sealed interface Row1<A> extends Row permits Row2 {
    /**
     * Returns the first value.
     *
     * @return the value or null
     */
    @Nullable
    A value1();

    /**
     * Makes an object of the first value, for example by the constructor of a record: {@code row.into(Person::new)}.
     * Where a class has several constructors, a lambda says which.
     *
     * @param function makes the object
     * @param <R> its class
     * @return what the function gives
     */
    default <R> R into(Function<? super A, ? extends R> function) {
        return function.apply(value1());
    }
}
