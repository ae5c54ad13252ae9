package io.mercator.api.spi;

import org.jspecify.annotations.Nullable;

/** Tells whether values of one type can be stored as they are. Safe for any thread. */
@FunctionalInterface
public interface ValueCheck {
    /**
     * Tells why a value cannot be stored without being cut, rounded or changed.
     *
     * @param value a value of the type's class
     * @return the reason with the fix, to follow "does not fit: "; null when it fits
     */
    @Nullable
    String misfit(Object value);

    /**
     * Cuts off a value that was generated what its column would not keep.
     *
     * @param value a value of the type's class that nobody has seen yet
     * @return the value to be stored
     */
    default Object generated(Object value) {
        return value;
    }
}
