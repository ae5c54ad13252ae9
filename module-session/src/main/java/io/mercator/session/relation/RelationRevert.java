package io.mercator.session.relation;

import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.state.ObjectEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes back what was not flushed of an object's relationships, and tells the other side. Sends nothing, loads nothing. */
public final class RelationRevert {
    private RelationRevert() {}

    /** Gives every relationship what it had at the last load or flush. */
    public static <E> void revert(ObjectEntry<E> entry, RelationListener listener) {
        for (RelationPlan<E, ?> relation : entry.plan().relations()) {
            if (relation.isToMany()) {
                collection(entry, relation);
            } else if (RelationHook.hasChanged(entry, relation)) {
                reference(entry, relation, listener);
            }
        }
    }

    private static <E, T> void reference(ObjectEntry<E> entry, RelationPlan<E, T> relation, RelationListener listener) {
        E object = entry.object();
        Object related = entry.related(relation.index());
        T now = relation.reference(object);
        @Nullable
        T before = related == null || related == ObjectEntry.UNKNOWN
                ? null
                : relation.target().mapper().type().cast(related);
        relation.reference(object, before);
        entry.related(relation.index(), related);
        RelationPlan<T, E> reverse = relation.reverse();
        if (reverse == null || relation.relationship().isViewOnly()) {
            return;
        }
        if (now != null) {
            Backwards.leave(reverse, now, object, listener);
        }
        if (before != null) {
            Backwards.enter(relation, reverse, before, object, listener);
        }
    }

    private static <E, T> void collection(ObjectEntry<E> entry, RelationPlan<E, T> relation) {
        Tracked<T> tracked = TrackedCollections.known(entry, relation);
        if (tracked == null) {
            return;
        }
        if (!relation.isDynamic() && relation.toMany().get(entry.object()) != tracked) {
            Object users = relation.toMany().get(entry.object());
            relation.toMany().set(entry.object(), tracked);
            tracked.state()
                    .returned(users == null ? List.of() : relation.toMany().elements(users));
        }
        tracked.state().revert();
    }
}
