package io.mercator.session.relation;

import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.state.ObjectEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a session does when collections are looked at and changed, and for what relationships reach. */
public interface RelationListener {
    /** Why the elements of a collection are loaded. */
    enum Reason {
        /** Somebody looks at the collection. */
        ACCESS,
        /** Their rows refer to one that is deleted. */
        DELETE,
        /** The user put another collection in their place. */
        REPLACE
    }

    /** Tells whether the session still has the object, so that its collections may be read again. */
    boolean isAttached(ObjectEntry<?> owner);

    /** Returns the elements of an object's collection, or says why they cannot be loaded. */
    <E, T> List<T> load(ObjectEntry<E> owner, RelationPlan<E, T> relation, Reason reason);

    /** Tells whether a reference of an object is another than at the last load or flush, or its object has no row yet. */
    <E, T> boolean hasChanged(E object, RelationPlan<E, T> relation);

    /** Finds what a reference refers to, whatever its strategy, because its row is deleted with its owner's or changed. */
    <E, T> void find(ObjectEntry<E> owner, RelationPlan<E, T> relation);

    /** Finds what a woven object's reference refers to among the session's objects, before it follows. Sends nothing. */
    <E, T> void recall(E object, RelationPlan<E, T> relation);

    /** Tells whether a woven object's reference is still to be loaded. */
    <E, T> boolean isUnknown(E object, RelationPlan<E, T> relation);

    /** Tells whether a woven object's reference is what its row had once. */
    <E, T> boolean isExpired(E object, RelationPlan<E, T> relation);

    /** An element came into a collection. */
    void added(ObjectEntry<?> owner, RelationPlan<?, ?> relation, Object element);

    /** An element went out of a collection. */
    void removed(ObjectEntry<?> owner, RelationPlan<?, ?> relation, Object element);

    /** An object is about to be changed by the session's own doing, which its hooks do not tell. */
    void touched(ObjectEntry<?> entry);

    /** Writes a reference that follows the other side of its relationship. */
    <E, T> void refer(RelationPlan<E, T> relation, E object, @Nullable T value);

    /** Does what follows a change of a collection, as the session's own work. */
    void within(Runnable work);

    /** Makes an object known, pending unless it is known already. */
    ObjectEntry<?> join(Object object);
}
