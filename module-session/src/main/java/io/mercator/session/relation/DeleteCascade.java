package io.mercator.session.relation;

import io.mercator.api.mapping.Cascade;
import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.state.ObjectEntry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the deletion of an object reaches. */
public final class DeleteCascade {
    private final RelationListener listener;

    public DeleteCascade(RelationListener listener) {
        this.listener = listener;
    }

    /** Returns the objects that are deleted with one, loading what is not loaded. */
    public <E> List<Object> of(ObjectEntry<E> entry) {
        List<Object> reached = new ArrayList<>();
        for (RelationPlan<E, ?> relation : entry.plan().relations()) {
            if (relation.cascades(Cascade.DELETE) && !relation.relationship().isViewOnly()) {
                reached.addAll(reached(entry, relation));
            }
        }
        return reached;
    }

    private <E, T> List<T> reached(ObjectEntry<E> entry, RelationPlan<E, T> relation) {
        if (relation.hasForeignKey()) {
            find(entry, relation);
            @Nullable T value = relation.reference(entry.object());
            return value == null ? List.of() : List.of(value);
        }
        List<T> all = new ArrayList<>(rows(entry, relation));
        all.addAll(RelatedDifference.added(entry, relation));
        all.removeIf(element -> isElsewhere(entry, relation, element));
        return all;
    }

    /** Tells whether an element's reference was set to another object, of which its collections may not know yet. */
    private <E, T> boolean isElsewhere(ObjectEntry<E> entry, RelationPlan<E, T> relation, T element) {
        RelationPlan<T, E> reverse = relation.reverse();
        if (reverse == null || reverse.isToMany()) {
            return false;
        }
        E value = reverse.reference(element);
        return value != null && value != entry.object() && listener.hasChanged(element, reverse);
    }

    /** Returns the objects whose rows refer to one, loaded unless that is the database's affair. */
    <E, T> List<T> rows(ObjectEntry<E> entry, RelationPlan<E, T> relation) {
        return relation.relationship().hasPassiveDeletes() ? known(entry, relation) : loaded(entry, relation);
    }

    private static <E, T> List<T> known(ObjectEntry<E> entry, RelationPlan<E, T> relation) {
        if (!relation.isToMany()) {
            Object before = entry.related(relation.index());
            return before == null || before == ObjectEntry.UNKNOWN
                    ? List.of()
                    : List.of(relation.target().mapper().type().cast(before));
        }
        Tracked<T> tracked = TrackedCollections.known(entry, relation);
        return tracked == null || relation.isDynamic() || !tracked.state().isLoaded()
                ? List.of()
                : tracked.state().baseline();
    }

    /** Returns the objects whose rows refer to one. */
    <E, T> List<T> loaded(ObjectEntry<E> entry, RelationPlan<E, T> relation) {
        if (!entry.hasKey()) {
            return List.of();
        }
        if (!relation.isToMany()) {
            find(entry, relation);
            return known(entry, relation);
        }
        Tracked<T> tracked = TrackedCollections.known(entry, relation);
        if (tracked == null) {
            return List.of();
        }
        if (relation.isDynamic()) {
            return tracked.state().loadedForDelete();
        }
        tracked.state().load(RelationListener.Reason.DELETE);
        return tracked.state().baseline();
    }

    private <E, T> void find(ObjectEntry<E> entry, RelationPlan<E, T> relation) {
        boolean unknown = entry.isUnknown(relation.index());
        if (unknown && entry.hasKey() && relation.reference(entry.object()) == null) {
            listener.find(entry, relation);
        }
    }
}
