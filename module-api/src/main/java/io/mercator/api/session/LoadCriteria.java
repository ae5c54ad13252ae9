package io.mercator.api.session;

import io.mercator.api.mapping.ColumnSource;
import io.mercator.api.sql.Condition;
import java.util.function.Function;

/**
 * A condition on every load of a class. Made by {@link Load#criteria}.
 *
 * @param type the mapped class
 * @param condition gives the condition on the class's columns
 */
public record LoadCriteria(Class<?> type, Function<ColumnSource, Condition> condition) implements Load {
    /** {@inheritDoc} For example {@code Load.criteria(User, ...)}. */
    @Override
    public String toString() {
        return "Load.criteria(" + type.getSimpleName() + ", ...)";
    }
}
