package io.mercator.api.sql;

import org.jspecify.annotations.Nullable;

/**
 * A row whose first 6 values have known types.
 *
 * @param <A> the Java class of the first value
 * @param <B> the Java class of the second value
 * @param <C> the Java class of the third value
 * @param <D> the Java class of the fourth value
 * @param <E> the Java class of the fifth value
 * @param <F> the Java class of the sixth value
 */
public sealed interface Row6<A, B, C, D, E, F> extends Row5<A, B, C, D, E> permits Row7 {
    /**
     * Returns the sixth value.
     *
     * @return the value or null
     */
    @Nullable
    F value6();

    /**
     * Makes an object of the first 6 values, for example by the constructor of a record: {@code row.into(Person::new)}.
     * Where a class has several constructors, a lambda says which.
     *
     * @param function makes the object
     * @param <R> its class
     * @return what the function gives
     */
    default <R> R into(
            Function6<? super A, ? super B, ? super C, ? super D, ? super E, ? super F, ? extends R> function) {
        return function.apply(value1(), value2(), value3(), value4(), value5(), value6());
    }
}
