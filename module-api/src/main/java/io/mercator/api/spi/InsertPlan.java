package io.mercator.api.spi;

import io.mercator.api.schema.Column;
import java.util.List;

/**
 * The way in which an engine inserts rows of one shape into one table and gets back what the database generates:
 * immutable, safe for any thread, kept by a session for each shape.
 */
public interface InsertPlan {
    /**
     * Returns the columns that get values, whose ordinals a {@link ParameterWriter} sets.
     *
     * @return the columns in order
     */
    List<Column<?>> columns();

    /**
     * Returns the columns that the receiver gets for each row.
     *
     * @return of the columns asked for, those that this way brings, in the order of a {@link RowReader}'s positions;
     *     the generated key is always among them
     */
    List<Column<?>> returned();
}
