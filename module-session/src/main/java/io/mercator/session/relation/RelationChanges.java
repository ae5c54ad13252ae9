package io.mercator.session.relation;

import io.mercator.api.error.FlushException;
import io.mercator.api.mapping.Cascade;
import io.mercator.api.mapping.RelationshipJoin.Kind;
import io.mercator.api.session.ObjectState;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.mapper.Snapshot;
import io.mercator.session.state.ObjectEntry;
import io.mercator.session.state.Workspace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells what relationships have a flush do: foreign keys that follow references and collections, rows of secondary tables,
 * orphans that are deleted. Objects are in step by then ({@link RelationSync}). Marks nothing: what is found is the flush's.
 */
public final class RelationChanges {
    private final Workspace workspace;
    private final DeleteCascade cascade;
    private final RelationWork work = new RelationWork();
    private final Map<RelationPlan<?, ?>, Set<Object>> adopted = new IdentityHashMap<>(2);
    private final Set<ObjectEntry<?>> doomed = new HashSet<>(2);

    private RelationChanges(Workspace workspace, RelationListener listener) {
        this.workspace = workspace;
        this.cascade = new DeleteCascade(listener);
    }

    /** Compares all objects of classes with relationships. */
    public static RelationWork of(Workspace workspace, RelationListener listener) {
        List<ObjectEntry<?>> related = workspace.related();
        boolean isNothing = related.isEmpty() && (!workspace.hasMarked() || isUnrelated(workspace.marked()));
        return isNothing ? RelationWork.NONE : new RelationChanges(workspace, listener).work(related);
    }

    private static boolean isUnrelated(List<ObjectEntry<?>> entries) {
        for (ObjectEntry<?> entry : entries) {
            if (!entry.plan().relations().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private RelationWork work(List<ObjectEntry<?>> related) {
        List<ObjectEntry<?>> marked = workspace.marked();
        doomed.addAll(marked);
        Set<ObjectEntry<?>> deleted = new LinkedHashSet<>(marked);
        deleted.addAll(orphans(related));
        for (ObjectEntry<?> entry : related) {
            if (entry.state() != ObjectState.DELETED && !doomed.contains(entry)) {
                rekeyed(entry);
                saved(entry);
            }
        }
        deleted.forEach(this::deleted);
        return work;
    }

    /** Finds what was taken out of collections whose orphans are deleted, and what is deleted with it. */
    private List<ObjectEntry<?>> orphans(List<ObjectEntry<?>> related) {
        List<ObjectEntry<?>> found = new ArrayList<>();
        Deque<ObjectEntry<?>> due = new ArrayDeque<>();
        for (ObjectEntry<?> entry : related) {
            if (entry.state() != ObjectState.DELETED) {
                orphansOf(entry, due);
            }
        }
        while (!due.isEmpty()) {
            ObjectEntry<?> orphan = due.remove();
            if (orphan.state() == ObjectState.DELETED || !doomed.add(orphan)) {
                continue;
            }
            if (orphan.state() == ObjectState.PENDING) {
                work.forget(orphan);
            } else {
                work.delete(orphan);
                found.add(orphan);
            }
            for (Object reached : cascade.of(orphan)) {
                ObjectEntry<?> other = workspace.find(reached);
                if (other != null) {
                    due.add(other);
                }
            }
        }
        return found;
    }

    private <E> void orphansOf(ObjectEntry<E> entry, Deque<ObjectEntry<?>> due) {
        List<RelationPlan<E, ?>> relations = entry.plan().relations();
        for (int index = 0; index < relations.size(); index++) {
            RelationPlan<E, ?> relation = relations.get(index);
            if (relation.cascades(Cascade.DELETE_ORPHAN)) {
                orphansOf(entry, relation, due);
            }
            if (entry.isPersistent() && relation.hasForeignKey() && hasLeftDeparted(entry, relation)) {
                due.add(entry);
            }
        }
    }

    /** Tells whether an object refers no more to a parent that leaves or has left, whose collection nobody compares. */
    private <E, T> boolean hasLeftDeparted(ObjectEntry<E> entry, RelationPlan<E, T> relation) {
        RelationPlan<T, E> reverse = relation.reverse();
        if (reverse == null || !reverse.cascades(Cascade.DELETE_ORPHAN)) {
            return false;
        }
        Object before = entry.lastKnown(relation.index());
        return before != null
                && before != ObjectEntry.UNKNOWN
                && relation.reference(entry.object()) == null
                && isDeparting(workspace.find(before));
    }

    private boolean isDeparting(@Nullable ObjectEntry<?> parent) {
        return parent == null || parent.state() == ObjectState.DELETED || doomed.contains(parent);
    }

    private <E, T> void orphansOf(ObjectEntry<E> entry, RelationPlan<E, T> relation, Deque<ObjectEntry<?>> due) {
        for (T element : RelatedDifference.removed(entry, relation)) {
            ObjectEntry<?> orphan = workspace.find(element);
            if (orphan != null && !isAdopted(relation, element)) {
                due.add(orphan);
            }
        }
    }

    private <E, T> boolean isAdopted(RelationPlan<E, T> relation, T element) {
        RelationPlan<T, E> reverse = relation.reverse();
        if (reverse != null && !reverse.isToMany()) {
            return reverse.reference(element) != null;
        }
        return adopted.computeIfAbsent(relation, key -> addedAnywhere(relation)).contains(element);
    }

    /** Finds what came into any object's collection of a relationship: once for a flush, however many orphans ask. */
    private <E, T> Set<Object> addedAnywhere(RelationPlan<E, T> relation) {
        Set<Object> found = Collections.newSetFromMap(new IdentityHashMap<>());
        for (ObjectEntry<?> parent : workspace.candidates(relation.owner())) {
            found.addAll(addedTo(parent, relation));
        }
        workspace.pending().stream()
                .filter(parent -> parent.plan() == relation.owner())
                .forEach(parent -> found.addAll(addedTo(parent, relation)));
        return found;
    }

    @SuppressWarnings("unchecked") // the parent is of the relation's class, which the caller compares
    private static <E, T> List<T> addedTo(ObjectEntry<?> parent, RelationPlan<E, T> relation) {
        return RelatedDifference.added((ObjectEntry<E>) parent, relation);
    }

    /** Where the flush brings foreign keys in step with a changed key, the rows that have them are needed. */
    private <E> void rekeyed(ObjectEntry<E> entry) {
        List<RelationPlan<E, ?>> relations = entry.plan().relations();
        for (int index = 0; index < relations.size(); index++) {
            RelationPlan<E, ?> relation = relations.get(index);
            boolean changes = entry.isPersistent()
                    && !relation.hasForeignKey()
                    && !relation.relationship().isViewOnly()
                    && isRekeyed(entry, relation);
            if (changes && !relation.relationship().hasPassiveUpdates()) {
                rekeyed(entry, relation);
            }
        }
    }

    /** Tells whether the object has another key than its row, of which other rows have the values. */
    static <E> boolean isRekeyed(ObjectEntry<E> entry, RelationPlan<E, ?> relation) {
        if (!entry.isTouched()) {
            return false;
        }
        Snapshot row = entry.flushed();
        for (PropertyPlan<E> property : relation.local()) {
            if (property.differs(entry.object(), row)) {
                return true;
            }
        }
        return false;
    }

    private <E, T> void rekeyed(ObjectEntry<E> entry, RelationPlan<E, T> relation) {
        List<T> present = cascade.loaded(entry, relation);
        if (relation.kind() != Kind.MANY_TO_MANY) {
            return;
        }
        for (T element : present) {
            ObjectEntry<?> other = workspace.find(element);
            if (other != null && other.hasKey()) {
                work.relink(new Link(relation, entry, other, true));
            }
        }
    }

    private <E> void saved(ObjectEntry<E> entry) {
        List<RelationPlan<E, ?>> relations = entry.plan().relations();
        for (int index = 0; index < relations.size(); index++) {
            RelationPlan<E, ?> relation = relations.get(index);
            if (!relation.relationship().isViewOnly()) {
                saved(entry, relation);
            }
        }
    }

    private <E, T> void saved(ObjectEntry<E> entry, RelationPlan<E, T> relation) {
        if (relation.hasForeignKey()) {
            if (RelationHook.hasChanged(entry, relation)) {
                T value = relation.reference(entry.object());
                refer(entry, relation, value == null ? null : known(entry, relation, value));
            }
            return;
        }
        for (T element : RelatedDifference.added(entry, relation)) {
            if (doomed.contains(workspace.find(element))) {
                // a row that goes needs nothing for the collections that its object came into before
                continue;
            }
            ObjectEntry<?> other = known(entry, relation, element);
            if (relation.kind() == Kind.MANY_TO_MANY) {
                work.link(new Link(relation, entry, other, true));
            } else {
                referBack(other, relation, entry);
            }
        }
        for (T element : RelatedDifference.removed(entry, relation)) {
            ObjectEntry<?> other = workspace.find(element);
            if (other != null && other.hasKey()) {
                leave(entry, relation, other);
            }
        }
    }

    private void leave(ObjectEntry<?> entry, RelationPlan<?, ?> relation, ObjectEntry<?> other) {
        if (relation.kind() == Kind.MANY_TO_MANY) {
            // rows went with what an earlier flush deleted, or never came; what goes now leaves them to this one
            if (other.state() != ObjectState.DELETED || doomed.contains(other)) {
                work.link(new Link(relation, entry, other, false));
            }
        } else if (!doomed.contains(other) && other.state() != ObjectState.DELETED) {
            referBack(other, relation, null);
        }
    }

    private ObjectEntry<?> known(ObjectEntry<?> entry, RelationPlan<?, ?> relation, Object object) {
        ObjectEntry<?> known = workspace.find(object);
        if (known == null) {
            throw new FlushException("Relationship " + relation + " of " + entry.describe() + " refers to a "
                    + object.getClass().getSimpleName() + " that is not in the session. Add it with add(...), or let"
                    + " the relationship do so: cascade(SAVE_UPDATE).");
        }
        if (known.state() == ObjectState.DELETED || doomed.contains(known)) {
            throw new FlushException("Relationship " + relation + " of " + entry.describe() + " was given "
                    + known.describe() + ", which is being deleted. Take the deletion back with add(...), or refer to"
                    + " another object.");
        }
        return known;
    }

    /** Sets the foreign key of the owner to the values of what it refers to. */
    private <E, T> void refer(ObjectEntry<?> entry, RelationPlan<E, T> relation, @Nullable ObjectEntry<?> source) {
        assign(entry, relation.local(), source, relation.remote(), relation);
    }

    /** Sets the foreign key of an element to the values of the owner. */
    private <E, T> void referBack(ObjectEntry<?> element, RelationPlan<E, T> relation, @Nullable ObjectEntry<?> owner) {
        assign(element, relation.remote(), owner, relation.local(), relation);
    }

    private void assign(
            ObjectEntry<?> entry,
            List<? extends PropertyPlan<?>> foreignKey,
            @Nullable ObjectEntry<?> source,
            List<? extends PropertyPlan<?>> referenced,
            RelationPlan<?, ?> relation) {
        for (int index = 0; index < foreignKey.size(); index++) {
            work.assign(new Assignment(entry, foreignKey.get(index), source, referenced.get(index), relation));
        }
    }

    private <E> void deleted(ObjectEntry<E> entry) {
        for (RelationPlan<E, ?> relation : entry.plan().relations()) {
            if (!relation.relationship().isViewOnly() && !relation.hasForeignKey()) {
                deleted(entry, relation);
            }
        }
    }

    private <E, T> void deleted(ObjectEntry<E> entry, RelationPlan<E, T> relation) {
        for (T element : cascade.rows(entry, relation)) {
            ObjectEntry<?> other = workspace.find(element);
            if (other != null && other.hasKey()) {
                leave(entry, relation, other);
            }
        }
    }
}
