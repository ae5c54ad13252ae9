package io.mercator.session.mapper;

import org.jspecify.annotations.Nullable;

/**
 * How many slots the snapshots of a class have.
 *
 * @param objects slots of objects
 * @param numbers words of primitives
 */
record SnapshotShape(int objects, int numbers) {
    private static final @Nullable Object[] NO_OBJECTS = {};
    private static final int[] NO_NUMBERS = {};

    /** Returns slots for objects that are all null. */
    @Nullable
    Object[] noObjects() {
        return objects == 0 ? NO_OBJECTS : new @Nullable Object[objects];
    }

    /** Returns words that are all zero. */
    int[] noNumbers() {
        return numbers == 0 ? NO_NUMBERS : new int[numbers];
    }
}
