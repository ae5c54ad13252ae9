package io.mercator.session.relation;

import io.mercator.api.error.SessionException;
import io.mercator.api.mapping.Cascade;
import io.mercator.api.mapping.ToMany;
import io.mercator.api.session.ObjectState;
import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.state.ObjectEntry;
import io.mercator.session.state.Workspace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
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
    private final Pairs pairs;
    private boolean settled;

    public RelationSync(Workspace workspace, RelationListener listener, TrackedCollections collections) {
        this.workspace = workspace;
        this.listener = listener;
        this.collections = collections;
        this.pairs = new Pairs(workspace, listener);
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
        Deque<ObjectEntry<?>> due = new ArrayDeque<>(0);
        for (ObjectEntry<?> entry : entries) {
            if (entry.state() != ObjectState.DELETED) {
                synchronize(entry, due);
            }
        }
        while (!due.isEmpty()) {
            synchronize(due.remove(), due);
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
            pairs.pair(entry, relation, reverse);
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
            pairs.pair(entry, relation, reverse);
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

    private void join(RelationPlan<?, ?> relation, Object object, Deque<ObjectEntry<?>> due) {
        if (workspace.find(object) == null && relation.cascades(Cascade.SAVE_UPDATE)) {
            due.add(listener.join(object));
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
            Backwards.leave(reverse, value, entry.object(), listener);
        }
    }
}
