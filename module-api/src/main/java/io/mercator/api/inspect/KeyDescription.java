package io.mercator.api.inspect;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A primary key or a unique constraint as the database has it.
 *
 * @param givenName the name, null where the database itself gave one
 * @param columns the names of its columns in order
 */
public record KeyDescription(@Nullable String givenName, List<String> columns) {
    /**
     * Copies the list.
     *
     * @param givenName the name, null where the database itself gave one
     * @param columns the names of its columns in order
     */
    public KeyDescription {
        columns = List.copyOf(columns);
    }

    /**
     * Returns the name.
     *
     * @return the name, empty where the database itself gave one
     */
    public Optional<String> name() {
        return Optional.ofNullable(givenName);
    }
}
