package io.mercator.api.engine;

import io.mercator.api.error.MultipleResultsFoundException;
import io.mercator.api.error.NoResultFoundException;
import io.mercator.api.sql.Row;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a statement gave. Rows are read from the database as they are asked for, once; {@link #close} frees the cursor,
 * as does reading to the end. For one thread, and only while its connection is open.
 *
 * @param <R> the rows
 */
public interface Result<R extends Row> extends AutoCloseable {
    /**
     * Reads all remaining rows.
     *
     * @return a list of them
     */
    List<R> all();

    /**
     * Reads one row and closes the result.
     *
     * @return the row, empty when there is none
     */
    Optional<R> first();

    /**
     * Reads the only row.
     *
     * @return the row
     * @throws NoResultFoundException if there is none
     * @throws MultipleResultsFoundException if there are more
     */
    R one();

    /**
     * Reads the only row, or none.
     *
     * @return the row, empty when there is none
     * @throws MultipleResultsFoundException if there are more
     */
    Optional<R> oneOrEmpty();

    /**
     * Reads the first value of the first row and closes the result.
     *
     * @return the value; null when it is NULL or there is no row
     */
    @Nullable
    Object scalar();

    /**
     * Reads the first value of every remaining row.
     *
     * @return the values, null among them for NULL
     */
    List<@Nullable Object> scalars();

    /**
     * Reads rows as they are asked for, in constant memory.
     *
     * @return a stream to be closed
     */
    Stream<R> stream();

    /**
     * Returns how many rows an INSERT, UPDATE or DELETE met.
     *
     * @return the count; -1 for a statement that gives rows
     */
    long rowCount();

    /**
     * Returns the names of the values in each row.
     *
     * @return an unmodifiable list; empty for a statement without rows
     */
    List<String> keys();

    @Override
    void close();
}
