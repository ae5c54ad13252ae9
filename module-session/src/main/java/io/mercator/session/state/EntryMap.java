package io.mercator.session.state;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values by entry. Entries are numbered as they came into the session, so that those of one flush lie side by side in the
 * table, in the order in which the flush goes through them.
 *
 * @param <V> what an entry has
 */
public final class EntryMap<V> {
    private static final int SMALLEST = 8;

    /** Each entry is followed by what it has. */
    private @Nullable Object[] table = new @Nullable Object[0];

    private int size;

    /** Returns what an entry has, or null. */
    @SuppressWarnings("unchecked") // what follows an entry was put there by put()
    public @Nullable V get(ObjectEntry<?> entry) {
        if (size == 0) {
            return null;
        }
        return (V) table[slot(table, entry) + 1];
    }

    /** Gives an entry a value in place of the one that it had. */
    public void put(ObjectEntry<?> entry, V value) {
        if (size * 3 >= table.length) {
            grow();
        }
        int slot = slot(table, entry);
        if (table[slot] == null) {
            table[slot] = entry;
            size++;
        }
        table[slot + 1] = value;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** Forgets all entries. */
    public void clear() {
        Arrays.fill(table, null);
        size = 0;
    }

    /** Returns the place of an entry, or the free one where it would be. */
    private static int slot(@Nullable Object[] table, Object entry) {
        int mask = table.length - 1;
        int number = entry.hashCode();
        // neighbours stay neighbours, and every thousandth entry does not meet the others of its kind in one place
        int mixed = (number >>> 6) * 0x9E3779B9;
        int slot = (number ^ mixed ^ mixed >>> 15) << 1 & mask;
        while (table[slot] != null && table[slot] != entry) {
            slot = slot + 2 & mask;
        }
        return slot;
    }

    private void grow() {
        @Nullable Object[] next = new @Nullable Object[Math.max(SMALLEST, table.length * 2)];
        for (int slot = 0; slot < table.length; slot += 2) {
            Object entry = table[slot];
            if (entry != null) {
                int place = slot(next, entry);
                next[place] = entry;
                next[place + 1] = table[slot + 1];
            }
        }
        table = next;
    }
}
