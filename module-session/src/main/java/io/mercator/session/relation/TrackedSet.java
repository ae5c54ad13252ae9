package io.mercator.session.relation;

import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A set that loads itself when it is looked at, and tells its changes to the other side. For the session's thread. */
class TrackedSet<T> extends AbstractSet<T> implements Tracked<T> {
    private final CollectionState<?, T> state;
    private final Set<T> elements;

    TrackedSet(CollectionState<?, T> state) {
        this(state, new LinkedHashSet<>());
    }

    TrackedSet(CollectionState<?, T> state, Set<T> elements) {
        this.state = state;
        this.elements = elements;
        state.belongsTo(this);
    }

    @Override
    public final CollectionState<?, T> state() {
        return state;
    }

    @Override
    public Collection<T> raw() {
        return elements;
    }

    @Override
    public void addRaw(T element) {
        elements.add(element);
    }

    /** By identity, since an element's hash may have changed. */
    @Override
    public void removeRaw(T element) {
        List<T> rest = new ArrayList<>(elements.size());
        for (T known : elements) {
            if (known != element) {
                rest.add(known);
            }
        }
        fill(rest);
    }

    @Override
    public void rehash() {
        fill(new ArrayList<>(elements));
    }

    @Override
    public void fill(Collection<? extends T> all) {
        elements.clear();
        elements.addAll(all);
    }

    @Override
    public Iterator<T> iterator() {
        state.load();
        Iterator<T> inner = elements.iterator();
        return new Iterator<>() {
            private T last;

            @Override
            public boolean hasNext() {
                return inner.hasNext();
            }

            @Override
            public T next() {
                last = inner.next();
                return last;
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

    @Override
    public boolean contains(Object element) {
        state.load();
        return elements.contains(element);
    }

    @Override
    public boolean add(T element) {
        state.load();
        T checked = state.checked(element, "add");
        boolean added = elements.add(checked);
        if (added) {
            state.told(checked);
        }
        return added;
    }

    @Override
    @SuppressWarnings("unchecked") // what the set contained is an element
    public boolean remove(Object element) {
        state.load();
        if (elements.remove(element)) {
            state.toldRemoved((T) element);
            return true;
        }
        // an element whose hash has changed since it came is found by identity
        if (relationType().isInstance(element) && state.has((T) element)) {
            removeRaw((T) element);
            state.toldRemoved((T) element);
            return true;
        }
        return false;
    }

    private Class<T> relationType() {
        return state.relation().target().mapper().type();
    }
}
