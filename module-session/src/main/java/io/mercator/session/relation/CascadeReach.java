package io.mercator.session.relation;

import io.mercator.api.mapping.Cascade;
import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.state.ObjectEntry;
import io.mercator.session.state.Workspace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Follows a cascade among what is loaded. Goes through graphs of any depth by a list of what is due. */
public final class CascadeReach {
    private final Workspace workspace;

    public CascadeReach(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Returns an object and what a cascade reaches from it among what is loaded. */
    public List<ObjectEntry<?>> reached(ObjectEntry<?> entry, Cascade cascade) {
        Set<ObjectEntry<?>> all = new HashSet<>();
        List<ObjectEntry<?>> found = new ArrayList<>();
        Deque<ObjectEntry<?>> due = new ArrayDeque<>(List.of(entry));
        while (!due.isEmpty()) {
            ObjectEntry<?> next = due.remove();
            if (all.add(next)) {
                found.add(next);
                reached(next, cascade, due);
            }
        }
        return found;
    }

    private <E> void reached(ObjectEntry<E> entry, Cascade cascade, Deque<ObjectEntry<?>> due) {
        for (RelationPlan<E, ?> relation : entry.plan().relations()) {
            if (relation.cascades(cascade)) {
                for (Object object : present(entry, relation)) {
                    ObjectEntry<?> other = workspace.find(object);
                    if (other != null) {
                        due.add(other);
                    }
                }
            }
        }
    }

    private static <E, T> Collection<T> present(ObjectEntry<E> entry, RelationPlan<E, T> relation) {
        if (relation.isToMany()) {
            Tracked<T> tracked = TrackedCollections.known(entry, relation);
            return tracked == null ? List.of() : tracked.raw();
        }
        T value = relation.reference(entry.object());
        return value == null ? List.of() : List.of(value);
    }
}
