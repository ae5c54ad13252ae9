package io.mercator.api.spi;

/** Receives what the database generated for inserted rows. */
@FunctionalInterface
public interface KeyReceiver {
    /**
     * Receives one row's values.
     *
     * @param row which row of the insert, from 0
     * @param values stands at the values; not to be advanced or kept
     */
    void accept(int row, RowReader values);
}
