package io.mercator.api.session;

import io.mercator.api.schema.Column;
import java.util.List;
import java.util.stream.Collectors;

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

    /** {@inheritDoc} For example {@code Load.defer(users.bio)}. */
    @Override
    public String toString() {
        String named = columns.stream()
                .map(column -> column.table().name() + "." + column.name())
                .collect(Collectors.joining(", "));
        return switch (mode) {
            case DEFER -> "Load.defer(" + named + ")";
            case UNDEFER -> "Load.undefer(" + named + ")";
            case UNDEFER_GROUP -> "Load.undeferGroup(" + group + ")";
            case ONLY -> "Load.only(" + named + ")";
        };
    }
}
