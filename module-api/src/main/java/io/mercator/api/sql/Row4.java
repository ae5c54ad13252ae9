package io.mercator.api.sql;

import org.jspecify.annotations.Nullable;

/**
 * A row whose first 4 values have known types.
 *
 * @param <A> the Java class of the first value
 * @param <B> the Java class of the second value
 * @param <C> the Java class of the third value
 * @param <D> the Java class of the fourth value
 */
public sealed interface Row4<A, B, C, D> extends Row3<A, B, C> permits Row5 {
    /**
     * Returns the fourth value.
     *
     * @return the value or null
     */
    @Nullable
    D value4();

    /**
     * Makes an object of the first 4 values, for example by the constructor of a record: {@code row.into(Person::new)}.
     * Where a class has several constructors, a lambda says which.
     *
     * @param function makes the object
     * @param <R> its class
     * @return what the function gives
     */
    default <R> R into(Function4<? super A, ? super B, ? super C, ? super D, ? extends R> function) {
        return function.apply(value1(), value2(), value3(), value4());
    }
}
