package io.mercator.session.mapper;

import io.mercator.api.error.SchemaException;
import io.mercator.api.mapping.Mapper;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.ForeignKey;
import io.mercator.api.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The plans of all mappers of a registry, also in the order in which a flush goes through their tables. */
public final class MapperPlans {
    private final Registry registry;
    private final Map<Class<?>, MapperPlan<?>> plans = new LinkedHashMap<>();
    private final List<MapperPlan<?>> byDependency;

    public MapperPlans(Registry registry) {
        this.registry = registry;
        registry.mappers().forEach(mapper -> plans.put(mapper.type(), plan(mapper)));
        this.byDependency = sorted();
    }

    private static <E> MapperPlan<E> plan(Mapper<E> mapper) {
        return new MapperPlan<>(mapper);
    }

    @SuppressWarnings("unchecked") // each class is the key of its own plan
    public <E> MapperPlan<E> of(Class<E> type) {
        MapperPlan<E> plan = (MapperPlan<E>) plans.get(type);
        return plan != null ? plan : of(registry.mapper(type).type());
    }

    @SuppressWarnings("unchecked") // the class of the object is the key of its plan
    public <E> MapperPlan<E> ofObject(E object) {
        return of((Class<E>) object.getClass());
    }

    /** Returns the plans so that each comes after those whose tables its own refers to. */
    public List<MapperPlan<?>> byDependency() {
        return byDependency;
    }

    /** Kahn's algorithm over the mapped tables alone; among free tables the one mapped first goes first. */
    private List<MapperPlan<?>> sorted() {
        Map<MapperPlan<?>, Set<Table>> open = new LinkedHashMap<>();
        for (MapperPlan<?> plan : plans.values()) {
            open.put(plan, references(plan));
        }
        List<MapperPlan<?>> order = new ArrayList<>();
        while (!open.isEmpty()) {
            Set<Table> waiting = new LinkedHashSet<>();
            open.keySet().forEach(plan -> waiting.add(plan.table()));
            MapperPlan<?> next = open.entrySet().stream()
                    .filter(entry -> entry.getValue().stream().noneMatch(waiting::contains))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow(() -> new SchemaException("The foreign keys of these mapped tables form a cycle: "
                            + String.join(
                                    ", ",
                                    waiting.stream().map(Table::qualifiedName).toList())
                            + ". Leave references(...) out of one of their columns."));
            order.add(next);
            open.remove(next);
        }
        return List.copyOf(order);
    }

    private static Set<Table> references(MapperPlan<?> plan) {
        Set<Table> references = new LinkedHashSet<>();
        for (ForeignKey foreignKey : plan.table().foreignKeys()) {
            if (foreignKey.referencedTable() != plan.table()) {
                references.add(foreignKey.referencedTable());
            }
        }
        return references;
    }
}
