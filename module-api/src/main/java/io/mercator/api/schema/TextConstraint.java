package io.mercator.api.schema;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A constraint in the database's own words, for what the standard does not know: {@code EXCLUDE USING gist (room WITH =, during
 * WITH &&)}. Made by {@link Table#constraint}.
 *
 * @param constraintName the constraint's name, null for one that the database gives
 * @param sql what stands in CREATE TABLE
 */
public record TextConstraint(@Nullable String constraintName, String sql) {
    /**
     * Returns the constraint's name.
     *
     * @return the name, empty for one that the database gives
     */
    public Optional<String> name() {
        return Optional.ofNullable(constraintName);
    }
}
