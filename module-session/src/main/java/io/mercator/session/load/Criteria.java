package io.mercator.session.load;

import io.mercator.api.mapping.ColumnSource;
import io.mercator.api.session.Load;
import io.mercator.api.session.LoadCriteria;
import io.mercator.api.sql.Condition;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.Select;
import io.mercator.session.mapper.MapperPlan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditions on every load of a class: the session's, and those of a query. Immutable. */
public final class Criteria {
    public static final Criteria NONE = new Criteria(List.of());

    private final List<LoadCriteria> all;

    private Criteria(List<LoadCriteria> all) {
        this.all = all;
    }

    public static Criteria of(List<LoadCriteria> all) {
        return all.isEmpty() ? NONE : new Criteria(List.copyOf(all));
    }

    /** Returns these with those among a query's options. */
    public Criteria with(List<Load> options) {
        if (options.isEmpty()) {
            return this;
        }
        List<LoadCriteria> more = new ArrayList<>(all);
        for (Load option : options) {
            if (option instanceof LoadCriteria criteria) {
                more.add(criteria);
            }
        }
        return more.size() == all.size() ? this : new Criteria(more);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Returns the condition on a class's rows wherever they stand, or null. */
    public @Nullable Condition on(MapperPlan<?> plan, ColumnSource source) {
        Condition joined = null;
        for (LoadCriteria criteria : all) {
            if (criteria.type().isAssignableFrom(plan.mapper().type())) {
                Condition one = criteria.condition().apply(source);
                joined = joined == null ? one : joined.and(one);
            }
        }
        return joined;
    }

    /** Returns a condition with that on a class's rows. */
    public Condition and(Condition condition, MapperPlan<?> plan, ColumnSource source) {
        Condition own = on(plan, source);
        return own == null ? condition : condition.and(own);
    }

    /** Returns a SELECT that has the condition on a class's rows. */
    public <R extends Row> Select<R> narrow(Select<R> select, MapperPlan<?> plan, ColumnSource source) {
        Condition own = on(plan, source);
        return own == null ? select : select.where(own);
    }
}
