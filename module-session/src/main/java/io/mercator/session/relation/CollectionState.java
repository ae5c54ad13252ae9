package io.mercator.session.relation;

import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.state.ObjectEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the session knows of one collection: whose it is, whether its elements are loaded, which they were at the last load or
 * flush and at the start of the transaction. Elements are told apart by identity; the user's {@code equals} is for the
 * user's own sets alone. What the other side of the relationship says of a collection that is not loaded, or older than its
 * object, waits for the load.
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
    private final ToldElements<T> said = new ToldElements<>();
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

    RelationListener listener() {
        return listener;
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
        return loaded && (owner.expirations() == loadedAt || (isChanged() && !said.isWaiting()));
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

    /**
     * Loads the elements unless that was done. A look flushes before it loads, and that flush may need the elements itself,
     * of an owner that it deletes or whose key it changes: such a load goes on within the other.
     */
    public void load(RelationListener.Reason reason) {
        boolean within = loading;
        boolean waits = within && reason == RelationListener.Reason.ACCESS;
        // what was loaded stays readable when the session is gone
        if (isCurrent() || waits || (loaded && !listener.isAttached(owner))) {
            return;
        }
        loading = true;
        try {
            loaded(listener.load(owner, relation, reason));
        } finally {
            loading = within;
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
        said.arriving().forEach(element -> {
            if (!has(element)) {
                collection().addRaw(element);
            }
        });
        said.leaving().forEach(collection()::removeRaw);
        said.loaded();
        baseline.forEach(this::leaveOut);
    }

    /** Takes out what a woven element's reference says is elsewhere, which was assigned when nobody knew of this owner. */
    private void leaveOut(T element) {
        RelationPlan<T, E> reverse = relation.reverse();
        if (reverse != null
                && !reverse.isToMany()
                && reverse.owner().isWoven()
                && listener.hasChanged(element, reverse)
                && reverse.reference(element) != owner.object()
                && has(element)) {
            take(element);
        }
    }

    /** Takes elements that the user gave, beside those that were there before. */
    void replaced(Collection<? extends T> before) {
        loaded = true;
        loadedAt = owner.expirations();
        baseline = List.copyOf(before);
    }

    /** Tells the other side of elements that came and went when the user put this collection in place of another. */
    void follows(CollectionState<?, T> other) {
        start = other.start;
        said.follow(other.said);
        List<T> before = List.copyOf(other.collection().raw());
        without(before, collection().raw()).forEach(this::toldRemoved);
        arrived(before);
    }

    /** Tells the other side of the elements that were not there before. */
    void arrived(Collection<T> before) {
        without(collection().raw(), before).forEach(element -> Backwards.added(this, element));
    }

    /** Tells the other side of elements that came and went when all were replaced at once. */
    public void replacedBy(Collection<T> before, Collection<T> now) {
        without(before, now).forEach(this::toldRemoved);
        without(now, before).forEach(this::told);
    }

    /** Returns the elements that the other side added to a collection that is not loaded. */
    List<T> arriving() {
        return said.arriving();
    }

    /** Returns the elements that the other side took from a collection that is not loaded. */
    List<T> leaving() {
        return said.leaving();
    }

    public List<T> baseline() {
        return baseline;
    }

    boolean has(T element) {
        return Identity.has(collection().raw(), element);
    }

    /** The other side says that an element belongs here. */
    void put(T element) {
        listener.touched(owner);
        if (!isCurrent()) {
            said.arrive(element);
        }
        if (loaded && !has(element)) {
            collection().addRaw(element);
        }
    }

    /** The other side says that an element belongs here no more. */
    void take(T element) {
        listener.touched(owner);
        said.clear(element);
        if (!isCurrent()) {
            said.leave(element);
        }
        if (loaded && has(element)) {
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
        return from.isEmpty() || isSame(from, others) ? List.of() : Identity.without(from, others);
    }

    private static <T> boolean isSame(Collection<T> now, Collection<T> before) {
        if (now.size() != before.size()) {
            return false;
        }
        Iterator<T> known = before.iterator();
        for (T element : now) {
            if (element != known.next()) {
                return false;
            }
        }
        return true;
    }

    /** Tells whether the elements are others than at the last load or flush. */
    public boolean isChanged() {
        return !isSame(collection().raw(), baseline)
                && (!added().isEmpty() || !removed().isEmpty());
    }

    /** Tells whether a flush has nothing to save or to forget of the collection. */
    boolean isSettled() {
        return said.isEmpty() && (!loaded || isSame(collection().raw(), baseline));
    }

    /** Tells whether an element's reference to the owner changed with its removal: one to the owner was set again since. */
    boolean isCleared(T element) {
        return said.isCleared(element);
    }

    /** Notes that a flush saved the changes. */
    public void flushed() {
        said.forget();
        if (loaded) {
            collection().rekey();
        }
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
        listener.touched(owner);
        List<T> all = new ArrayList<>(baseline);
        all.add(element);
        baseline = all;
    }

    /** Ends the transaction. */
    public void committed() {
        start = null;
    }

    /** Forgets what is loaded and what was changed; the next look loads it. */
    void forget() {
        collection().fill(List.of());
        baseline = List.of();
        said.forget();
        loaded = collection() instanceof TrackedQuery<T>;
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
        said.forget();
        committed();
    }

    /** Takes its place again from a collection that the user put there, of which the other side may have been said. */
    void returned(Collection<T> users) {
        if (loaded && !relation.relationship().isViewOnly()) {
            List<T> theirs = users.stream()
                    .filter(relation.target().mapper().type()::isInstance)
                    .toList();
            without(theirs, collection().raw()).forEach(element -> Backwards.removed(this, element));
            without(collection().raw(), theirs).forEach(element -> Backwards.added(this, element));
        }
    }

    /** Puts the collection back to the last load or flush, and tells the other side. */
    void revert() {
        if (!loaded || !isChanged()) {
            return;
        }
        List<T> came = added();
        List<T> went = removed();
        said.forget();
        collection().fill(collection() instanceof TrackedQuery<T> ? List.of() : baseline);
        if (collection() instanceof TrackedQuery<T>) {
            baseline = List.of();
        }
        if (!relation.relationship().isViewOnly()) {
            came.forEach(element -> Backwards.removed(this, element));
            went.forEach(element -> Backwards.added(this, element));
        }
    }

    /** An element came in: the other side is told at once, and the session; of a view nobody is. */
    void told(T element) {
        listener.touched(owner);
        if (!relation.relationship().isViewOnly()) {
            listener.within(() -> tell(element));
        }
    }

    private void tell(T element) {
        Backwards.added(this, element);
        listener.added(owner, relation, element);
        RelationPlan<T, E> reverse = relation.reverse();
        if (reverse != null && reverse.isToMany()) {
            // an element that is new to the session has a collection of the session's own only now
            Backwards.added(this, element);
        }
    }

    /** An element went out: the other side is told at once, and the session. */
    void toldRemoved(T element) {
        listener.touched(owner);
        if (!relation.relationship().isViewOnly()) {
            listener.within(() -> tellRemoved(element));
        }
    }

    private void tellRemoved(T element) {
        if (Backwards.removed(this, element)) {
            said.clear(element);
        }
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
