package io.mercator.session.relation;

import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.state.ObjectEntry;
import java.util.List;

/** What came into a relationship of an object, and what went out, since the last load or flush. */
public final class RelatedDifference {
    private RelatedDifference() {}

    static <E, T> List<T> removed(ObjectEntry<E> entry, RelationPlan<E, T> relation) {
        if (relation.isToMany()) {
            Tracked<T> tracked = TrackedCollections.known(entry, relation);
            return tracked == null || !tracked.state().isLoaded()
                    ? List.of()
                    : tracked.state().removed();
        }
        Object before = entry.lastKnown(relation.index());
        boolean was = before != null
                && before != ObjectEntry.UNKNOWN
                && before != relation.reference(entry.object())
                && RelationHook.hasChanged(entry, relation);
        return was ? List.of(relation.target().mapper().type().cast(before)) : List.of();
    }

    static <E, T> List<T> added(ObjectEntry<E> entry, RelationPlan<E, T> relation) {
        if (relation.isToMany()) {
            Tracked<T> tracked = TrackedCollections.known(entry, relation);
            return tracked == null || !tracked.state().isLoaded()
                    ? List.of()
                    : tracked.state().added();
        }
        T value = relation.reference(entry.object());
        return value != null && RelationHook.hasChanged(entry, relation) ? List.of(value) : List.of();
    }

    /** Tells whether a relationship of an object has changed. */
    public static boolean isChanged(ObjectEntry<?> entry) {
        return changed(entry);
    }

    private static <E> boolean changed(ObjectEntry<E> entry) {
        for (RelationPlan<E, ?> relation : entry.plan().relations()) {
            if (!relation.relationship().isViewOnly() && changed(entry, relation)) {
                return true;
            }
        }
        return false;
    }

    private static <E, T> boolean changed(ObjectEntry<E> entry, RelationPlan<E, T> relation) {
        if (!relation.isToMany()) {
            return RelationHook.hasChanged(entry, relation);
        }
        Tracked<T> known = TrackedCollections.known(entry, relation);
        Object all = relation.toMany().get(entry.object());
        if (!relation.isDynamic() && (known == null || all != known)) {
            return all != null || known != null;
        }
        return known != null && known.state().isLoaded() && known.state().isChanged();
    }
}
