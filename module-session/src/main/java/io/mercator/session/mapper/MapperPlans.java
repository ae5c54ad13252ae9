package io.mercator.session.mapper;

import io.mercator.api.error.SessionException;
import io.mercator.api.mapping.Mapper;
import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.Relationship;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The plans of all mappers of a registry, also in the order in which a flush goes through their tables. */
public final class MapperPlans {
    private final Registry registry;
    private final Map<Class<?>, MapperPlan<?>> plans = new LinkedHashMap<>();
    private final boolean relations;
    private final TableDependencies dependencies;
    private final List<TableReference> references;

    public MapperPlans(Registry registry) {
        this.registry = registry;
        registry.mappers().forEach(mapper -> plans.put(mapper.type(), plan(mapper)));
        plans.values().forEach(this::relate);
        plans.values().forEach(MapperPlans::reverse);
        plans.values().forEach(plan -> plan.relations().forEach(MapperPlans::noteWriter));
        this.relations =
                plans.values().stream().anyMatch(plan -> !plan.relations().isEmpty());
        this.dependencies = new TableDependencies(plans.values());
        this.references = TableReferences.of(plans.values());
        for (TableReference reference : references) {
            reference.from().writes().refer(reference.foreignKey());
            reference.to().writes().refer(reference.referenced());
        }
        plans.values().forEach(plan -> plan.relations().forEach(MapperPlans::noteReferences));
    }

    private <E> void relate(MapperPlan<E> plan) {
        List<RelationPlan<E, ?>> relations = new ArrayList<>();
        for (Relationship<E, ?> relationship : plan.mapper().relationships()) {
            relations.add(relation(relationship, plan, relations.size()));
        }
        plan.relations(relations);
    }

    private static void noteWriter(RelationPlan<?, ?> relation) {
        if (relation.relationship().isViewOnly() || relation.secondary() != null) {
            return;
        }
        if (relation.hasForeignKey()) {
            relation.local().forEach(property -> relation.owner().writtenBy(property, relation));
        } else {
            relation.remote().forEach(property -> relation.target().writtenBy(property, relation));
        }
    }

    private static void noteReferences(RelationPlan<?, ?> relation) {
        relation.owner().writes().refer(relation.local());
        relation.target().writes().refer(relation.remote());
    }

    private <E, T> RelationPlan<E, T> relation(Relationship<E, T> relationship, MapperPlan<E> plan, int index) {
        return new RelationPlan<>(relationship, plan, of(relationship.target()), index);
    }

    private static <E> void reverse(MapperPlan<E> plan) {
        plan.relations().forEach(MapperPlans::reverse);
    }

    @SuppressWarnings("unchecked") // a relationship's plan is at the place of the relationship, with its classes
    private static <E, T> void reverse(RelationPlan<E, T> relation) {
        relation.relationship().reverse().ifPresent(reverse -> {
            for (RelationPlan<T, ?> candidate : relation.target().relations()) {
                if (candidate.relationship().isSame(reverse)) {
                    relation.reversedBy((RelationPlan<T, E>) candidate);
                }
            }
        });
    }

    /** Returns the plan of a relationship, which a query names. */
    @SuppressWarnings("unchecked") // a relationship's plan is at the place of the relationship, with its classes
    public <E, T> RelationPlan<E, T> of(Relationship<E, T> relationship) {
        for (RelationPlan<E, ?> candidate : of(relationship.owner()).relations()) {
            if (candidate.relationship().isSame(relationship)) {
                return (RelationPlan<E, T>) candidate;
            }
        }
        throw new SessionException("Relationship " + relationship
                + " is not mapped in this session's registry. Add it with" + " relationships(...) to the mapping of "
                + relationship.owner().getName() + ".");
    }

    /** Tells whether any class has relationships. */
    public boolean hasRelations() {
        return relations;
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

    /** Tells whether objects of a class are woven ones that this registry maps. */
    public boolean isWoven(Class<?> type) {
        MapperPlan<?> plan = plans.get(type);
        return plan != null && plan.isWoven();
    }

    /** Returns the plans so that each comes after those whose tables its own refers to, unless these refer to it too. */
    public List<MapperPlan<?>> byDependency() {
        return dependencies.ordered();
    }

    /** Returns the order of the tables. */
    public TableDependencies dependencies() {
        return dependencies;
    }

    /** Returns which rows can refer to which. */
    public List<TableReference> references() {
        return references;
    }
}
