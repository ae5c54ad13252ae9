package io.mercator.api.schema;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Columns whose values together are in one row only (SQL:2016, 11.7). Made by {@link Table#uniqueConstraint}.
 *
 * @param constraintName the constraint's name, null for one that the database gives
 * @param columns the columns in order
 */
public record UniqueConstraint(@Nullable String constraintName, List<Column<?>> columns) {
    /**
     * Copies the columns.
     *
     * @param constraintName the constraint's name, null for one that the database gives
     * @param columns the columns in order
     */
    public UniqueConstraint {
        columns = List.copyOf(columns);
    }

    /**
     * Returns the constraint's name.
     *
     * @return the name given, else that of the metadata's {@link NamingConvention}; empty for one that the database gives
     */
    public Optional<String> name() {
        Table table = columns.get(0).table();
        return constraintName != null
                ? Optional.of(constraintName)
                : table.metadata().naming().unique(table, columns);
    }
}
