package io.mercator.api.schema;

import io.mercator.api.type.SqlType;
import java.util.List;

/**
 * A column that has no table yet: an argument of {@link Table#of}, and what a convention gives to any table by
 * {@link Table#add}.
 *
 * @param name the column's name
 * @param type its type
 * @param options facts about it
 * @param <T> the Java class of its values
 */
public record ColumnSpec<T>(String name, SqlType<T> type, List<ColumnOption<? super T>> options) {
    /**
     * Copies the options.
     *
     * @param name the column's name
     * @param type its type
     * @param options facts about it
     */
    public ColumnSpec {
        options = List.copyOf(options);
    }
}
