package io.mercator.session;

import io.mercator.api.error.SessionException;
import io.mercator.api.mapping.Cascade;
import io.mercator.api.mapping.Loading;
import io.mercator.session.mapper.EntityKey;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.mapper.Snapshot;
import io.mercator.session.relation.Tracked;
import io.mercator.session.relation.TrackedCollections;
import io.mercator.session.state.ObjectEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Copies a graph of objects onto the session's own: first every object's properties, in the order in which relationships
 * reach them, then the relationships between the copies. By a list of what is due, so that graphs may be deep.
 */
final class Merge {
    private final SessionCore core;
    private final boolean load;
    private final Map<Object, ObjectEntry<?>> merged = new IdentityHashMap<>();
    private final Deque<Object> due = new ArrayDeque<>();
    private final List<Runnable> relations = new ArrayList<>();

    Merge(SessionCore core, boolean load) {
        this.core = core;
        this.load = load;
    }

    @SuppressWarnings("unchecked") // an object's copy is of its class
    <E> E merge(E object) {
        due.add(object);
        while (!due.isEmpty()) {
            Object next = due.remove();
            if (!merged.containsKey(next)) {
                copy(core.plans().ofObject(next), next);
            }
        }
        relations.forEach(Runnable::run);
        return (E) merged.get(object).object();
    }

    private <E> void copy(MapperPlan<E> plan, Object given) {
        E object = plan.mapper().type().cast(given);
        ObjectEntry<?> own = core.workspace().find(object);
        if (own != null) {
            merged.put(given, own);
            return;
        }
        ObjectEntry<E> target = target(plan, object);
        merged.put(given, target);
        E into = target.object();
        Snapshot values = plan.capture(object);
        for (PropertyPlan<E> property : plan.properties()) {
            boolean hidden = property.property().isHidden();
            if (!hidden && !property.isReadOnly() && property.differs(into, values)) {
                property.restore(values, into);
            }
        }
        for (RelationPlan<E, ?> relation : plan.relations()) {
            if (relation.cascades(Cascade.MERGE) && !relation.relationship().isViewOnly() && !relation.isDynamic()) {
                reach(relation, object, target);
            }
        }
    }

    private <E> ObjectEntry<E> target(MapperPlan<E> plan, E object) {
        EntityKey key = plan.keyOf(plan.capture(object));
        boolean unset = plan.generatedKey()
                .map(property -> property.isUnset(property.value(object)))
                .orElse(false);
        if (key == null || unset) {
            if (!load) {
                throw new SessionException("merge(object, false) takes objects for rows, and the "
                        + plan.mapper().type().getSimpleName()
                        + " has no key. Merge it with merge(object), which inserts it.");
            }
            return fresh(plan, object);
        }
        if (!load) {
            return taken(plan, object, key);
        }
        E present = core.loading().find(plan, key).orElse(null);
        return present == null ? fresh(plan, object) : entry(present);
    }

    @SuppressWarnings("unchecked") // the entry is the object's own
    private <E> ObjectEntry<E> entry(E object) {
        return (ObjectEntry<E>) core.workspace().find(object);
    }

    private <E> ObjectEntry<E> fresh(MapperPlan<E> plan, E object) {
        Snapshot values = plan.capture(object);
        EntityKey named = new EntityKey(plan, new Object[0]);
        E made = plan.construct(named, values);
        core.add(made);
        return entry(made);
    }

    /** Takes the object's values for those of its row. */
    private <E> ObjectEntry<E> taken(MapperPlan<E> plan, E object, EntityKey key) {
        ObjectEntry<E> present = core.workspace().identity().find(plan, key);
        if (present != null) {
            return present;
        }
        Snapshot values = plan.capture(object);
        ObjectEntry<E> entry = ObjectEntry.loaded(plan.construct(key, values), plan, key, values);
        core.workspace().addLoaded(entry);
        return entry;
    }

    private <E, T> void reach(RelationPlan<E, T> relation, E object, ObjectEntry<E> target) {
        if (relation.isToMany()) {
            Object all = relation.toMany().get(object);
            boolean unknown =
                    all instanceof Tracked<?> tracked && !tracked.state().isLoaded();
            if (all != null && !unknown) {
                List<T> elements = new ArrayList<>(relation.toMany().elements(all));
                due.addAll(elements);
                relations.add(() -> fill(relation, target, elements));
            }
            return;
        }
        T value = relation.reference(object);
        Loading loading = relation.relationship().loading();
        if (value != null) {
            due.add(value);
            relations.add(() -> relation.reference(target.object(), copyOf(relation, value)));
        } else if (loading != Loading.RAISE && loading != Loading.NONE && load) {
            relations.add(() -> relation.reference(target.object(), null));
        }
    }

    private <T> @Nullable T copyOf(RelationPlan<?, T> relation, T element) {
        ObjectEntry<?> entry = merged.get(element);
        return entry == null ? null : relation.target().mapper().type().cast(entry.object());
    }

    private <E, T> void fill(RelationPlan<E, T> relation, ObjectEntry<E> target, List<T> elements) {
        core.relations().added(target);
        Tracked<T> tracked = TrackedCollections.known(target, relation);
        if (tracked == null) {
            return;
        }
        List<T> copies = new ArrayList<>(elements.size());
        for (T element : elements) {
            T copy = copyOf(relation, element);
            if (copy != null) {
                copies.add(copy);
            }
        }
        if (!load && !tracked.state().isLoaded()) {
            tracked.state().loaded(copies);
            return;
        }
        tracked.state().load();
        Collection<T> before = List.copyOf(tracked.raw());
        tracked.fill(copies);
        tracked.state().replacedBy(before, copies);
    }
}
