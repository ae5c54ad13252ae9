package io.mercator.session.state;

import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Entries in the order in which they came; a table is made for the first, since most sessions never have one. */
final class OrderedEntries extends AbstractSet<ObjectEntry<?>> {
    private @Nullable Set<ObjectEntry<?>> entries;

    @Override
    public boolean add(ObjectEntry<?> entry) {
        Set<ObjectEntry<?>> made = entries;
        if (made == null) {
            made = new LinkedHashSet<>();
            entries = made;
        }
        return made.add(entry);
    }

    @Override
    public boolean remove(@Nullable Object entry) {
        return entries != null && entries.remove(entry);
    }

    @Override
    public boolean contains(@Nullable Object entry) {
        return entries != null && entries.contains(entry);
    }

    @Override
    public int size() {
        return entries == null ? 0 : entries.size();
    }

    @Override
    public Iterator<ObjectEntry<?>> iterator() {
        return entries == null ? Collections.emptyIterator() : entries.iterator();
    }

    @Override
    public void clear() {
        entries = null;
    }
}
