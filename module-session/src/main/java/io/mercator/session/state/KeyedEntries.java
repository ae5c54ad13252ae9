package io.mercator.session.state;

import io.mercator.session.mapper.EntityKey;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The persistent objects of one class by their keys. */
interface KeyedEntries {
    @Nullable
    ObjectEntry<?> find(EntityKey key);

    /** Puts an entry under its key, unless that is taken; returns who has it, or null. */
    @Nullable
    ObjectEntry<?> putIfAbsent(ObjectEntry<?> entry);

    /** Takes an entry away, if it is the one that the key has. */
    void remove(EntityKey key, ObjectEntry<?> entry);

    /** Hands out all entries in the order in which they came. */
    void forEach(Consumer<? super ObjectEntry<?>> action);

    /** Returns how many there are, or were a moment ago. */
    int size();

    /** Returns the entry of an object, if it is kept here and nowhere else. */
    default @Nullable ObjectEntry<?> find(Object object) {
        return null;
    }

    /** Hands out the entries that there are, without making any. */
    default void forEachMade(Consumer<? super ObjectEntry<?>> action) {
        forEach(action);
    }

    /** Hands out the objects that have no entry. */
    default void forEachUnmade(Consumer<Object> action) {}

    /** Hands out the entries of all objects that may differ from their rows, in the order in which they came. */
    default void forEachCandidate(Consumer<? super ObjectEntry<?>> action) {
        forEach(action);
    }

    /** Has all objects expire. */
    default void expire() {
        forEach(ObjectEntry::expire);
    }
}
