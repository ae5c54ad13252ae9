package io.mercator.session.state;

import org.jspecify.annotations.Nullable;

/**
 * Values by entry. Entries are numbered as they came into the session, so that those of one flush lie side by side in the
 * table, in the order in which the flush goes through them. Numbers that come too near to each other in a table, as those of
 * every thousandth entry do, are scattered instead.
 *
 * @param <V> what an entry has
 */
public final class EntryMap<V> {
    private static final int SMALLEST = 8;
    /** So many places further entries are looked for before all are scattered. */
    private static final int FAR = 32;

    /** Each entry is followed by what it has. */
    private @Nullable Object[] table = new @Nullable Object[0];

    private boolean scattered;
    private int size;

    /** Returns what an entry has, or null. */
    @SuppressWarnings("unchecked") // what follows an entry was put there by put()
    public @Nullable V get(ObjectEntry<?> entry) {
        if (size == 0) {
            return null;
        }
        return (V) table[slot(entry) + 1];
    }

    /** Gives an entry a value in place of the one that it had. */
    public void put(ObjectEntry<?> entry, V value) {
        if (size * 3 >= table.length) {
            fill(Math.max(SMALLEST, table.length * 2));
        }
        int slot = slot(entry);
        if (table[slot] == null) {
            if (!scattered && (slot - first(entry) & table.length - 1) > 2 * FAR) {
                scattered = true;
                fill(table.length);
                slot = slot(entry);
            }
            table[slot] = entry;
            size++;
        }
        table[slot + 1] = value;
    }

    /** Returns the place of an entry, or the free one where it would be. */
    private int slot(Object entry) {
        int slot = first(entry);
        while (table[slot] != null && table[slot] != entry) {
            slot = slot + 2 & table.length - 1;
        }
        return slot;
    }

    private int first(Object entry) {
        int number = entry.hashCode();
        if (scattered) {
            number *= 0x9E3779B9;
            number ^= number >>> 16;
        }
        return number << 1 & table.length - 1;
    }

    private void fill(int length) {
        @Nullable Object[] before = table;
        table = new @Nullable Object[length];
        for (int from = 0; from < before.length; from += 2) {
            Object entry = before[from];
            if (entry != null) {
                int slot = slot(entry);
                table[slot] = entry;
                table[slot + 1] = before[from + 1];
            }
        }
    }
}
