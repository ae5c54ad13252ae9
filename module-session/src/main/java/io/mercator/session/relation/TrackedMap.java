package io.mercator.session.relation;

import io.mercator.api.error.SessionException;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** A map by a property of its elements, which loads itself and tells its changes. For the session's thread. */
final class TrackedMap<K, T> extends AbstractMap<K, T> implements Tracked<T> {
    private final CollectionState<?, T> state;
    private final Function<? super T, ?> keyOf;
    private final Map<K, T> elements = new LinkedHashMap<>();

    TrackedMap(CollectionState<?, T> state, Function<? super T, ?> keyOf) {
        this.state = state;
        this.keyOf = keyOf;
        state.belongsTo(this);
    }

    @SuppressWarnings("unchecked") // the relationship was declared with a map of the function's keys
    private K key(T element) {
        return (K) keyOf.apply(element);
    }

    @Override
    public CollectionState<?, T> state() {
        return state;
    }

    @Override
    public Collection<T> raw() {
        return elements.values();
    }

    @Override
    public void addRaw(T element) {
        elements.put(key(element), element);
    }

    @Override
    public void removeRaw(T element) {
        elements.values().removeIf(known -> known == element);
    }

    @Override
    public void rehash() {
        fill(new ArrayList<>(elements.values()));
    }

    @Override
    public void rekey() {
        for (Entry<K, T> entry : elements.entrySet()) {
            if (!Objects.equals(entry.getKey(), keyOf.apply(entry.getValue()))) {
                rehash();
                return;
            }
        }
    }

    @Override
    public void fill(Collection<? extends T> all) {
        elements.clear();
        all.forEach(this::addRaw);
    }

    @Override
    public T put(K key, T element) {
        state.load();
        T checked = state.checked(element, "put");
        if (!Objects.equals(key, keyOf.apply(checked))) {
            throw new SessionException("The key " + key + " is not that of the element put into " + state.relation()
                    + ", which is " + keyOf.apply(checked) + ". Put elements under their own key.");
        }
        T before = elements.put(key, checked);
        if (before != checked) {
            if (before != null) {
                state.toldRemoved(before);
            }
            state.told(checked);
        }
        return before;
    }

    @Override
    public T get(Object key) {
        state.load();
        return elements.get(key);
    }

    @Override
    public boolean containsKey(Object key) {
        state.load();
        return elements.containsKey(key);
    }

    @Override
    public Set<Entry<K, T>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<K, T>> iterator() {
                state.load();
                Iterator<Entry<K, T>> inner = elements.entrySet().iterator();
                return new Iterator<>() {
                    private T last;

                    @Override
                    public boolean hasNext() {
                        return inner.hasNext();
                    }

                    @Override
                    public Entry<K, T> next() {
                        Entry<K, T> entry = inner.next();
                        last = entry.getValue();
                        return Map.entry(entry.getKey(), last);
                    }

                    @Override
                    public void remove() {
                        inner.remove();
                        state.toldRemoved(last);
                    }
                };
            }

            @Override
            public int size() {
                state.load();
                return elements.size();
            }
        };
    }
}
