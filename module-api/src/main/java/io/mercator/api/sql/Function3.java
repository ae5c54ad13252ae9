package io.mercator.api.sql;

import org.jspecify.annotations.Nullable;

/**
 * A function of 3 arguments, most often a constructor: {@code Person::new}.
 *
 * @param <A> the class of the first argument
 * @param <B> the class of the second argument
 * @param <C> the class of the third argument
 * @param <R> the class of the result
 */
@FunctionalInterface
public interface Function3<A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object, R> {
    /**
     * Applies the function.
     *
     * @param first the first argument
     * @param second the second argument
     * @param third the third argument
     * @return the result
     */
    R apply(A first, B second, C third);
}
