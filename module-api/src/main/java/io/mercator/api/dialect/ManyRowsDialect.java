package io.mercator.api.dialect;

import io.mercator.api.type.SqlType;
import java.util.List;

/**
 * How many rows of one statement go fastest on a database and its driver, and by which way: the part of a {@link Dialect}
 * whose answers are figures that somebody measured. Immutable and safe for any thread.
 */
public interface ManyRowsDialect {
    /**
     * Returns how many parameters one statement may have.
     *
     * @return the limit, at least 100
     */
    default int maxParameters() {
        return 1_000;
    }

    /**
     * Returns how many rows of one multi-row INSERT go fastest.
     *
     * @return the size of a chunk, at least 1
     */
    default int insertChunk() {
        return 100;
    }

    /**
     * Tells whether the driver gives the generated keys of all rows of one INSERT, in the order of the rows, and faster than
     * RETURNING. Only asked where {@link Capability#GENERATED_KEYS_ASCEND} is known, for a key and nothing else.
     *
     * @return true if keys are to be asked of the driver
     */
    default boolean keysOfRowsByDriver() {
        return false;
    }

    /**
     * Returns how many rows of which nothing comes back go fastest in one multi-row INSERT. Fewer go in a JDBC batch.
     *
     * @return the size of a chunk; 1 where a batch of any size is as fast
     */
    default int plainInsertChunk() {
        return 1;
    }

    /**
     * Returns how many rows that get other values in the same columns go fastest in one
     * {@code UPDATE ... FROM (VALUES ...)}. Fewer go in a JDBC batch.
     *
     * @param key the types of the primary key's columns, by which a row is found
     * @return the size of a chunk; 1 where a batch of any size is as fast, or the statement is unknown
     */
    default int updateChunk(List<? extends SqlType<?>> key) {
        return 1;
    }

    /**
     * Returns how many rows go fastest in one DELETE that lists their keys: {@code WHERE key IN (...)}. Fewer go in a JDBC
     * batch.
     *
     * @param columns how many columns a key has, at least 1
     * @return the size of a chunk; 1 where a batch of any size is as fast
     */
    default int deleteChunk(int columns) {
        return 1;
    }

    /**
     * Tells whether a change that is sent alone goes faster as a JDBC batch of one than by {@code executeUpdate()}. Only asked
     * where {@link Capability#BATCH_UPDATE_COUNTS} is known.
     *
     * @return true if the driver does more after {@code executeUpdate()}
     */
    default boolean changesAsBatch() {
        return false;
    }

    /**
     * Returns how far apart the keys of the rows of one {@link #updateChunk} may be. Rows that are farther apart, or whose key
     * is not one whole number, go in a JDBC batch.
     *
     * @return the largest difference of two keys
     */
    default long updateSpan() {
        return Long.MAX_VALUE;
    }

    /**
     * Tells whether values of a type may be so large that an INSERT of many rows would be more than the database takes at
     * once. Rows with such a column are inserted one by one, or in a batch.
     *
     * @param type a type that is not converted
     * @return false unless overridden
     */
    default boolean isLarge(SqlType<?> type) {
        return false;
    }
}
