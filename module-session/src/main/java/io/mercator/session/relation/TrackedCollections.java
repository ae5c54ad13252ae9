package io.mercator.session.relation;

import io.mercator.api.error.SessionException;
import io.mercator.api.mapping.ToMany;
import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.state.ObjectEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the session's own collections and puts them into objects. */
public final class TrackedCollections {
    private final RelationListener listener;

    public TrackedCollections(RelationListener listener) {
        this.listener = listener;
    }

    private <E, T> Tracked<T> make(ObjectEntry<E> owner, RelationPlan<E, T> relation) {
        CollectionState<E, T> state = new CollectionState<>(owner, relation, listener);
        ToMany<E, T> property = relation.toMany();
        return switch (property.kind()) {
            case LIST -> new TrackedList<>(state);
            case SET -> new TrackedSet<>(state);
            case SORTED_SET ->
                new TrackedSortedSet<>(state, property.comparator().orElse(null));
            case MAP -> new TrackedMap<>(state, property.keyOf().orElseThrow());
            case DYNAMIC -> new TrackedQuery<>(state);
        };
    }

    private static <E, T> void install(ObjectEntry<E> owner, RelationPlan<E, T> relation, Tracked<T> tracked) {
        owner.related(relation.index(), tracked);
        if (relation.isDynamic()) {
            return;
        }
        relation.toMany().set(owner.object(), tracked);
        if (relation.toMany().get(owner.object()) != tracked) {
            throw new SessionException("The setter of collection " + relation + " keeps another collection than it is"
                    + " given, or its getter gives another: the session's own, which loads itself and tells changes, is"
                    + " lost. Map the field itself with a Lookup: ToMany.list(owner, field, target, lookup).");
        }
    }

    /** Puts collections that are still to be loaded into an object of a row. */
    public <E> void installLazy(ObjectEntry<E> owner) {
        for (RelationPlan<E, ?> relation : owner.plan().relations()) {
            if (relation.isToMany()) {
                installLazy(owner, relation);
            }
        }
    }

    private <E, T> void installLazy(ObjectEntry<E> owner, RelationPlan<E, T> relation) {
        install(owner, relation, make(owner, relation));
    }

    /** Puts a collection with the user's elements in place of the user's own. */
    <E, T> Tracked<T> install(
            ObjectEntry<E> owner, RelationPlan<E, T> relation, Collection<T> elements, Collection<T> before) {
        Tracked<T> tracked = make(owner, relation);
        List<T> all = new ArrayList<>(elements);
        if (!relation.isDynamic()) {
            tracked.fill(all);
            tracked.state().replaced(before);
        }
        install(owner, relation, tracked);
        return tracked;
    }

    /** Returns the collection that the session put into an object, if it has one. */
    public static <T> @Nullable Tracked<T> known(ObjectEntry<?> owner, RelationPlan<?, T> relation) {
        Object known = owner.related(relation.index());
        return known instanceof Tracked<?> ? Backwards.tracked(relation, known) : null;
    }

    /** Returns the elements of a session's collection as they are, without loading them. */
    public static <T> Collection<T> elements(RelationPlan<?, T> relation, Object all) {
        return Backwards.tracked(relation, all).raw();
    }

    /** Returns the session's own collections of an object. */
    public static List<Tracked<?>> of(ObjectEntry<?> owner) {
        List<Tracked<?>> all = new ArrayList<>();
        for (RelationPlan<?, ?> relation : owner.plan().relations()) {
            if (owner.related(relation.index()) instanceof Tracked<?> tracked) {
                all.add(tracked);
            }
        }
        return all;
    }
}
