package io.mercator.session;

import io.mercator.api.error.SessionException;
import io.mercator.api.error.StaleDataException;
import io.mercator.api.mapping.Cascade;
import io.mercator.api.mapping.Loading;
import io.mercator.session.load.RelatedLoader;
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
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Copies a graph of objects onto the session's own. First every object is found that has a row, and the collections that
 * will be replaced are read, in the order in which relationships reach them: what is sent then flushes what was there before
 * and nothing half made. Then, without a statement, new objects come in and all properties are copied, and at last the
 * relationships between the copies. By a list of what is due, so that graphs may be deep.
 */
final class Merge {
    private final SessionCore core;
    private final boolean load;
    private final GivenKeys keys;
    private final Map<Object, Object> merged = new IdentityHashMap<>();
    private final Deque<Object> due = new ArrayDeque<>();
    private final List<Runnable> properties = new ArrayList<>();
    private final List<Runnable> relations = new ArrayList<>();
    private final Silence silence = new Silence();

    Merge(SessionCore core, boolean load) {
        this.core = core;
        this.load = load;
        this.keys = new GivenKeys(core.plans());
    }

    <E> E merge(E object) {
        try (silence) {
            return mergeAll(object);
        }
    }

    private <E> E mergeAll(E object) {
        due.add(object);
        while (!due.isEmpty()) {
            Object next = due.remove();
            if (!merged.containsKey(next)) {
                reach(core.plans().ofObject(next), next);
            }
        }
        return core.noAutoflush(() -> {
            properties.forEach(Runnable::run);
            relations.forEach(Runnable::run);
            core.relations().merged(merged.values());
            return copyOf(object);
        });
    }

    /** Returns the session's object of a given one, which is of the same class. */
    @SuppressWarnings("unchecked")
    private <E> E copyOf(E given) {
        return (E) merged.get(given);
    }

    private <E> void reach(MapperPlan<E> plan, Object given) {
        E object = plan.mapper().type().cast(given);
        if (core.workspace().find(object) != null) {
            merged.put(given, object);
            return;
        }
        if (plan.isWoven()) {
            silence.add(object);
        }
        E present = present(plan, object);
        if (present != null) {
            check(plan, object, present);
        }
        E into = present == null ? made(plan, object) : present;
        merged.put(given, into);
        properties.add(() -> {
            ObjectEntry<?> entry = core.workspace().find(into);
            if (entry != null) {
                core.workspace().touch(entry);
            }
            if (present == null) {
                core.add(into);
            }
            copy(plan, object, into);
        });
        for (RelationPlan<E, ?> relation : plan.relations()) {
            if (relation.cascades(Cascade.MERGE) && !relation.isDynamic()) {
                reach(relation, object, into);
            }
        }
    }

    private <E> void copy(MapperPlan<E> plan, E object, E into) {
        Snapshot values = plan.capture(object);
        BitSet lacking = silence.lacking(object);
        for (PropertyPlan<E> property : plan.properties()) {
            boolean copied = !property.property().isHidden()
                    && !property.isReadOnly()
                    && property != plan.version()
                    && !lacking.get(property.index());
            if (copied && property.differs(into, values)) {
                property.restore(values, into);
            }
        }
    }

    /** Refuses, before anything is copied, what would overwrite a newer version or could not be written. */
    private <E> void check(MapperPlan<E> plan, E object, E present) {
        ObjectEntry<?> entry = Objects.requireNonNull(core.workspace().find(present));
        Snapshot values = plan.capture(object);
        PropertyPlan<E> version = plan.version();
        Object given = version == null ? null : version.value(object);
        boolean unset = given == null || (given instanceof Number number && number.longValue() == 0);
        if (version != null && !unset && version.differs(object, entry.flushed())) {
            throw new StaleDataException(
                    plan.table().qualifiedName(),
                    1,
                    0,
                    "merge(...) was given version " + given + " of " + entry.describe() + ", and its row has version "
                            + version.value(entry.flushed()) + ": another transaction changed it meanwhile. Make the"
                            + " change in the session's object, or set the given version to null to overwrite.");
        }
        for (PropertyPlan<E> property : plan.properties()) {
            if (property.isReadOnly() && property != version && property.differs(present, values)) {
                throw new SessionException("merge(...) cannot write '" + property.name() + "' of " + entry.describe()
                        + ": the property is set by the constructor alone, and the session's object has another value."
                        + " Send execute(update(...)) in place of merging, or delete the object and add the new one.");
            }
        }
    }

    /** Returns the session's object of the same row, or null where there is none. */
    private <E> @Nullable E present(MapperPlan<E> plan, E object) {
        Snapshot values = keys.capture(plan, object);
        EntityKey key = plan.keyOf(values);
        boolean unset = plan.generatedKey()
                .map(property -> property.isUnset(property.value(object)))
                .orElse(false);
        if (key == null || unset) {
            if (!load) {
                throw new SessionException("merge(object, false) takes objects for rows, and the "
                        + plan.mapper().type().getSimpleName()
                        + " has no key. Merge it with merge(object), which inserts it.");
            }
            return null;
        }
        return load ? core.loading().find(plan, key).orElse(null) : taken(plan, key, values);
    }

    private static <E> E made(MapperPlan<E> plan, E object) {
        return plan.construct(new EntityKey(plan, new Object[0]), plan.capture(object));
    }

    /** Takes the object's values for those of its row. */
    private <E> E taken(MapperPlan<E> plan, EntityKey key, Snapshot values) {
        ObjectEntry<E> present = core.workspace().identity().find(plan, key);
        if (present != null) {
            return present.object();
        }
        PropertyPlan<E> version = plan.version();
        if (version != null && version.property().isHidden()) {
            throw new SessionException("merge(object, false) takes objects for rows, and a "
                    + plan.mapper().type().getSimpleName()
                    + " does not know its version, which no property has. Merge it with merge(object), or map '"
                    + version.column().name() + "'.");
        }
        ObjectEntry<E> entry = ObjectEntry.loaded(plan.construct(key, values), plan, key, values);
        core.workspace().addLoaded(entry);
        return entry.object();
    }

    private <E, T> void reach(RelationPlan<E, T> relation, E object, E into) {
        if (relation.isToMany()) {
            Object all = relation.toMany().get(object);
            boolean unknown =
                    all instanceof Tracked<?> tracked && !tracked.state().isLoaded();
            if (all != null && !unknown) {
                // an expired collection of another session shows its last elements, as properties do their values
                List<T> elements = new ArrayList<>(
                        all instanceof Tracked<?>
                                ? TrackedCollections.elements(relation, all)
                                : relation.toMany().elements(all));
                elements.forEach(element -> keys.reached(relation, object, element));
                due.addAll(elements);
                read(relation, into);
                relations.add(() -> fill(relation, into, elements));
            }
            return;
        }
        T value = relation.reference(object);
        Loading loading = relation.relationship().loading();
        if (value != null) {
            keys.reached(relation, object, value);
            due.add(value);
            relations.add(() -> refer(relation, into, copyOf(value)));
        } else if (loading != Loading.RAISE
                && loading != Loading.NONE
                && load
                && !silence.isLacking(object, relation)
                && !hasForeignKey(relation, object)
                && !keys.isReachedBy(relation, object)) {
            relations.add(() -> core.relations().refer(relation, into, null));
        }
    }

    /** An object whose foreign key is a property with a value refers to what its reference does not show. */
    private static <E> boolean hasForeignKey(RelationPlan<E, ?> relation, E object) {
        return relation.hasForeignKey()
                && relation.local().stream()
                        .anyMatch(property -> !property.property().isHidden() && property.value(object) != null);
    }

    /** Sets a reference: as a change, or as what the row has where objects are taken for rows. */
    @SuppressWarnings("unchecked") // the entry is the object's own
    private <E, T> void refer(RelationPlan<E, T> relation, E into, T value) {
        if (load) {
            core.relations().refer(relation, into, value);
        } else {
            ObjectEntry<E> entry = (ObjectEntry<E>) core.workspace().find(into);
            RelatedLoader.refer(Objects.requireNonNull(entry), relation, value);
        }
    }

    /** Reads a collection before it is replaced. */
    private <E, T> void read(RelationPlan<E, T> relation, E owner) {
        ObjectEntry<?> entry = core.workspace().find(owner);
        Tracked<T> tracked = entry == null ? null : TrackedCollections.known(entry, relation);
        if (tracked != null && load) {
            tracked.state().load();
        }
    }

    private <E, T> void fill(RelationPlan<E, T> relation, E owner, List<T> elements) {
        ObjectEntry<?> entry = core.workspace().find(owner);
        if (entry == null) {
            return;
        }
        core.relations().added(entry);
        Tracked<T> tracked = TrackedCollections.known(entry, relation);
        if (tracked == null) {
            return;
        }
        List<T> copies = new ArrayList<>(elements.size());
        elements.forEach(element -> copies.add(copyOf(element)));
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
