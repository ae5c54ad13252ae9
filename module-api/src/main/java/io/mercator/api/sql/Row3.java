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
}
