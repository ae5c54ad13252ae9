package io.mercator.session.relation;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.RandomAccess;
import java.util.Spliterator;

/** A list that loads itself when it is looked at, and tells its changes to the other side. For the session's thread. */
final class TrackedList<T> extends AbstractList<T> implements RandomAccess, Tracked<T> {
    private final CollectionState<?, T> state;
    private final List<T> elements = new ArrayList<>();

    TrackedList(CollectionState<?, T> state) {
        this.state = state;
        state.belongsTo(this);
    }

    @Override
    public CollectionState<?, T> state() {
        return state;
    }

    @Override
    public Collection<T> raw() {
        return elements;
    }

    @Override
    public void addRaw(T element) {
        modCount++;
        elements.add(element);
    }

    @Override
    public void removeRaw(T element) {
        modCount++;
        elements.removeIf(known -> known == element);
    }

    @Override
    public void fill(Collection<? extends T> all) {
        modCount++;
        elements.clear();
        elements.addAll(all);
    }

    // an iterator notices changes, of which the load is none

    @Override
    public Iterator<T> iterator() {
        state.load();
        return super.iterator();
    }

    @Override
    public ListIterator<T> listIterator(int index) {
        state.load();
        return super.listIterator(index);
    }

    @Override
    public Spliterator<T> spliterator() {
        state.load();
        return super.spliterator();
    }

    @Override
    public T get(int index) {
        state.load();
        return elements.get(index);
    }

    @Override
    public int size() {
        state.load();
        return elements.size();
    }

    @Override
    public T set(int index, T element) {
        state.load();
        T checked = state.checked(element, "set");
        T before = elements.set(index, checked);
        if (before != checked) {
            if (!state.has(before)) {
                state.toldRemoved(before);
            }
            state.told(checked);
        }
        return before;
    }

    @Override
    public void add(int index, T element) {
        state.load();
        T checked = state.checked(element, "add");
        modCount++;
        elements.add(index, checked);
        state.told(checked);
    }

    @Override
    public T remove(int index) {
        state.load();
        modCount++;
        T before = elements.remove(index);
        if (!state.has(before)) {
            state.toldRemoved(before);
        }
        return before;
    }

    @Override
    public boolean remove(Object element) {
        state.load();
        for (int index = 0; index < elements.size(); index++) {
            if (elements.get(index) == element) {
                remove(index);
                return true;
            }
        }
        return super.remove(element);
    }
}
