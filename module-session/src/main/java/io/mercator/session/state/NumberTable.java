package io.mercator.session.state;

import java.util.Arrays;

/**
 * Finds places by whole numbers. Open addressing with linear probing over places, in a table that is at most two thirds full;
 * the numbers stand by place, so that a probe looks at two arrays and at no object. A number that is taken out leaves no mark:
 * those behind it move up (Knuth, The Art of Computer Programming, vol. 3, section 6.4, algorithm R). Numbers at the first
 * few places are looked through one by one: most sessions have no more, and need no table.
 */
final class NumberTable {
    private static final int NONE = -1;
    /** 2 to the 64th divided by the golden ratio: neighbouring numbers, and those far apart, fall far from each other. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /** How many places are looked through. */
    private static final int FEW = 16;

    private static final int CELL_BITS = 5;
    private static final int[] EMPTY = {};

    /** The place in each cell, plus one; 0 for an empty cell. There are none while all places are among the first few. */
    private int[] cells = EMPTY;

    private int shift;
    private int size;
    /** A bit for each of the first few places that has a number, as long as these are looked through. */
    private int taken;
    /** The numbers by place; their upper halves are kept only when one of them is longer than an int. */
    private int[] low = new int[2];

    private int[] high = EMPTY;

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
        return cells.length == 0 ? findAmongFew(number) : findInCells(number);
    }

    private int findAmongFew(long number) {
        int places = Integer.SIZE - Integer.numberOfLeadingZeros(taken);
        for (int place = 0; place < places; place++) {
            if (at(place) == number && (taken & 1 << place) != 0) {
                return place;
            }
        }
        return NONE;
    }

    private int findInCells(long number) {
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
            low = Arrays.copyOf(low, Math.max(Math.max(FEW, low.length * 2), place + 1));
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
        if (cells.length == 0) {
            if (place < FEW) {
                taken |= 1 << place;
                return;
            }
            makeCells();
        }
        if (size * 3L > cells.length * 2L) {
            grow();
        }
        insert(place);
    }

    private void makeCells() {
        cells = new int[1 << CELL_BITS];
        shift = Long.SIZE - CELL_BITS;
        for (int place = 0; place < FEW; place++) {
            if ((taken & 1 << place) != 0) {
                insert(place);
            }
        }
        taken = 0;
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
        for (int cell : before) {
            if (cell != 0) {
                insert(cell - 1);
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
        if (cells.length > 0) {
            removeFromCells(number);
            return;
        }
        int place = findAmongFew(number);
        if (place != NONE) {
            taken &= ~(1 << place);
            size--;
        }
    }

    private void removeFromCells(long number) {
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
