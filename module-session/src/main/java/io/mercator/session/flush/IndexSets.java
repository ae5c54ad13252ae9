package io.mercator.session.flush;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sets of properties, by index, each kept once for all rows of a flush that have it. None of them is to be changed. */
final class IndexSets {
    static final BitSet NONE = new BitSet();

    private final Map<BitSet, BitSet> known = new HashMap<>();
    private final @Nullable BitSet[] scratches = new @Nullable BitSet[3];
    private BitSet last = NONE;

    /**
     * Returns an empty set that serves until it is asked for again.
     *
     * @param number which of three
     */
    BitSet scratch(int number) {
        BitSet scratch = scratches[number];
        if (scratch == null) {
            scratch = new BitSet();
            scratches[number] = scratch;
        }
        scratch.clear();
        return scratch;
    }

    /** Returns a set that is equal to a given one, which stays the caller's. */
    BitSet shared(BitSet set) {
        if (set.isEmpty()) {
            return NONE;
        }
        if (!set.equals(last)) {
            BitSet found = known.get(set);
            if (found == null) {
                found = (BitSet) set.clone();
                known.put(found, found);
            }
            last = found;
        }
        return last;
    }

    /** Returns a set with one more, which is a new one when the given one is {@link #NONE}. */
    static BitSet with(BitSet set, int index) {
        BitSet own = set == NONE ? new BitSet() : set;
        own.set(index);
        return own;
    }
}
