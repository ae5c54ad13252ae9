package io.mercator.api.sql;

import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A row whose first 2 values have known types.
 *
 * @param <A> the Java class of the first value
 * @param <B> the Java class of the second value
 */
public sealed interface Row2<A, B> extends Row1<A> permits Row3 {
    /**
     * Returns the second value.
     *
     * @return the value or null
     */
    @Nullable
    B value2();

    /**
     * Makes an object of the first 2 values, for example by the constructor of a record: {@code row.into(Person::new)}.
     * Where a class has several constructors, a lambda says which.
     *
     * @param function makes the object
     * @param <R> its class
     * @return what the function gives
     */
    default <R> R into(BiFunction<? super A, ? super B, ? extends R> function) {
        return function.apply(value1(), value2());
    }
}
