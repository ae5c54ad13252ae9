package io.mercator.session;

import io.mercator.session.state.ObjectEntry;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An unmodifiable set of objects in order, compared by identity; never calls a method of its members. */
final class ObjectSet extends AbstractSet<Object> {
    private final List<Object> members;

    private ObjectSet(List<Object> members) {
        this.members = members;
    }

    static ObjectSet of(List<? extends ObjectEntry<?>> entries) {
        return new ObjectSet(entries.stream().<Object>map(ObjectEntry::object).toList());
    }

    @Override
    public Iterator<Object> iterator() {
        return members.iterator();
    }

    @Override
    public int size() {
        return members.size();
    }

    @Override
    public boolean contains(@Nullable Object object) {
        for (Object member : members) {
            if (member == object) {
                return true;
            }
        }
        return false;
    }
}
