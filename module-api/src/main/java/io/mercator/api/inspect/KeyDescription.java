package io.mercator.api.inspect;

import io.mercator.api.schema.Deferral;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A primary key or a unique constraint as the database has it.
 *
 * @param givenName the name, null where the database itself gave one
 * @param columns the names of its columns in order
 * @param nullsNotDistinct whether NULL is a value like others, which may be there once
 * @param deferral when the database looks at it
 */
public record KeyDescription(
        @Nullable String givenName, List<String> columns, boolean nullsNotDistinct, Deferral deferral) {
    /**
     * Copies the list.
     *
     * @param givenName the name, null where the database itself gave one
     * @param columns the names of its columns in order
     * @param nullsNotDistinct whether NULL is a value like others, which may be there once
     * @param deferral when the database looks at it
     */
    public KeyDescription {
        columns = List.copyOf(columns);
    }

    /**
     * Describes a key as nearly every one is.
     *
     * @param givenName the name, null where the database itself gave one
     * @param columns the names of its columns in order
     */
    public KeyDescription(@Nullable String givenName, List<String> columns) {
        this(givenName, columns, false, Deferral.NONE);
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
