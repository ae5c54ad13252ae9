package io.mercator.session.state;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the entries of plain objects by identity; holds the objects strongly, since only a comparison tells changes. */
public final class PlainStateLookup implements StateLookup {
    private final Map<Object, ObjectEntry<?>> entries = new IdentityHashMap<>();

    @Override
    public @Nullable ObjectEntry<?> find(Object object) {
        return entries.get(object);
    }

    @Override
    public void attach(ObjectEntry<?> entry) {
        entries.put(entry.object(), entry);
    }

    @Override
    public void detach(ObjectEntry<?> entry) {
        entries.remove(entry.object());
    }

    @Override
    public Collection<ObjectEntry<?>> entries() {
        return entries.values();
    }
}
