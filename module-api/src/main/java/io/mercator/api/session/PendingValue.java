package io.mercator.api.session;

/**
 * Stands in a {@link PlannedStatement} for a value that nobody knows before the flush: a key that an INSERT generates, a
 * version, or what a default gives. Prints itself for people, for example {@code <key of User@1a2b>}. No value that is
 * sent.
 *
 * @param description says what the value will be
 */
public record PendingValue(String description) {
    /** {@inheritDoc} The description in angle brackets. */
    @Override
    public String toString() {
        return "<" + description + ">";
    }
}
