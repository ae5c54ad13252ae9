package io.mercator.api.schema;

import io.mercator.api.sql.Expression;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A condition that every row fulfils or for which it is unknown (SQL:2016, 11.9). Made by {@link Table#checkConstraint}.
 *
 * @param constraintName the constraint's name, null for one that the database gives
 * @param condition a condition over the table's columns without bound parameters
 */
public record CheckConstraint(@Nullable String constraintName, Expression<Boolean> condition) {
    /**
     * Returns the constraint's name.
     *
     * @return the name, empty for one that the database gives
     */
    public Optional<String> name() {
        return Optional.ofNullable(constraintName);
    }
}
