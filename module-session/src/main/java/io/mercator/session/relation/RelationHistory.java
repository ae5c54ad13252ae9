package io.mercator.session.relation;

import io.mercator.api.session.History;
import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.state.ObjectEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Tells what became of a relationship since the last load or flush, as far as that is known without loading. */
public final class RelationHistory {
    private RelationHistory() {}

    public static <E, T> History<T> of(ObjectEntry<E> entry, RelationPlan<E, T> relation) {
        return relation.isToMany() ? ofCollection(entry, relation) : ofReference(entry, relation);
    }

    private static <E, T> History<T> ofReference(ObjectEntry<E> entry, RelationPlan<E, T> relation) {
        List<T> added = RelatedDifference.added(entry, relation);
        List<T> deleted = RelatedDifference.removed(entry, relation);
        T now = relation.reference(entry.object());
        boolean stays = now != null && added.isEmpty();
        return new History<>(added, stays ? List.of(now) : List.of(), deleted);
    }

    private static <E, T> History<T> ofCollection(ObjectEntry<E> entry, RelationPlan<E, T> relation) {
        Tracked<T> tracked = TrackedCollections.known(entry, relation);
        if (tracked == null) {
            Object all = relation.toMany().get(entry.object());
            return new History<>(
                    all == null ? List.of() : List.copyOf(relation.toMany().elements(all)), List.of(), List.of());
        }
        CollectionState<?, T> state = tracked.state();
        if (!state.isLoaded()) {
            return new History<>(state.arriving(), List.of(), state.leaving());
        }
        Set<T> added = Collections.newSetFromMap(new IdentityHashMap<>());
        added.addAll(state.added());
        List<T> unchanged = new ArrayList<>(tracked.raw());
        unchanged.removeIf(added::contains);
        return new History<>(state.added(), unchanged, state.removed());
    }
}
