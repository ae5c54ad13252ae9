package io.mercator.session.flush;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sets of properties, by index, each kept once for all rows of a flush that have it. None of them is to be changed. */
final class IndexSets {
    static final BitSet NONE = new BitSet();

    /** The sets of one, which most foreign keys are. */
    private static final BitSet[] SINGLE = new BitSet[64];

    static {
        for (int index = 0; index < SINGLE.length; index++) {
            SINGLE[index] = new BitSet();
            SINGLE[index].set(index);
        }
    }

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

    /** Returns a set with one more: the given one, unless that is others' too. */
    static BitSet with(BitSet set, int index) {
        if (set.get(index)) {
            return set;
        }
        if (set.isEmpty() && index < SINGLE.length) {
            return SINGLE[index];
        }
        BitSet own = isShared(set) ? (BitSet) set.clone() : set;
        own.set(index);
        return own;
    }

    /** Returns a set with one less: the given one, unless that is others' too. */
    static BitSet without(BitSet set, int index) {
        if (!set.get(index)) {
            return set;
        }
        if (isShared(set)) {
            return NONE;
        }
        set.clear(index);
        return set;
    }

    /** Tells whether a set made by {@link #with} is others' too. */
    private static boolean isShared(BitSet set) {
        int first = set.nextSetBit(0);
        return set == NONE || (first >= 0 && first < SINGLE.length && set == SINGLE[first]);
    }
}
