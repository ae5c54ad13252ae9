package io.mercator.session.flush;

import java.util.Comparator;

/**
 * Where a row stands in the usual order of a flush.
 *
 * @param phase the part of the flush
 * @param level how many rows of the same part it hangs on, one on the other
 * @param table the place of its table among those of the same part
 * @param kind UPDATEs before INSERTs
 * @param sequence its place among its like
 */
record Place(int phase, int level, int table, int kind, int sequence) implements Comparable<Place> {
    private static final Comparator<Place> ORDER = Comparator.comparingInt(Place::phase)
            .thenComparingInt(Place::level)
            .thenComparingInt(Place::table)
            .thenComparingInt(Place::kind)
            .thenComparingInt(Place::sequence);

    /** Returns the same place in another part of the flush, after those that were moved there before. */
    Place movedTo(int otherPhase, int number) {
        return new Place(otherPhase, 0, 0, 0, number);
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
