package io.mercator.api.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a result: an immutable value. Prints itself as a tuple: {@code ('ed', 'Ed Jones')}.
 *
 * <p>Rows of statements that select up to eight expressions have typed accessors ({@link Row1} to {@link Row8}).
 */
public sealed interface Row permits Row1 {
    /**
     * Returns how many values the row has.
     *
     * @return the number of columns
     */
    int size();

    /**
     * Returns a value by position.
     *
     * @param position from 0 to {@code size() - 1}
     * @return the value or null
     * @throws IndexOutOfBoundsException if there is no such position
     */
    @Nullable
    Object get(int position);

    /**
     * Returns a value by the expression that was selected.
     *
     * @param selected an expression of the select list
     * @param <T> the Java class of its values
     * @return the value or null
     * @throws io.mercator.api.error.SchemaException if the expression was not selected
     */
    <T> @Nullable T get(Expression<T> selected);

    /**
     * Returns a value by name.
     *
     * @param key the label given, or the column's name
     * @return the value or null
     * @throws io.mercator.api.error.SchemaException if no column has the name, or several have it
     */
    @Nullable
    Object get(String key);

    /**
     * Returns the names of the values.
     *
     * @return for each the label given, or the column's name
     */
    List<String> keys();
}
