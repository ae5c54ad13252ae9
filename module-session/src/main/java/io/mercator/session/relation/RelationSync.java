package io.mercator.session.relation;

import io.mercator.api.error.SessionException;
import io.mercator.api.mapping.Cascade;
import io.mercator.api.mapping.ToMany;
import io.mercator.api.session.ObjectState;
import io.mercator.session.mapper.ColumnValues;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.state.ObjectEntry;
import io.mercator.session.state.Workspace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings both sides of relationships into step and takes new objects in that known ones refer to. A to-one reference has
 * changed when it is another object than at the last load or flush; a collection when its elements are others. Goes through
 * graphs of any depth by a list of what is due.
 */
public final class RelationSync {
    private final Workspace workspace;
    private final RelationListener listener;
    private final TrackedCollections collections;
    private boolean settled;

    public RelationSync(Workspace workspace, RelationListener listener, TrackedCollections collections) {
        this.workspace = workspace;
        this.listener = listener;
        this.collections = collections;
    }

    /**
     * Brings all objects into step.
     *
     * @return whether all relationships are as the last flush left them, so that none has anything to save
     */
    public boolean synchronize() {
        settled = !workspace.hasMarked();
        synchronize(workspace.related());
        return settled;
    }

    /** Brings some objects into step, and those that they bring into the session. */
    public void synchronize(Collection<? extends ObjectEntry<?>> entries) {
        if (entries.isEmpty()) {
            return;
        }
        Deque<ObjectEntry<?>> due = new ArrayDeque<>(entries);
        while (!due.isEmpty()) {
            ObjectEntry<?> entry = due.remove();
            if (entry.state() != ObjectState.DELETED) {
                synchronize(entry, due);
            }
        }
    }

    private <E> void synchronize(ObjectEntry<E> entry, Deque<ObjectEntry<?>> due) {
        boolean isPersistent = entry.isPersistent();
        settled &= isPersistent;
        List<RelationPlan<E, ?>> relations = entry.plan().relations();
        for (int index = 0; index < relations.size(); index++) {
            RelationPlan<E, ?> relation = relations.get(index);
            if (relation.isToMany()) {
                collection(entry, relation, due);
            } else if (!isPersistent || !isSettled(entry, relation)) {
                settled = false;
                if (!relation.relationship().isViewOnly()) {
                    reference(entry, relation, due);
                }
            }
            // the rows of others have the key that the object's row had
            settled = settled && (relation.hasForeignKey() || !RelationChanges.isRekeyed(entry, relation));
        }
    }

    /** Tells whether a reference is what it was after the last load or flush, and nothing was said of it since. */
    private static <E> boolean isSettled(ObjectEntry<E> entry, RelationPlan<E, ?> relation) {
        Object value = relation.reference(entry.object());
        Object last = entry.related(relation.index());
        return (value == last || (value == null && last == ObjectEntry.UNKNOWN)) && !entry.hasRelatedNotes();
    }

    private <E, T> void collection(ObjectEntry<E> entry, RelationPlan<E, T> relation, Deque<ObjectEntry<?>> due) {
        CollectionState<?, T> state = tracked(entry, relation).state();
        if (state.isSettled()) {
            // the keys of a map's elements are looked at after each flush
            settled &= !state.isLoaded() || relation.toMany().kind() != ToMany.Kind.MAP;
            return;
        }
        settled = false;
        if (!state.isLoaded() || relation.relationship().isViewOnly()) {
            return;
        }
        for (T element : state.added()) {
            if (isReferringElsewhere(state, element)) {
                state.take(element);
            } else {
                join(relation, state.checked(element, "the property"), due);
                receive(relation, element);
                Backwards.added(state, element);
            }
        }
        for (T element : state.removed()) {
            if (isReferringAgain(state, element)) {
                state.put(element);
            } else {
                Backwards.removed(state, element);
            }
        }
    }

    /** Sees to it that an element that is new to the session can be told of its owner. */
    @SuppressWarnings("unchecked") // the entry is of the element
    private <E, T> void receive(RelationPlan<E, T> relation, T element) {
        RelationPlan<T, E> reverse = relation.reverse();
        if (reverse != null && reverse.isToMany()) {
            ObjectEntry<?> entry = workspace.find(element);
            if (entry != null && entry.state() == ObjectState.PENDING) {
                tracked((ObjectEntry<T>) entry, reverse);
            }
        }
    }

    /** Tells whether an element's reference, which followed when the element came, was set to another object since. */
    private <E, T> boolean isReferringElsewhere(CollectionState<E, T> state, T element) {
        RelationPlan<T, E> reverse = state.relation().reverse();
        if (reverse == null || reverse.isToMany()) {
            return false;
        }
        E value = reverse.reference(element);
        if (value != null) {
            return value != state.owner().object();
        }
        ObjectEntry<?> entry = workspace.find(element);
        return entry != null && !entry.isUnknown(reverse.index());
    }

    /** Tells whether an element's reference, which was another when the element went, was set to the owner since. */
    private static <E, T> boolean isReferringAgain(CollectionState<E, T> state, T element) {
        RelationPlan<T, E> reverse = state.relation().reverse();
        return reverse != null
                && !reverse.isToMany()
                && state.isCleared(element)
                && reverse.reference(element) == state.owner().object();
    }

    /** Returns the session's own collection of an object, which takes the place of one that the user put there. */
    private <E, T> Tracked<T> tracked(ObjectEntry<E> entry, RelationPlan<E, T> relation) {
        Object all = relation.toMany().get(entry.object());
        Tracked<T> known = TrackedCollections.known(entry, relation);
        if (known != null && (all == known || relation.isDynamic())) {
            return known;
        }
        if (all == null) {
            if (known != null) {
                throw new SessionException("The collection " + relation + " of " + entry.describe()
                        + " was set to null, which says nothing of its elements. Put an empty collection there to take"
                        + " them all out.");
            }
            return collections.install(entry, relation, List.of(), List.of());
        }
        if (known != null) {
            // not flushed before: a flush is what this may be part of
            known.state().load(RelationListener.Reason.REPLACE);
        }
        List<T> elements = new ArrayList<>();
        for (@Nullable T element : relation.toMany().elements(all)) {
            if (element == null) {
                throw new SessionException("The collection " + relation + " of " + entry.describe()
                        + " has null among its elements. Take it out.");
            }
            elements.add(element);
        }
        if (known == null) {
            Tracked<T> tracked = collections.install(entry, relation, elements, List.of());
            if (!relation.relationship().isViewOnly()) {
                tracked.state().arrived(List.of());
            }
            return tracked;
        }
        Tracked<T> tracked =
                collections.install(entry, relation, elements, known.state().baseline());
        if (!relation.relationship().isViewOnly()) {
            tracked.state().follows(known.state());
        }
        return tracked;
    }

    private <E, T> void reference(ObjectEntry<E> entry, RelationPlan<E, T> relation, Deque<ObjectEntry<?>> due) {
        T value = relation.reference(entry.object());
        Object before = entry.related(relation.index());
        if (value != null && (value != before || entry.state() == ObjectState.PENDING)) {
            join(relation, value, due);
        }
        RelationPlan<T, E> reverse = relation.reverse();
        if (reverse != null && !reverse.isToMany()) {
            pair(entry, relation, reverse);
            return;
        }
        if (!RelationHook.hasChanged(entry, relation) || reverse == null) {
            return;
        }
        if (before != null && before != ObjectEntry.UNKNOWN) {
            Backwards.take(reverse, relation.target().mapper().type().cast(before), entry.object());
        }
        if (value != null) {
            Backwards.put(reverse, value, entry.object());
        }
    }

    /**
     * Lets the other side follow an assignment at once. What the user's collection gets afterwards is for a flush to see,
     * which brings all into step again.
     */
    public <E, T> void assigned(ObjectEntry<E> entry, RelationPlan<E, T> relation, @Nullable Object before) {
        if (relation.isToMany()) {
            assignedAll(entry, relation);
            return;
        }
        T value = relation.reference(entry.object());
        RelationPlan<T, E> reverse = relation.reverse();
        if (value == before) {
            return;
        }
        if (value != null && relation.cascades(Cascade.SAVE_UPDATE) && workspace.find(value) == null) {
            synchronize(List.of(listener.join(value)));
        }
        if (reverse == null) {
            return;
        }
        if (!reverse.isToMany()) {
            pair(entry, relation, reverse);
            return;
        }
        if (before != null) {
            Backwards.take(reverse, relation.target().mapper().type().cast(before), entry.object());
        }
        if (value != null) {
            Backwards.put(reverse, value, entry.object());
        }
    }

    private <E, T> void assignedAll(ObjectEntry<E> entry, RelationPlan<E, T> relation) {
        Tracked<T> known = TrackedCollections.known(entry, relation);
        Object all = relation.toMany().get(entry.object());
        if (known == null || all == null || all == known || !known.state().isLoaded()) {
            return;
        }
        Set<T> elements = Collections.newSetFromMap(new IdentityHashMap<>());
        for (@Nullable T element : relation.toMany().elements(all)) {
            // what is no element is told by the flush
            if (relation.target().mapper().type().isInstance(element)) {
                elements.add(element);
            }
        }
        List<T> left = new ArrayList<>(known.raw());
        left.removeIf(elements::contains);
        elements.removeAll(known.raw());
        left.forEach(element -> Backwards.removed(known.state(), element));
        for (T element : elements) {
            Backwards.added(known.state(), element);
            if (relation.cascades(Cascade.SAVE_UPDATE) && workspace.find(element) == null) {
                synchronize(List.of(listener.join(element)));
                // an element that is new to the session has a collection of the session's own only now
                Backwards.added(known.state(), element);
            }
        }
    }

    /** Lets the other sides of a one-to-one reference follow that was set since both were last in step. */
    private <E, T> void pair(ObjectEntry<E> entry, RelationPlan<E, T> relation, RelationPlan<T, E> reverse) {
        T value = relation.reference(entry.object());
        Object last = entry.paired(relation.index());
        if (value == last || (value == null && last == ObjectEntry.UNKNOWN)) {
            return;
        }
        if (last != null && last != ObjectEntry.UNKNOWN) {
            T left = relation.target().mapper().type().cast(last);
            if (reverse.reference(left) == entry.object() || listener.isUnknown(left, reverse)) {
                paired(reverse, left, null);
            }
        }
        if (value != null) {
            E other = reverse.reference(value);
            if (other != null) {
                listener.recall(other, relation);
            }
            if (other != null && other != entry.object() && relation.reference(other) == value) {
                paired(relation, other, null);
            }
            abandon(relation, reverse, value, entry.object());
            paired(reverse, value, entry.object());
        }
        entry.paired(relation.index(), value);
    }

    /** Lets go of the partner that an object had when both its sides were last in step, and which still refers to it. */
    private <E, T> void abandon(RelationPlan<E, T> relation, RelationPlan<T, E> reverse, T object, E partner) {
        ObjectEntry<?> entry = workspace.find(object);
        Object last = entry == null ? null : entry.paired(reverse.index());
        if (last != null && last != ObjectEntry.UNKNOWN && last != partner) {
            E left = reverse.target().mapper().type().cast(last);
            if (relation.reference(left) == object) {
                paired(relation, left, null);
            }
        }
    }

    private <E, T> void paired(RelationPlan<E, T> relation, E object, @Nullable T value) {
        if (relation.reference(object) != value || listener.isUnknown(object, relation)) {
            listener.refer(relation, object, value);
        }
        ObjectEntry<?> entry = workspace.find(object);
        if (entry != null) {
            entry.paired(relation.index(), value);
        }
    }

    /** Takes an object out of the other side of its references, which it keeps. */
    public <E> void leave(ObjectEntry<E> entry) {
        for (RelationPlan<E, ?> relation : entry.plan().relations()) {
            if (!relation.isToMany()) {
                leave(entry, relation);
            }
        }
    }

    private <E, T> void leave(ObjectEntry<E> entry, RelationPlan<E, T> relation) {
        T value = relation.reference(entry.object());
        RelationPlan<T, E> reverse = relation.reverse();
        if (value != null && reverse != null) {
            leave(reverse, value, entry.object(), listener);
        }
    }

    static <E, T> void leave(RelationPlan<T, E> reverse, T from, E object, RelationListener listener) {
        if (reverse.isToMany()) {
            Backwards.take(reverse, from, object);
        } else if (reverse.reference(from) == object) {
            listener.refer(reverse, from, null);
        }
    }

    /** A partner that belonged to another object leaves that one, whichever of them is looked at first. */
    static <E, T> void enter(
            RelationPlan<E, T> relation, RelationPlan<T, E> reverse, T into, E object, RelationListener listener) {
        if (reverse.isToMany()) {
            Backwards.put(reverse, into, object);
            return;
        }
        E before = reverse.reference(into);
        if (before != object) {
            if (before != null && relation.reference(before) == into) {
                listener.refer(relation, before, null);
            }
            listener.refer(reverse, into, object);
        }
    }

    private void join(RelationPlan<?, ?> relation, Object object, Deque<ObjectEntry<?>> due) {
        if (workspace.find(object) == null && relation.cascades(Cascade.SAVE_UPDATE)) {
            due.add(listener.join(object));
        }
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

    /**
     * Notes that a flush has written everything.
     *
     * @param entries the objects whose relationships it may have changed
     */
    public void flushed(Collection<ObjectEntry<?>> entries) {
        for (ObjectEntry<?> entry : entries) {
            if (entry.state() != ObjectState.DELETED) {
                flushed(entry);
            }
        }
        rekey();
    }

    /** Elements of maps may have got other keys, of which their owners know nothing. */
    private void rekey() {
        for (MapperPlan<?> plan : workspace.identity().plans()) {
            for (RelationPlan<?, ?> relation : plan.relations()) {
                boolean isMap = relation.isToMany() && relation.toMany().kind() == ToMany.Kind.MAP;
                if (plan.isWoven() && isMap && workspace.mayDiffer(relation.target())) {
                    workspace.identity().of(plan).forEach(owner -> rekey(owner, relation));
                }
            }
        }
        workspace.looked();
    }

    private static void rekey(ObjectEntry<?> owner, RelationPlan<?, ?> relation) {
        Tracked<?> tracked = TrackedCollections.known(owner, relation);
        if (tracked != null && tracked.state().isLoaded()) {
            tracked.rekey();
        }
    }

    private <E> void flushed(ObjectEntry<E> entry) {
        entry.pairsSettled();
        List<RelationPlan<E, ?>> relations = entry.plan().relations();
        for (int index = 0; index < relations.size(); index++) {
            flushed(entry, relations.get(index));
        }
    }

    private <E, T> void flushed(ObjectEntry<E> entry, RelationPlan<E, T> relation) {
        if (relation.isToMany()) {
            Tracked<T> tracked = TrackedCollections.known(entry, relation);
            if (tracked != null) {
                tracked.state().flushed();
            }
        } else if (RelationHook.hasChanged(entry, relation)) {
            entry.relatedAfterFlush(relation.index(), relation.reference(entry.object()));
        } else if (relation.hasForeignKey() && entry.isTouchedByTransaction() && isElsewhere(entry, relation)) {
            // the foreign key was set to another row than the reference's: by a property of its own, or to NULL
            // with the deletion of what it referred to
            entry.relatedAfterFlush(relation.index(), refers(entry, relation) ? ObjectEntry.UNKNOWN : null);
            relation.reference(entry.object(), null);
        } else if (entry.related(relation.index()) == null && relation.hasForeignKey() && refers(entry, relation)) {
            // the foreign key was set by a property of its own: what it refers to is to be found
            entry.relatedAfterFlush(relation.index(), ObjectEntry.UNKNOWN);
        }
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

    private <E, T> boolean isElsewhere(ObjectEntry<E> entry, RelationPlan<E, T> relation) {
        T value = relation.reference(entry.object());
        ObjectEntry<?> other = value == null ? null : workspace.find(value);
        if (other == null || !other.hasKey()) {
            return false;
        }
        return !ColumnValues.areEqual(relation.local(), entry.flushed(), relation.remote(), other.flushed());
    }

    private static <E> boolean refers(ObjectEntry<E> entry, RelationPlan<E, ?> relation) {
        return relation.local().stream().noneMatch(property -> property.value(entry.flushed()) == null);
    }
}
