package io.mercator.session.relation;

import io.mercator.api.session.PropertyChange;
import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.state.ObjectEntry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells which relationships of an object have changed since the last load or flush. */
public final class RelationReport {
    private RelationReport() {}

    public static <E> List<PropertyChange> of(ObjectEntry<E> entry) {
        List<PropertyChange> changes = new ArrayList<>();
        for (RelationPlan<E, ?> relation : entry.plan().relations()) {
            PropertyChange change = relation.relationship().isViewOnly() ? null : change(entry, relation);
            if (change != null) {
                changes.add(change);
            }
        }
        return changes;
    }

    private static <E, T> @Nullable PropertyChange change(ObjectEntry<E> entry, RelationPlan<E, T> relation) {
        String name = relation.relationship().name();
        if (!relation.isToMany()) {
            Object before = entry.related(relation.index());
            return RelationHook.hasChanged(entry, relation)
                    ? new PropertyChange(
                            name, before == ObjectEntry.UNKNOWN ? null : before, relation.reference(entry.object()))
                    : null;
        }
        Tracked<T> tracked = TrackedCollections.known(entry, relation);
        return tracked != null && tracked.state().isLoaded() && tracked.state().isChanged()
                ? new PropertyChange(name, tracked.state().baseline(), List.copyOf(tracked.raw()))
                : null;
    }
}
