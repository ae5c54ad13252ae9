package io.mercator.session.relation;

import io.mercator.session.mapper.RelationPlan;

/** Keeps the other side of a relationship in step with a change of one side. Sends nothing and loads nothing. */
final class Backwards {
    private Backwards() {}

    static <E, T> void added(CollectionState<E, T> state, T element) {
        RelationPlan<T, E> reverse = state.relation().reverse();
        E owner = state.owner().object();
        if (reverse == null) {
            return;
        }
        if (reverse.isToMany()) {
            put(reverse, element, owner);
            return;
        }
        state.listener().recall(element, reverse);
        E before = reverse.reference(element);
        if (before != owner || state.listener().isExpired(element, reverse)) {
            if (before != null && before != owner) {
                take(state.relation(), before, element);
            }
            state.listener().refer(reverse, element, owner);
        }
    }

    /** Tells the other side of an element that went out; returns whether that cleared the element's reference. */
    static <E, T> boolean removed(CollectionState<E, T> state, T element) {
        RelationPlan<T, E> reverse = state.relation().reverse();
        E owner = state.owner().object();
        if (reverse == null) {
            return false;
        }
        if (reverse.isToMany()) {
            take(reverse, element, owner);
            return false;
        }
        state.listener().recall(element, reverse);
        if (reverse.reference(element) == owner) {
            state.listener().refer(reverse, element, null);
            return true;
        }
        return false;
    }

    /** Puts an element into the collection of an object, if that is one of the session's own. */
    static <E, T> void put(RelationPlan<E, T> relation, E object, T element) {
        Object all = relation.toMany().get(object);
        if (all instanceof Tracked<?>) {
            tracked(relation, all).state().put(element);
        }
    }

    /** Takes an element out of the collection of an object, if that is one of the session's own. */
    static <E, T> void take(RelationPlan<E, T> relation, E object, T element) {
        Object all = relation.toMany().get(object);
        if (all instanceof Tracked<?>) {
            tracked(relation, all).state().take(element);
        }
    }

    /** Takes an object out of the other side of a reference that it had. */
    static <E, T> void leave(RelationPlan<T, E> reverse, T from, E object, RelationListener listener) {
        if (reverse.isToMany()) {
            take(reverse, from, object);
        } else if (reverse.reference(from) == object) {
            listener.refer(reverse, from, null);
        }
    }

    /** A partner that belonged to another object leaves that one, whichever of them is looked at first. */
    static <E, T> void enter(
            RelationPlan<E, T> relation, RelationPlan<T, E> reverse, T into, E object, RelationListener listener) {
        if (reverse.isToMany()) {
            put(reverse, into, object);
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

    /** Returns the collection that the session put into an object's property. */
    @SuppressWarnings("unchecked") // a property holds collections of its relationship's class
    static <T> Tracked<T> tracked(RelationPlan<?, T> relation, Object all) {
        return (Tracked<T>) all;
    }
}
