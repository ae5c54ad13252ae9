package io.mercator.session.relation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.RandomAccess;
import java.util.Set;

/** Elements told apart by identity, never by an {@code equals} of theirs. */
final class Identity {
    /** Up to so many elements are compared one by one, which is faster than a table. */
    private static final int FEW = 16;

    private Identity() {}

    /** Returns the elements of one collection that another does not have, each once, in order. */
    static <T> List<T> without(Collection<T> from, Collection<T> others) {
        return from.size() + others.size() <= FEW ? compared(from, others) : lookedUp(from, others);
    }

    private static <T> List<T> compared(Collection<T> from, Collection<T> others) {
        List<T> rest = new ArrayList<>(from.size());
        for (T element : from) {
            if ((others.isEmpty() || !has(others, element)) && !has(rest, element)) {
                rest.add(element);
            }
        }
        return rest;
    }

    private static <T> List<T> lookedUp(Collection<T> from, Collection<T> others) {
        Set<T> known = Collections.newSetFromMap(new IdentityHashMap<>(from.size() + others.size()));
        known.addAll(others);
        List<T> rest = new ArrayList<>();
        for (T element : from) {
            if (known.add(element)) {
                rest.add(element);
            }
        }
        return rest;
    }

    static <T> boolean has(Collection<T> all, T element) {
        return all instanceof RandomAccess ? has((List<T>) all, element) : isAmong(all, element);
    }

    // by index, since this is asked for every element of every collection that comes or goes
    private static <T> boolean has(List<T> all, T element) {
        for (int index = 0; index < all.size(); index++) {
            if (all.get(index) == element) {
                return true;
            }
        }
        return false;
    }

    private static <T> boolean isAmong(Collection<T> all, T element) {
        for (T known : all) {
            if (known == element) {
                return true;
            }
        }
        return false;
    }
}
