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

    /** Names what is queried, for errors. */
    String describe();
}
