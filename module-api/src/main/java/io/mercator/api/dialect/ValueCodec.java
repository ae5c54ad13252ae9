package io.mercator.api.dialect;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * How the values of one type cross JDBC for one database. Stateless and safe for any thread; found once for each
 * parameter and column of a compiled statement, never per value.
 *
 * @param <T> the Java class of the values
 */
public interface ValueCodec<T> {
    /**
     * Binds a value.
     *
     * @param statement the statement
     * @param index the JDBC index, from 1
     * @param value the value, never null
     * @throws SQLException as the driver throws it
     */
    void bind(PreparedStatement statement, int index, T value) throws SQLException;

    /**
     * Binds NULL.
     *
     * @param statement the statement
     * @param index the JDBC index, from 1
     * @throws SQLException as the driver throws it
     */
    void bindNull(PreparedStatement statement, int index) throws SQLException;

    /**
     * Reads a value.
     *
     * @param rows the result set at a row
     * @param index the JDBC index, from 1
     * @return the value, null for NULL
     * @throws SQLException as the driver throws it
     */
    @Nullable
    T read(ResultSet rows, int index) throws SQLException;

    /**
     * Tells whether the plain {@code getInt/setInt}, {@code getLong/setLong}, {@code getDouble/setDouble} and
     * {@code getBoolean/setBoolean} of JDBC do the same for this type, so that nothing need be boxed.
     *
     * @return false unless overridden
     */
    default boolean isPrimitive() {
        return false;
    }
}
