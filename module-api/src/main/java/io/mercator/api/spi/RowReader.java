package io.mercator.api.spi;

import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a query by position, with nothing looked up per cell. Positions count from 0 in the order of the
 * select list. At first it stands before the first row.
 */
public interface RowReader extends AutoCloseable {
    /**
     * Goes to the next row; at the end it closes itself.
     *
     * @return false at the end
     */
    boolean next();

    /**
     * Reads a value.
     *
     * @param position the position
     * @return the value, of the class of the expression's type, or null
     */
    @Nullable
    Object at(int position);

    /**
     * Reads a value without boxing it.
     *
     * @param position the position of an expression of the type INTEGER
     * @return the value, 0 for NULL
     */
    int intAt(int position);

    /**
     * Reads a value without boxing it.
     *
     * @param position the position of an expression of the type BIGINT
     * @return the value, 0 for NULL
     */
    long longAt(int position);

    /**
     * Reads a value without boxing it.
     *
     * @param position the position of an expression of the type DOUBLE
     * @return the value, 0 for NULL
     */
    double doubleAt(int position);

    /**
     * Reads a value without boxing it.
     *
     * @param position the position of an expression of the type BOOLEAN
     * @return the value, false for NULL
     */
    boolean booleanAt(int position);

    /**
     * Reads values of the type INTEGER that stand side by side.
     *
     * @param first the position of the first
     * @param count how many there are
     * @param into takes the values
     * @param offset the place of the first value there
     * @return which value is NULL, counted from 0; -1 when none is
     */
    default int ints(int first, int count, int[] into, int offset) {
        for (int index = 0; index < count; index++) {
            into[offset + index] = intAt(first + index);
            if (wasNull()) {
                return index;
            }
        }
        return -1;
    }

    /**
     * Reads values that stand side by side.
     *
     * @param first the position of the first
     * @param count how many there are
     * @param into takes the values, each as {@link #at} gives it
     * @param offset the place of the first value there
     */
    default void objects(int first, int count, @Nullable Object[] into, int offset) {
        for (int index = 0; index < count; index++) {
            into[offset + index] = at(first + index);
        }
    }

    /**
     * Tells whether the value read last was NULL.
     *
     * @return true for NULL
     */
    boolean wasNull();

    /** Frees the cursor. Closing twice does nothing. */
    @Override
    void close();
}
