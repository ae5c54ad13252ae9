package io.mercator.session.relation;

import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.state.ObjectEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the session knows of one collection: whose it is, whether its elements are loaded, which they were at the last load or
 * flush and at the start of the transaction. Elements are told apart by identity; the user's {@code equals} is for the
 * user's own sets alone. What the other side of the relationship says of a collection that is not loaded waits for the load.
 */
public final class CollectionState<E, T> {
    private final ObjectEntry<E> owner;
    private final RelationPlan<E, T> relation;
    private final RelationListener listener;
    private @Nullable Tracked<T> collection;
    private boolean loaded;
    private boolean loading;
    private List<T> baseline = List.of();
    private @Nullable List<T> start;
    private final List<T> arriving = new ArrayList<>();
    private final List<T> leaving = new ArrayList<>();
    private int loadedAt;
    private @Nullable String refused;

    CollectionState(ObjectEntry<E> owner, RelationPlan<E, T> relation, RelationListener listener) {
        this.owner = owner;
        this.relation = relation;
        this.listener = listener;
    }

    void belongsTo(Tracked<T> tracked) {
        collection = tracked;
    }

    private Tracked<T> collection() {
        return Objects.requireNonNull(collection);
    }

    public ObjectEntry<E> owner() {
        return owner;
    }

    public RelationPlan<E, T> relation() {
        return relation;
    }

    public boolean isLoaded() {
        return loaded;
    }

    /** Tells whether a load would change nothing that somebody needs: it is loaded, and not older than its object. */
    public boolean isCurrent() {
        return loaded && (owner.expirations() == loadedAt || isChanged());
    }

    /** Says why looking at the collection is refused until it is loaded; null for no reason. */
    public void refuse(@Nullable String why) {
        refused = why;
    }

    /** Returns why looking at the collection is refused, or null. */
    public @Nullable String refused() {
        return refused;
    }

    /** Loads the elements unless that was done. */
    public void load() {
        load(RelationListener.Reason.ACCESS);
    }

    /** Loads the elements unless that was done. */
    public void load(RelationListener.Reason reason) {
        if (isCurrent() || loading) {
            return;
        }
        loading = true;
        try {
            loaded(listener.load(owner, relation, reason));
        } finally {
            loading = false;
        }
    }

    /** Returns the elements of a relationship that is a query, because their rows refer to one that is deleted. */
    List<T> loadedForDelete() {
        return listener.load(owner, relation, RelationListener.Reason.DELETE);
    }

    /** Takes the elements that a load gave. */
    public void loaded(Collection<? extends T> elements) {
        collection().fill(elements);
        loaded = true;
        refused = null;
        loadedAt = owner.expirations();
        baseline = List.copyOf(collection().raw());
        arriving.forEach(element -> {
            if (!has(element)) {
                collection().addRaw(element);
            }
        });
        leaving.forEach(collection()::removeRaw);
        arriving.clear();
        leaving.clear();
    }

    /** Takes elements that the user gave, beside those that were there before. */
    void replaced(Collection<? extends T> before) {
        loaded = true;
        loadedAt = owner.expirations();
        baseline = List.copyOf(before);
    }

    /** Tells the other side of elements that came and went when all were replaced at once. */
    public void replacedBy(Collection<T> before, Collection<T> now) {
        without(before, now).forEach(this::toldRemoved);
        without(now, before).forEach(this::told);
    }

    public List<T> baseline() {
        return baseline;
    }

    boolean has(T element) {
        for (T known : collection().raw()) {
            if (known == element) {
                return true;
            }
        }
        return false;
    }

    /** The other side says that an element belongs here. */
    void put(T element) {
        if (!loaded) {
            leaving.removeIf(known -> known == element);
            arriving.add(element);
        } else if (!has(element)) {
            collection().addRaw(element);
        }
    }

    /** The other side says that an element belongs here no more. */
    void take(T element) {
        if (!loaded) {
            arriving.removeIf(known -> known == element);
            leaving.add(element);
        } else if (has(element)) {
            collection().removeRaw(element);
        }
    }

    /** Returns the elements that were not there at the last load or flush. */
    public List<T> added() {
        return without(collection().raw(), baseline);
    }

    /** Returns the elements that were there at the last load or flush and are no more. */
    public List<T> removed() {
        return without(baseline, collection().raw());
    }

    private static <T> List<T> without(Collection<T> from, Collection<T> others) {
        if (from.isEmpty()) {
            return List.of();
        }
        Set<T> known = Collections.newSetFromMap(new IdentityHashMap<>());
        known.addAll(others);
        List<T> rest = new ArrayList<>();
        for (T element : from) {
            if (known.add(element)) {
                rest.add(element);
            }
        }
        return rest;
    }

    /** Tells whether the elements are others than at the last load or flush. */
    public boolean isChanged() {
        Collection<T> now = collection().raw();
        if (now.size() == baseline.size()) {
            int index = 0;
            for (T element : now) {
                if (element != baseline.get(index++)) {
                    return !added().isEmpty() || !removed().isEmpty();
                }
            }
            return false;
        }
        return !added().isEmpty() || !removed().isEmpty();
    }

    /** Notes that a flush saved the changes. */
    public void flushed() {
        arriving.clear();
        leaving.clear();
        if (!isChanged()) {
            return;
        }
        if (start == null) {
            start = baseline;
        }
        if (collection() instanceof TrackedQuery<T> query) {
            query.forget();
            baseline = List.of();
            return;
        }
        collection().rehash();
        baseline = List.copyOf(collection().raw());
    }

    /** An element that a query of one's own takes away, loaded or not. */
    void missing(T element) {
        List<T> all = new ArrayList<>(baseline);
        all.add(element);
        baseline = all;
    }

    /** Ends the transaction. */
    public void committed() {
        start = null;
    }

    /** Puts the collection back to the start of the transaction. */
    public void restore() {
        if (loaded) {
            List<T> before = start == null ? baseline : start;
            if (collection() instanceof TrackedQuery<T>) {
                before = List.of();
            }
            collection().fill(before);
            baseline = List.copyOf(before);
        }
        arriving.clear();
        leaving.clear();
        committed();
    }

    /** An element came in: the other side is told at once, and the session. */
    void told(T element) {
        Backwards.added(this, element);
        listener.added(owner, relation, element);
    }

    /** An element went out: the other side is told at once, and the session. */
    void toldRemoved(T element) {
        Backwards.removed(this, element);
        listener.removed(owner, relation, element);
    }

    T checked(@Nullable Object element, String operation) {
        if (element == null) {
            throw new NullPointerException(
                    "null is no element of " + relation + ", and " + operation + " was given it.");
        }
        Class<T> type = relation.target().mapper().type();
        if (!type.isInstance(element)) {
            throw new ClassCastException("An element of " + relation + " is a " + type.getName() + ", and " + operation
                    + " was given a " + element.getClass().getName() + ".");
        }
        return type.cast(element);
    }
}
