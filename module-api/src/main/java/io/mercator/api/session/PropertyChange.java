package io.mercator.api.session;

import org.jspecify.annotations.Nullable;

/**
 * A property whose value differs from the row.
 *
 * @param property the property's name
 * @param oldValue the value that was last loaded or flushed
 * @param newValue the object's value; in a plan a {@link PendingValue} where it is not known before the flush
 */
public record PropertyChange(
        String property,
        @Nullable Object oldValue,
        @Nullable Object newValue) {}
