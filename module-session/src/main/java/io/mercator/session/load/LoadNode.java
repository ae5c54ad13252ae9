package io.mercator.session.load;

import io.mercator.api.error.SessionException;
import io.mercator.api.mapping.Loading;
import io.mercator.api.schema.Column;
import io.mercator.api.session.Load;
import io.mercator.api.session.LoadColumns;
import io.mercator.api.session.LoadCriteria;
import io.mercator.api.session.LoadRelated;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.RelationPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is loaded of a class at one place of a query: as the result itself, or along a path of relationships. Options come
 * before the mapping. For one query at a time.
 *
 * @param <E> the mapped class
 */
public final class LoadNode<E> {
    private final MapperPlan<E> plan;
    private final List<Load> options;
    private final Set<RelationPlan<?, ?>> path;
    /** A table is made for the first. */
    private Map<RelationPlan<?, ?>, LoadNode<?>> nested = Map.of();

    private LoadNode(MapperPlan<E> plan, List<Load> options, Set<RelationPlan<?, ?>> path) {
        this.plan = plan;
        this.options = options;
        this.path = path;
        if (!options.isEmpty()) {
            options.forEach(this::check);
        }
    }

    public static <E> LoadNode<E> of(MapperPlan<E> plan, List<Load> options) {
        return new LoadNode<>(plan, options, Set.of());
    }

    private void check(Load option) {
        if (option instanceof LoadRelated related
                && related.relationship().owner() != plan.mapper().type()) {
            throw new SessionException("The option for " + related.relationship() + " stands where objects of "
                    + plan.mapper().type().getName() + " are loaded. Give it to their query, or to then(...) of the"
                    + " relationship that leads to them.");
        }
        if (option instanceof LoadColumns columns) {
            columns.columns().forEach(plan::property);
        }
    }

    /** Tells whether an option speaks of a class. */
    public static boolean isFor(MapperPlan<?> plan, Load option) {
        if (option instanceof LoadRelated related) {
            return related.relationship().owner() == plan.mapper().type();
        }
        if (option instanceof LoadColumns columns) {
            return columns.columns().isEmpty()
                    ? plan.mapper().deferred().containsValue(columns.group())
                    : columns.columns().get(0).table() == plan.table();
        }
        return option instanceof LoadCriteria;
    }

    public MapperPlan<E> plan() {
        return plan;
    }

    /** Returns the last option for a relationship, or null. */
    public @Nullable LoadRelated option(RelationPlan<?, ?> relation) {
        LoadRelated last = null;
        for (Load option : options) {
            if (option instanceof LoadRelated related && related.relationship().isSame(relation.relationship())) {
                last = related;
            }
        }
        return last;
    }

    /** Returns how a relationship is loaded here. A mapping's join that leads back to itself ends there. */
    public Loading loading(RelationPlan<E, ?> relation) {
        LoadRelated option = option(relation);
        if (option != null) {
            return option.loading();
        }
        Loading mapped = relation.relationship().loading();
        Loading after = relation.isToMany() ? Loading.LAZY : Loading.SELECTIN;
        return mapped == Loading.JOINED && path.contains(relation) ? after : mapped;
    }

    /** Tells whether the query's own joins bring a relationship. */
    public boolean isContained(RelationPlan<E, ?> relation) {
        LoadRelated option = option(relation);
        return option != null && option.isContained();
    }

    /** Returns what is loaded with the objects of a relationship. */
    @SuppressWarnings("unchecked") // a relation's node is of the class that it refers to
    public <T> LoadNode<T> nested(RelationPlan<E, T> relation) {
        LoadNode<?> known = nested.get(relation);
        if (known == null) {
            LoadRelated option = option(relation);
            Set<RelationPlan<?, ?>> longer = new HashSet<>(path);
            longer.add(relation);
            known = new LoadNode<>(relation.target(), option == null ? List.of() : option.nested(), longer);
            if (nested.isEmpty()) {
                nested = new HashMap<>();
            }
            nested.put(relation, known);
        }
        return (LoadNode<T>) known;
    }

    /** Tells whether an option speaks of columns. */
    public boolean saysColumns() {
        return options.stream().anyMatch(LoadColumns.class::isInstance);
    }

    /** Returns the columns that are read here, in the table's order. */
    public List<Column<?>> columns() {
        if (!saysColumns()) {
            return plan.undeferred();
        }
        Set<Column<?>> chosen = new LinkedHashSet<>(plan.undeferred());
        for (Load option : options) {
            if (option instanceof LoadColumns columns) {
                apply(columns, chosen);
            }
        }
        chosen.addAll(plan.required());
        List<Column<?>> ordered = new ArrayList<>();
        for (PropertyPlan<E> property : plan.properties()) {
            if (chosen.contains(property.column())) {
                ordered.add(property.column());
            }
        }
        return ordered;
    }

    /** Returns the same place where a relationship is loaded with the objects, whatever was said of when. */
    public LoadNode<E> eager(RelationPlan<E, ?> relation) {
        LoadRelated option = option(relation);
        List<Load> all = new ArrayList<>(options);
        boolean now = option == null || option.loading() == Loading.LAZY || option.loading() == Loading.JOINED;
        if (now) {
            all.add(new LoadRelated(
                    relation.relationship(), Loading.SELECTIN, false, option == null ? List.of() : option.nested()));
        }
        return new LoadNode<>(plan, all, path);
    }

    /** Returns the classes whose rows are read with those of this place, at whatever depth. */
    public Set<MapperPlan<?>> targets() {
        Set<MapperPlan<?>> all = new LinkedHashSet<>();
        targets(all, new HashSet<>());
        return all;
    }

    private void targets(Set<MapperPlan<?>> all, Set<RelationPlan<?, ?>> seen) {
        for (RelationPlan<E, ?> relation : plan.relations()) {
            boolean read = switch (loading(relation)) {
                case RAISE, NONE, DYNAMIC -> false;
                case LAZY -> !relation.isToMany() && !plan.isWoven();
                case SELECTIN, JOINED, SUBQUERY -> true;
            };
            if (read && seen.add(relation)) {
                all.add(relation.target());
                nested(relation).targets(all, seen);
            }
        }
    }

    private void apply(LoadColumns option, Set<Column<?>> chosen) {
        switch (option.mode()) {
            case ONLY -> chosen.retainAll(option.columns());
            case DEFER -> chosen.removeAll(Set.copyOf(option.columns()));
            case UNDEFER -> chosen.addAll(option.columns());
            case UNDEFER_GROUP ->
                plan.mapper().deferred().forEach((column, group) -> {
                    if (group.equals(option.group())) {
                        chosen.add(column);
                    }
                });
        }
        if (option.mode() == LoadColumns.Mode.ONLY) {
            chosen.addAll(option.columns());
        }
    }
}
