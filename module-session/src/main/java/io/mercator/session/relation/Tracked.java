package io.mercator.session.relation;

import java.util.Collection;

/**
 * A collection of the session's own.
 *
 * @param <T> the class of its elements
 */
public interface Tracked<T> {
    /** Returns what the session knows of the collection. */
    CollectionState<?, T> state();

    /** Returns the elements as they are, without loading them. */
    Collection<T> raw();

    /** Adds an element without loading and telling. */
    void addRaw(T element);

    /** Takes an element away, by identity, without loading and telling. */
    void removeRaw(T element);

    /** Replaces all elements without loading and telling. */
    void fill(Collection<? extends T> elements);

    /** Finds elements again whose hash or key a flush has changed. */
    default void rehash() {}

    /** Finds elements under another key when the property has changed that gives it. */
    default void rekey() {}
}
