package io.mercator.session.relation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A relationship that is a query: what is added and removed until the next flush, and nothing else. */
public final class TrackedQuery<T> implements Tracked<T> {
    private final CollectionState<?, T> state;
    private final List<T> elements = new ArrayList<>();

    TrackedQuery(CollectionState<?, T> state) {
        this.state = state;
        state.belongsTo(this);
        state.replaced(List.of());
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
        elements.add(element);
    }

    @Override
    public void removeRaw(T element) {
        elements.removeIf(known -> known == element);
    }

    @Override
    public void fill(Collection<? extends T> all) {
        elements.clear();
        elements.addAll(all);
    }

    /** Adds an element for the user. */
    public void add(T element) {
        if (!state.has(element)) {
            elements.add(element);
            state.told(element);
        }
    }

    /** Removes an element for the user, whether it is known or not. */
    public void remove(T element) {
        if (state.has(element)) {
            removeRaw(element);
        } else {
            state.missing(element);
        }
        state.toldRemoved(element);
    }

    void forget() {
        elements.clear();
    }
}
