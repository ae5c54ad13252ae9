package io.mercator.session.query;

import io.mercator.session.mapper.MapperPlan;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What queries begin with, for each class that was queried. Safe for any thread. */
public final class EntityStarts {
    private final Map<MapperPlan<?>, EntityStart<?>> known = new ConcurrentHashMap<>();

    @SuppressWarnings("unchecked") // each class has its own
    public <E> EntityStart<E> of(MapperPlan<E> plan) {
        EntityStart<?> start = known.get(plan);
        if (start == null) {
            EntityStart<?> made = new EntityStart<>(plan);
            EntityStart<?> first = known.putIfAbsent(plan, made);
            start = first == null ? made : first;
        }
        return (EntityStart<E>) start;
    }
}
