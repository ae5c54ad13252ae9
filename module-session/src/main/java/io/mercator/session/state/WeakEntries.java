package io.mercator.session.state;

import io.mercator.session.mapper.EntityKey;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Entries of woven objects, held weakly: an entry lies in its object's slot and lives as long as the object does. What is
 * collected leaves the map with the next call.
 */
final class WeakEntries implements KeyedEntries {
    private final Map<EntityKey, Held> entries = new LinkedHashMap<>();
    private final ReferenceQueue<ObjectEntry<?>> gone = new ReferenceQueue<>();

    private static final class Held extends WeakReference<ObjectEntry<?>> {
        private final EntityKey key;

        Held(EntityKey key, ObjectEntry<?> entry, ReferenceQueue<ObjectEntry<?>> queue) {
            super(entry, queue);
            this.key = key;
        }
    }

    @Override
    public @Nullable ObjectEntry<?> find(EntityKey key) {
        sweep();
        Held held = entries.get(key);
        return held == null ? null : held.get();
    }

    @Override
    public @Nullable ObjectEntry<?> putIfAbsent(ObjectEntry<?> entry) {
        ObjectEntry<?> present = find(entry.key());
        if (present == null) {
            // one that is collected and not swept yet would keep the new one from its place in the order
            entries.remove(entry.key());
            entries.put(entry.key(), new Held(entry.key(), entry, gone));
        }
        return present;
    }

    @Override
    public void remove(EntityKey key, ObjectEntry<?> entry) {
        Held held = entries.get(key);
        if (held != null && held.get() == entry) {
            entries.remove(key);
        }
    }

    @Override
    public void forEach(Consumer<? super ObjectEntry<?>> action) {
        sweep();
        for (Held held : entries.values()) {
            ObjectEntry<?> entry = held.get();
            if (entry != null) {
                action.accept(entry);
            }
        }
    }

    @Override
    public int size() {
        sweep();
        return entries.size();
    }

    private void sweep() {
        for (Reference<?> cleared = gone.poll(); cleared != null; cleared = gone.poll()) {
            Held held = (Held) cleared;
            entries.remove(held.key, held);
        }
    }
}
