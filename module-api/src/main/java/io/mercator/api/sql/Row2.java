package io.mercator.api.sql;

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
}
