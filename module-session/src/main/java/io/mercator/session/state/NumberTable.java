package io.mercator.session.state;

import java.util.Arrays;

/**
 * Finds places by whole numbers. Open addressing with linear probing over places, in a table that is at most two thirds full;
 * the numbers stand by place, so that a probe looks at two arrays and at no object. A number that is taken out leaves no mark:
 * those behind it move up (Knuth, The Art of Computer Programming, vol. 3, section 6.4, algorithm R).
 */
final class NumberTable {
    private static final int NONE = -1;
    /** 2 to the 64th divided by the golden ratio: neighbouring numbers, and those far apart, fall far from each other. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /** The place in each cell, plus one; 0 for an empty cell. */
    private int[] cells = new int[4];

    private int shift = Long.SIZE - 2;
    private int size;
    /** The numbers by place; their upper halves are kept only when one of them is longer than an int. */
    private int[] low = new int[2];

    private int[] high = {};

    int size() {
        return size;
    }

    private int cell(long number) {
        return (int) ((number * SPREAD) >>> shift);
    }

    /** Returns the number at a place. */
    long at(int place) {
        return high.length == 0
                ? low[place]
                : ((long) high[place] << Integer.SIZE) | Integer.toUnsignedLong(low[place]);
    }

    /** Returns the place of a number, or -1. */
    int find(long number) {
        int mask = cells.length - 1;
        for (int cell = cell(number); cells[cell] != 0; cell = (cell + 1) & mask) {
            int place = cells[cell] - 1;
            if (at(place) == number) {
                return place;
            }
        }
        return NONE;
    }

    /** Puts a number that is not there at a place that has none. */
    void put(long number, int place) {
        if (place >= low.length) {
            low = Arrays.copyOf(low, Math.max(low.length * 2, place + 1));
            if (high.length > 0) {
                high = Arrays.copyOf(high, low.length);
            }
        }
        if (number != (int) number && high.length == 0) {
            lengthen();
        }
        low[place] = (int) number;
        if (high.length > 0) {
            high[place] = (int) (number >>> Integer.SIZE);
        }
        size++;
        if (size * 3L > cells.length * 2L) {
            grow();
        }
        insert(place);
    }

    private void lengthen() {
        high = new int[low.length];
        for (int place = 0; place < high.length; place++) {
            high[place] = low[place] >> (Integer.SIZE - 1);
        }
    }

    private void grow() {
        int[] before = cells;
        cells = new int[before.length * 2];
        shift--;
        for (int taken : before) {
            if (taken != 0) {
                insert(taken - 1);
            }
        }
    }

    private void insert(int place) {
        int mask = cells.length - 1;
        int cell = cell(at(place));
        while (cells[cell] != 0) {
            cell = (cell + 1) & mask;
        }
        cells[cell] = place + 1;
    }

    /** Takes a number out. */
    void remove(long number) {
        int mask = cells.length - 1;
        int hole = cell(number);
        while (cells[hole] == 0 || at(cells[hole] - 1) != number) {
            if (cells[hole] == 0) {
                return;
            }
            hole = (hole + 1) & mask;
        }
        size--;
        for (int next = (hole + 1) & mask; cells[next] != 0; next = (next + 1) & mask) {
            int home = cell(at(cells[next] - 1));
            if (((next - home) & mask) >= ((next - hole) & mask)) {
                cells[hole] = cells[next];
                hole = next;
            }
        }
        cells[hole] = 0;
    }
}
