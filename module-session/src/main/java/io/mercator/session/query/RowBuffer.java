package io.mercator.session.query;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of rows that are made into something else, some rows in an array. */
public final class RowBuffer {
    /** How many rows are together; who keeps one of them keeps their values. */
    private static final int ROWS = 64;

    private final int width;
    private final List<@Nullable Object[]> full = new ArrayList<>();
    private @Nullable Object[] last;
    private int size;
    private int next;

    public RowBuffer(int width) {
        this.width = width;
        this.last = new @Nullable Object[4 * width];
    }

    public int size() {
        return size;
    }

    void add(@Nullable Object value) {
        if (next == last.length) {
            full.add(last);
            last = new @Nullable Object[Math.min(ROWS * width, last.length * 2)];
            next = 0;
        }
        last[next++] = value;
    }

    /** Notes that a row's values were added. */
    void rowAdded() {
        size++;
    }

    /** Makes results of the rows. */
    <R> List<R> results(Results<R> results) {
        List<R> all = new ArrayList<>(size);
        for (@Nullable Object[] rows : full) {
            addResults(results, rows, rows.length, all);
        }
        addResults(results, last, next, all);
        return all;
    }

    private <R> void addResults(Results<R> results, @Nullable Object[] rows, int end, List<R> all) {
        for (int first = 0; first < end; first += width) {
            all.add(results.makeAt(rows, first));
        }
    }
}
