package io.mercator.api.sql;

import org.jspecify.annotations.Nullable;

/**
 * A row whose first value has a known type.
 *
 * @param <A> the Java class of the first value
 */
public sealed interface Row1<A> extends Row permits Row2 {
    /**
     * Returns the first value.
     *
     * @return the value or null
     */
    @Nullable
    A value1();
}
