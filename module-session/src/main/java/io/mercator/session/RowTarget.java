package io.mercator.session;

import io.mercator.api.schema.Column;
import io.mercator.api.spi.RowReader;

/**
 * What a query makes of each row.
 *
 * @param <R> the results
 */
interface RowTarget<R> {
    /** Makes the result of the row at which the reader stands. */
    R read(RowReader row);

    /** Returns the column that a property's name means. */
    Column<?> column(String property);

    /** Returns the same target that overwrites present objects. */
    RowTarget<R> populateExisting();

    /** Returns the same target for a stream, which tells each result that it moves on from. */
    default RowTarget<R> streaming() {
        return this;
    }

    /** Lets a result go that a stream has moved on from. */
    default void passed(R result) {}

    /** Names what is queried, for errors. */
    String describe();
}
