package io.mercator.api.sql;

import org.jspecify.annotations.Nullable;

/**
 * A function of 8 arguments, most often a constructor: {@code Person::new}.
 *
 * @param <A> the class of the first argument
 * @param <B> the class of the second argument
 * @param <C> the class of the third argument
 * @param <D> the class of the fourth argument
 * @param <E> the class of the fifth argument
 * @param <F> the class of the sixth argument
 * @param <G> the class of the seventh argument
 * @param <H> the class of the eighth argument
 * @param <R> the class of the result
 */
@FunctionalInterface
public interface Function8<
        A extends @Nullable Object,
        B extends @Nullable Object,
        C extends @Nullable Object,
        D extends @Nullable Object,
        E extends @Nullable Object,
        F extends @Nullable Object,
        G extends @Nullable Object,
        H extends @Nullable Object,
        R> {
    /**
     * Applies the function.
     *
     * @param first the first argument
     * @param second the second argument
     * @param third the third argument
     * @param fourth the fourth argument
     * @param fifth the fifth argument
     * @param sixth the sixth argument
     * @param seventh the seventh argument
     * @param eighth the eighth argument
     * @return the result
     */
    R apply(A first, B second, C third, D fourth, E fifth, F sixth, G seventh, H eighth);
}
