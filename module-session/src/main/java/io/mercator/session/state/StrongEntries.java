package io.mercator.session.state;

import io.mercator.session.mapper.EntityKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Entries of plain objects, of which only a comparison tells whether they were changed. */
final class StrongEntries implements KeyedEntries {
    private final Map<EntityKey, ObjectEntry<?>> entries = new LinkedHashMap<>();

    @Override
    public @Nullable ObjectEntry<?> find(EntityKey key) {
        return entries.get(key);
    }

    @Override
    public @Nullable ObjectEntry<?> putIfAbsent(ObjectEntry<?> entry) {
        return entries.putIfAbsent(entry.key(), entry);
    }

    @Override
    public void remove(EntityKey key, ObjectEntry<?> entry) {
        entries.remove(key, entry);
    }

    @Override
    public void forEach(Consumer<? super ObjectEntry<?>> action) {
        entries.values().forEach(action);
    }

    @Override
    public int size() {
        return entries.size();
    }
}
