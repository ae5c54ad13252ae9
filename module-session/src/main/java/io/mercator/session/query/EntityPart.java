package io.mercator.session.query;

import io.mercator.api.error.SessionException;
import io.mercator.api.mapping.ColumnSource;
import io.mercator.api.mapping.Entity;
import io.mercator.api.schema.Column;
import io.mercator.api.sql.Alias;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.FromItem;
import io.mercator.session.mapper.MapperPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * An object of a mapped class, read from its table, an alias or a subquery.
 *
 * @param plan the class
 * @param item where its columns stand
 * @param <E> the mapped class
 */
public record EntityPart<E>(MapperPlan<E> plan, FromItem item) implements Part {
    /** Checks that an entity's alias is of the class's table. */
    public static <E> EntityPart<E> of(Entity<E> entity, MapperPlan<E> plan) {
        FromItem item = entity.from().orElse(plan.table());
        if (item instanceof Alias<?> alias && alias.table() != plan.table()) {
            throw new SessionException("Alias '" + alias.correlationName() + "' is of table '"
                    + alias.table().name() + "', and " + plan.mapper().type().getName() + " is mapped to '"
                    + plan.table().qualifiedName() + "'. Make the alias of that table.");
        }
        return new EntityPart<>(plan, item);
    }

    public ColumnSource source() {
        return ColumnSource.of(item);
    }

    /** Returns columns of the class as they are called here. */
    List<Expression<?>> expressions(List<Column<?>> columns) {
        if (item == plan.table()) {
            return List.copyOf(columns);
        }
        ColumnSource source = source();
        List<Expression<?>> all = new ArrayList<>(columns.size());
        columns.forEach(column -> all.add(source.c(column)));
        return all;
    }

    @Override
    public String describe() {
        return plan.mapper().type().getSimpleName();
    }
}
