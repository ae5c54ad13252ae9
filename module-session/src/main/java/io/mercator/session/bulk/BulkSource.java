package io.mercator.session.bulk;

/**
 * Makes rows of what the user gave. Every input is checked before the first one is sent.
 *
 * @param <T> what the user gave for a row
 */
public interface BulkSource<T> {
    /** Refuses what cannot be sent. */
    void check(T input, int index);

    /** Makes the row of an input that was checked. */
    BulkRow row(T input, int index);
}
