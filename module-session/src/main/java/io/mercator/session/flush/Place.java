package io.mercator.session.flush;

/**
 * Where a row stands in the usual order of a flush.
 *
 * @param node the row's number
 * @param phase the part of the flush
 * @param level how many rows of the same part it hangs on, one on the other
 * @param table the place of its table among those of the same part
 * @param kind UPDATEs before INSERTs
 * @param sequence its place among its like
 */
record Place(int node, int phase, int level, int table, int kind, int sequence) implements Comparable<Place> {
    /** Returns the same place in another part of the flush, after those that were moved there before. */
    Place movedTo(int otherPhase, int number) {
        return new Place(node, otherPhase, 0, 0, 0, number);
    }

    @Override
    public int compareTo(Place other) {
        int order = Integer.compare(phase, other.phase);
        if (order == 0) {
            order = Integer.compare(level, other.level);
        }
        if (order == 0) {
            order = Integer.compare(table, other.table);
        }
        if (order == 0) {
            order = Integer.compare(kind, other.kind);
        }
        return order == 0 ? Integer.compare(sequence, other.sequence) : order;
    }
}
