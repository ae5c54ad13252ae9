package io.mercator.api.session;

import io.mercator.api.schema.Column;
import java.util.List;

/**
 * Which columns are loaded. Made by {@link Load#defer} and its like.
 *
 * @param mode what is done with the columns
 * @param columns the columns; empty for a group
 * @param group the group; empty for columns
 */
public record LoadColumns(Mode mode, List<Column<?>> columns, String group) implements Load {
    /** What is done with columns. */
    public enum Mode {
        /** They are left out. */
        DEFER,
        /** They are loaded though the mapping defers them. */
        UNDEFER,
        /** Those that the mapping defers under the group's name are loaded. */
        UNDEFER_GROUP,
        /** They alone are loaded, and the key. */
        ONLY
    }

    /**
     * Copies the list.
     *
     * @param mode what is done with the columns
     * @param columns the columns; empty for a group
     * @param group the group; empty for columns
     */
    public LoadColumns {
        columns = List.copyOf(columns);
    }
}
