package io.mercator.api.inspect;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A check constraint as the database has it.
 *
 * @param givenName the name, null where the database itself gave one
 * @param sql the condition
 */
public record CheckDescription(@Nullable String givenName, String sql) {
    /**
     * Returns the name.
     *
     * @return the name, empty where the database itself gave one
     */
    public Optional<String> name() {
        return Optional.ofNullable(givenName);
    }
}
