package io.mercator.session.mapper;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of one object's properties at one moment; primitives lie unboxed beside objects, in one word of 32 bits or in
 * two. A snapshot has arrays of its own, or a row of a {@link SnapshotPage}.
 */
public final class Snapshot {
    @Nullable
    Object[] objects;

    int[] numbers;
    int firstObject;
    int firstNumber;
    private final SnapshotShape shape;

    Snapshot(SnapshotShape shape) {
        this(shape, shape.noObjects(), shape.noNumbers(), 0, 0);
    }

    Snapshot(SnapshotShape shape, @Nullable Object[] objects, int[] numbers, int firstObject, int firstNumber) {
        this.shape = shape;
        this.objects = objects;
        this.numbers = numbers;
        this.firstObject = firstObject;
        this.firstNumber = firstNumber;
    }

    @Nullable
    Object object(int slot) {
        return objects[firstObject + slot];
    }

    void object(int slot, @Nullable Object value) {
        objects[firstObject + slot] = value;
    }

    /**
     * Copies the slots; values of mutable types are shared, which is right between snapshots, since none changes them.
     *
     * @return an independent snapshot
     */
    public Snapshot copy() {
        return new Snapshot(
                shape,
                Arrays.copyOfRange(objects, firstObject, firstObject + shape.objects()),
                Arrays.copyOfRange(numbers, firstNumber, firstNumber + shape.numbers()),
                0,
                0);
    }
}
