package io.mercator.api.sql;

import org.jspecify.annotations.Nullable;

/**
 * A row whose first 3 values have known types.
 *
 * @param <A> the Java class of the first value
 * @param <B> the Java class of the second value
 * @param <C> the Java class of the third value
 */
public sealed interface Row3<A, B, C> extends Row2<A, B> permits Row4 {
    /**
     * Returns the third value.
     *
     * @return the value or null
     */
    @Nullable
    C value3();

    /**
     * Makes an object of the first 3 values, for example by the constructor of a record: {@code row.into(Person::new)}.
     * Where a class has several constructors, a lambda says which.
     *
     * @param function makes the object
     * @param <R> its class
     * @return what the function gives
     */
    default <R> R into(Function3<? super A, ? super B, ? super C, ? extends R> function) {
        return function.apply(value1(), value2(), value3());
    }
}
