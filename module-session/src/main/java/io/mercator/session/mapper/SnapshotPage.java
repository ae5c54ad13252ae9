package io.mercator.session.mapper;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rows of many objects of one class side by side, with what their references have: a few arrays in place of several
 * objects for each. A page has neighbouring rows; they are counted from that of all pages' first object on.
 */
public final class SnapshotPage {
    private static final @Nullable Object[] NO_RELATED = {};

    private final SnapshotShape shape;
    private final int relations;
    private final int first;
    private final int size;
    private final @Nullable Object[] objects;
    private final int[] numbers;
    private final @Nullable Object[] related;

    SnapshotPage(SnapshotShape shape, int relations, int first, int size, Object unknown) {
        this.shape = shape;
        this.relations = relations;
        this.first = first;
        this.size = size;
        this.objects = new @Nullable Object[size * shape.objects()];
        this.numbers = new int[size * shape.numbers()];
        this.related = relations == 0 ? NO_RELATED : new @Nullable Object[size * relations];
        Arrays.fill(related, unknown);
    }

    /** Returns the first row. */
    public int first() {
        return first;
    }

    /** Tells whether a row is here. */
    public boolean has(int row) {
        return row >= first && row - first < size;
    }

    /** Returns how many rows there are. */
    public int size() {
        return size;
    }

    /** Makes a snapshot of a row, which stands there from now on. */
    public Snapshot snapshot(int row) {
        return new Snapshot(shape, objects, numbers, (row - first) * shape.objects(), (row - first) * shape.numbers());
    }

    /** Has a snapshot that goes from row to row stand at one. */
    public void move(Snapshot cursor, int row) {
        cursor.objects = objects;
        cursor.numbers = numbers;
        cursor.firstObject = (row - first) * shape.objects();
        cursor.firstNumber = (row - first) * shape.numbers();
    }

    /** Returns what a reference of a row's object has. */
    public @Nullable Object related(int row, int relation) {
        return related[(row - first) * relations + relation];
    }

    /** Notes what a reference of a row's object has. */
    public void related(int row, int relation, @Nullable Object value) {
        related[(row - first) * relations + relation] = value;
    }

    /** Takes a row of another page over. */
    public void take(int row, SnapshotPage other, int from) {
        copy(other.objects, from - other.first, objects, row - first, shape.objects());
        copy(other.numbers, from - other.first, numbers, row - first, shape.numbers());
        copy(other.related, from - other.first, related, row - first, relations);
    }

    private static void copy(Object source, int from, Object target, int to, int width) {
        System.arraycopy(source, from * width, target, to * width, width);
    }
}
