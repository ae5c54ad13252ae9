package io.mercator.session;

import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.mapper.WovenSlot;
import io.mercator.session.state.ObjectEntry;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Reads woven objects of other sessions, and of none any more, as they are: these must not load what they lack because another
 * session looks at them. For one merge.
 */
final class Silence implements AutoCloseable {
    private final Map<Object, ObjectEntry<?>> silenced = new IdentityHashMap<>();

    /** Keeps an object's session from hearing of it. */
    void add(Object object) {
        if (WovenSlot.get(object) instanceof ObjectEntry<?> entry && entry.object() == object) {
            silenced.put(object, entry);
            WovenSlot.set(object, null, 0);
        }
    }

    /** Returns the properties that an object was never loaded with, by index: what it shows of them is nobody's value. */
    BitSet lacking(Object object) {
        ObjectEntry<?> entry = silenced.get(object);
        return entry == null ? new BitSet() : entry.deferred();
    }

    /** Tells whether an object was never loaded with what a reference refers to. */
    boolean isLacking(Object object, RelationPlan<?, ?> relation) {
        ObjectEntry<?> entry = silenced.get(object);
        return entry != null && entry.isUnknown(relation.index());
    }

    @Override
    public void close() {
        silenced.values().forEach(ObjectEntry::listen);
    }
}
