package io.mercator.session.relation;

import java.util.Collections;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A sorted set that loads itself when it is looked at, and tells its changes. Its views of a part are of what is there at the
 * moment, and cannot be changed. For the session's thread.
 */
final class TrackedSortedSet<T> extends TrackedSet<T> implements SortedSet<T> {
    private final TreeSet<T> sorted;

    TrackedSortedSet(CollectionState<?, T> state, @Nullable Comparator<? super T> comparator) {
        this(state, new TreeSet<>(comparator));
    }

    private TrackedSortedSet(CollectionState<?, T> state, TreeSet<T> sorted) {
        super(state, sorted);
        this.sorted = sorted;
    }

    private TreeSet<T> current() {
        state().load();
        return sorted;
    }

    @Override
    public @Nullable Comparator<? super T> comparator() {
        return sorted.comparator();
    }

    @Override
    public SortedSet<T> subSet(T from, T to) {
        return Collections.unmodifiableSortedSet(current().subSet(from, to));
    }

    @Override
    public SortedSet<T> headSet(T to) {
        return Collections.unmodifiableSortedSet(current().headSet(to));
    }

    @Override
    public SortedSet<T> tailSet(T from) {
        return Collections.unmodifiableSortedSet(current().tailSet(from));
    }

    @Override
    public T first() {
        return current().first();
    }

    @Override
    public T last() {
        return current().last();
    }
}
