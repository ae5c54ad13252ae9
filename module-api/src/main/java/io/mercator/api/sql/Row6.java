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
}
