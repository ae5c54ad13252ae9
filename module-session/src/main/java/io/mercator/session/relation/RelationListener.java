package io.mercator.session.relation;

import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.state.ObjectEntry;
import java.util.List;

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

    /** An element came into a collection. */
    void added(ObjectEntry<?> owner, RelationPlan<?, ?> relation, Object element);

    /** An element went out of a collection. */
    void removed(ObjectEntry<?> owner, RelationPlan<?, ?> relation, Object element);

    /** Makes an object known, pending unless it is known already. */
    ObjectEntry<?> join(Object object);
}
