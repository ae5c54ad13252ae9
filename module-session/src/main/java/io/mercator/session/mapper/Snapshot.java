package io.mercator.session.mapper;

import org.jspecify.annotations.Nullable;

/** The values of one object's properties at one moment; primitives lie unboxed beside objects. */
public final class Snapshot {
    final @Nullable Object[] objects;
    final long[] numbers;

    Snapshot(int objects, int numbers) {
        this.objects = new Object[objects];
        this.numbers = new long[numbers];
    }

    private Snapshot(@Nullable Object[] objects, long[] numbers) {
        this.objects = objects;
        this.numbers = numbers;
    }

    /**
     * Copies the slots; values of mutable types are shared, which is right between snapshots, since none changes them.
     *
     * @return an independent snapshot
     */
    public Snapshot copy() {
        return new Snapshot(objects.clone(), numbers.clone());
    }
}
