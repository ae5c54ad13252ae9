package io.mercator.session.state;

import io.mercator.api.mapping.Loading;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the relationships of one object had at the last load or flush, and at the start of the transaction. Most classes have
 * one or two relationships, whose values stand here without an array; what few objects have of them is made for the first.
 */
final class RelatedValues {
    /** Stands for a reference that was never loaded. */
    static final Object UNKNOWN = new Object();

    private static final RelatedValues NONE = new RelatedValues(0);
    private static final int FEW = 2;

    private final int size;
    /** An object, null, or a collection of the session's own for each relationship. */
    private @Nullable Object first;

    private @Nullable Object second;
    private final @Nullable Object @Nullable [] others;
    private @Nullable Notes notes;

    /** What is known of relationships beside their values. */
    private static final class Notes {
        /** The references that the transaction's first flush of a change found. */
        private @Nullable Object @Nullable [] atStart;
        /** What one-to-one references had when both sides were last brought into step, those that differ from a flush. */
        private Map<Integer, @Nullable Object> paired = Map.of();
        /** References that were assigned while nobody knew what the row has. */
        private final BitSet assigned = new BitSet();
        /** The strategies that leave references unknown for good, by relationship. */
        private Map<Integer, Loading> left = Map.of();
    }

    private RelatedValues(int size) {
        this.size = size;
        this.others = size > FEW ? new @Nullable Object[size - FEW] : null;
    }

    /** Makes the values of an object, of whom a loaded one's are not known. Objects without relationships share theirs. */
    static RelatedValues of(int relations, boolean isLoaded) {
        if (relations == 0) {
            return NONE;
        }
        RelatedValues values = new RelatedValues(relations);
        if (isLoaded) {
            for (int index = 0; index < relations; index++) {
                values.put(index, UNKNOWN);
            }
        }
        return values;
    }

    private Notes notes() {
        Notes made = notes;
        if (made == null) {
            made = new Notes();
            notes = made;
        }
        return made;
    }

    @Nullable
    Object get(int index) {
        if (index == 0) {
            return first;
        }
        return index == 1 || others == null ? second : others[index - FEW];
    }

    private void put(int index, @Nullable Object value) {
        if (index == 0) {
            first = value;
        } else if (index == 1 || others == null) {
            second = value;
        } else {
            others[index - FEW] = value;
        }
    }

    void set(int index, @Nullable Object value) {
        put(index, value);
        Notes known = notes;
        if (known != null) {
            known.assigned.clear(index);
            if (value != UNKNOWN && known.left.containsKey(index)) {
                known.left.remove(index);
            }
        }
    }

    /** Notes that a reference is assigned: what the row has counts no more, even where it is not known. */
    void assign(int index) {
        if (get(index) == UNKNOWN) {
            notes().assigned.set(index);
        }
    }

    /** Tells whether references were assigned, or brought into step with their other sides, since the last flush. */
    boolean hasNotes() {
        Notes known = notes;
        return known != null && (!known.assigned.isEmpty() || !known.paired.isEmpty());
    }

    /** Tells whether nobody knows what a reference is to be: neither the row's was found nor another assigned. */
    boolean isUnknown(int index) {
        return get(index) == UNKNOWN && (notes == null || !notes.assigned.get(index));
    }

    /** Tells whether a reference is to be loaded when it is read, or refused. */
    boolean hasUnknown() {
        for (int index = 0; index < size; index++) {
            if (isUnknown(index) && left(index) != Loading.NONE) {
                return true;
            }
        }
        return false;
    }

    void leave(int index, Loading why) {
        Notes known = notes();
        if (known.left.isEmpty()) {
            known.left = new TreeMap<>();
        }
        known.left.put(index, why);
    }

    /** Forgets what queries said of references: the row was read anew, by none of these. */
    void reloaded() {
        if (notes != null) {
            notes.left = Map.of();
        }
    }

    @Nullable
    Loading left(int index) {
        return notes == null ? null : notes.left.get(index);
    }

    @Nullable
    Object paired(int index) {
        return notes != null && notes.paired.containsKey(index) ? notes.paired.get(index) : get(index);
    }

    void pair(int index, @Nullable Object value) {
        Notes known = notes();
        if (known.paired.isEmpty()) {
            known.paired = new TreeMap<>();
        }
        known.paired.put(index, value);
    }

    void settlePairs() {
        if (notes != null) {
            notes.paired = Map.of();
        }
    }

    void keepStart() {
        if (size > 0 && notes().atStart == null) {
            @Nullable Object[] start = new @Nullable Object[size];
            for (int index = 0; index < size; index++) {
                start[index] = get(index);
            }
            notes().atStart = start;
        }
    }

    void loseStart(int index) {
        if (notes != null && notes.atStart != null) {
            notes.atStart[index] = UNKNOWN;
        }
    }

    @Nullable
    Object atStart(int index) {
        return notes == null || notes.atStart == null ? get(index) : notes.atStart[index];
    }

    void committed() {
        if (notes != null) {
            notes.atStart = null;
            notes.paired = Map.of();
        }
    }
}
