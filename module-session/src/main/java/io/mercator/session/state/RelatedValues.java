package io.mercator.session.state;

import io.mercator.api.mapping.Loading;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the relationships of one object had at the last load or flush, and at the start of the transaction. */
final class RelatedValues {
    /** Stands for a reference that was never loaded. */
    static final Object UNKNOWN = new Object();

    private static final RelatedValues NONE = new RelatedValues(new @Nullable Object[0]);

    /** An object, null, or a collection of the session's own for each relationship. */
    private final @Nullable Object[] now;
    /** The references that the transaction's first flush of a change found. */
    private @Nullable Object @Nullable [] atStart;
    /** What one-to-one references had when both sides were last brought into step, those that differ from a flush. */
    private Map<Integer, @Nullable Object> paired = Map.of();
    /** References that were assigned while nobody knew what the row has. */
    private @Nullable BitSet assigned;
    /** The strategies that leave references unknown for good, by relationship. */
    private Map<Integer, Loading> left = Map.of();

    private RelatedValues(@Nullable Object[] now) {
        this.now = now;
    }

    /** Makes the values of an object, of whom a loaded one's are not known. Objects without relationships share theirs. */
    static RelatedValues of(int relations, boolean isLoaded) {
        if (relations == 0) {
            return NONE;
        }
        @Nullable Object[] now = new @Nullable Object[relations];
        if (isLoaded) {
            Arrays.fill(now, UNKNOWN);
        }
        return new RelatedValues(now);
    }

    @Nullable
    Object get(int index) {
        return now[index];
    }

    void set(int index, @Nullable Object value) {
        now[index] = value;
        if (assigned != null) {
            assigned.clear(index);
        }
        if (value != UNKNOWN && left.containsKey(index)) {
            left.remove(index);
        }
    }

    /** Notes that a reference is assigned: what the row has counts no more, even where it is not known. */
    void assign(int index) {
        if (now[index] == UNKNOWN) {
            BitSet all = assigned == null ? new BitSet() : assigned;
            all.set(index);
            assigned = all;
        }
    }

    /** Tells whether nobody knows what a reference is to be: neither the row's was found nor another assigned. */
    boolean isUnknown(int index) {
        return now[index] == UNKNOWN && (assigned == null || !assigned.get(index));
    }

    /** Tells whether a reference is to be loaded when it is read, or refused. */
    boolean hasUnknown() {
        for (int index = 0; index < now.length; index++) {
            if (isUnknown(index) && left.get(index) != Loading.NONE) {
                return true;
            }
        }
        return false;
    }

    void leave(int index, Loading why) {
        if (left.isEmpty()) {
            left = new TreeMap<>();
        }
        left.put(index, why);
    }

    /** Forgets what queries said of references: the row was read anew, by none of these. */
    void reloaded() {
        if (this != NONE) {
            left = Map.of();
        }
    }

    @Nullable
    Loading left(int index) {
        return left.get(index);
    }

    @Nullable
    Object paired(int index) {
        return paired.containsKey(index) ? paired.get(index) : now[index];
    }

    void pair(int index, @Nullable Object value) {
        if (paired.isEmpty()) {
            paired = new TreeMap<>();
        }
        paired.put(index, value);
    }

    void settlePairs() {
        if (this != NONE) {
            paired = Map.of();
        }
    }

    void keepStart() {
        if (atStart == null && this != NONE) {
            atStart = now.clone();
        }
    }

    void loseStart(int index) {
        if (atStart != null) {
            atStart[index] = UNKNOWN;
        }
    }

    @Nullable
    Object atStart(int index) {
        return atStart == null ? now[index] : atStart[index];
    }

    void committed() {
        if (this != NONE) {
            atStart = null;
            paired = Map.of();
        }
    }
}
