package io.mercator.session.mapper;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rows of many objects of one class side by side, with what their references have: a few arrays in place of several
 * objects for each. Rows are counted from 0.
 */
public final class SnapshotPage {
    private final SnapshotShape shape;
    private final int relations;
    private final int size;
    private final @Nullable Object[] objects;
    private final int[] numbers;
    private final @Nullable Object[] related;

    SnapshotPage(SnapshotShape shape, int relations, int size, Object unknown) {
        this.shape = shape;
        this.relations = relations;
        this.size = size;
        this.objects = new @Nullable Object[size * shape.objects()];
        this.numbers = new int[size * shape.numbers()];
        this.related = new @Nullable Object[size * relations];
        Arrays.fill(related, unknown);
    }

    /** Returns how many rows there are. */
    public int size() {
        return size;
    }

    /** Makes a snapshot of a row, which stands there from now on. */
    public Snapshot snapshot(int row) {
        return new Snapshot(shape, objects, numbers, row * shape.objects(), row * shape.numbers());
    }

    /** Has a snapshot that goes from row to row stand at one. */
    public void move(Snapshot cursor, int row) {
        cursor.objects = objects;
        cursor.numbers = numbers;
        cursor.firstObject = row * shape.objects();
        cursor.firstNumber = row * shape.numbers();
    }

    /** Returns what a reference of a row's object has. */
    public @Nullable Object related(int row, int relation) {
        return related[row * relations + relation];
    }

    /** Notes what a reference of a row's object has. */
    public void related(int row, int relation, @Nullable Object value) {
        related[row * relations + relation] = value;
    }

    /** Takes a row of another page over. */
    public void take(int row, SnapshotPage other, int from) {
        System.arraycopy(other.objects, from * shape.objects(), objects, row * shape.objects(), shape.objects());
        System.arraycopy(other.numbers, from * shape.numbers(), numbers, row * shape.numbers(), shape.numbers());
        System.arraycopy(other.related, from * relations, related, row * relations, relations);
    }
}
