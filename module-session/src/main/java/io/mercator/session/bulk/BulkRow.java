package io.mercator.session.bulk;

import io.mercator.api.schema.Column;
import io.mercator.api.spi.ParameterSink;
import io.mercator.api.spi.RowReader;
import java.util.List;

/** One row that is about to be sent. Neighbours of equal shapes are sent together. */
interface BulkRow {
    BulkShape shape();

    /** Binds the values of the shape's columns, then those of its key; may be called again and binds the same. */
    void bind(ParameterSink sink);

    /** Takes what the database generated for the row. */
    default void receive(List<Column<?>> columns, RowReader values) {}

    /** Writes into the object what it did not have itself, after the row was sent. */
    default void sent() {}

    /** Returns the values of the shape's key in order. */
    Object[] key();

    /** Names the row for people. */
    String describe();
}
