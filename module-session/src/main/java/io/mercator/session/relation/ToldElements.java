package io.mercator.session.relation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * What the other side of a relationship says of one collection: elements that wait for its load, and those whose references
 * changed. Most collections hear nothing, so that tables are made for the first element.
 */
final class ToldElements<T> {
    private List<T> arriving = List.of();
    private List<T> leaving = List.of();
    /** Elements that went out and whose references to the owner changed with that. */
    private Set<T> cleared = Set.of();

    /** Returns the elements that came while the collection was not loaded; a copy. */
    List<T> arriving() {
        return List.copyOf(arriving);
    }

    /** Returns the elements that went while the collection was not loaded; a copy. */
    List<T> leaving() {
        return List.copyOf(leaving);
    }

    /** Tells whether elements wait for a load. */
    boolean isWaiting() {
        return !arriving.isEmpty() || !leaving.isEmpty();
    }

    boolean isEmpty() {
        return arriving.isEmpty() && leaving.isEmpty() && cleared.isEmpty();
    }

    void arrive(T element) {
        remove(leaving, element);
        arriving = moved(arriving, element);
    }

    void leave(T element) {
        remove(arriving, element);
        leaving = moved(leaving, element);
    }

    private static <T> List<T> moved(List<T> elements, T element) {
        List<T> all = elements.isEmpty() ? new ArrayList<>(1) : elements;
        remove(all, element);
        all.add(element);
        return all;
    }

    private static <T> void remove(List<T> elements, T element) {
        if (!elements.isEmpty()) {
            elements.removeIf(known -> known == element);
        }
    }

    /** Notes that an element's reference to the owner changed. */
    void clear(T element) {
        changed().add(element);
    }

    boolean isCleared(T element) {
        return !cleared.isEmpty() && cleared.contains(element);
    }

    /** Notes all that another collection, whose place this takes, was told. */
    void follow(ToldElements<T> other) {
        if (!other.cleared.isEmpty()) {
            changed().addAll(other.cleared);
        }
    }

    /** Notes that a load has brought what waited for it. */
    void loaded() {
        cleared = Set.of();
        leaving.forEach(this::clear);
        arriving = List.of();
        leaving = List.of();
    }

    /** Forgets all. */
    void forget() {
        arriving = List.of();
        leaving = List.of();
        cleared = Set.of();
    }

    private Set<T> changed() {
        if (cleared.isEmpty()) {
            cleared = Collections.newSetFromMap(new IdentityHashMap<>(2));
        }
        return cleared;
    }
}
