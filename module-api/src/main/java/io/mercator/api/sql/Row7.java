package io.mercator.api.sql;

import org.jspecify.annotations.Nullable;

/**
 * A row whose first 7 values have known types.
 *
 * @param <A> the Java class of the first value
 * @param <B> the Java class of the second value
 * @param <C> the Java class of the third value
 * @param <D> the Java class of the fourth value
 * @param <E> the Java class of the fifth value
 * @param <F> the Java class of the sixth value
 * @param <G> the Java class of the seventh value
 */
public sealed interface Row7<A, B, C, D, E, F, G> extends Row6<A, B, C, D, E, F> permits Row8 {
    /**
     * Returns the seventh value.
     *
     * @return the value or null
     */
    @Nullable
    G value7();
}
