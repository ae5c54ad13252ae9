package io.mercator.session.flush;

import io.mercator.session.state.ObjectEntry;
import java.util.ArrayList;
import java.util.List;

/** One row that a flush writes. Neighbours of the same shape are sent together. */
abstract sealed class FlushAction permits DeleteAction, LinkAction, SaveAction {
    private final ObjectEntry<?> entry;
    private int node;
    private boolean sent;
    private List<FlushAction> needed = List.of();

    FlushAction(ObjectEntry<?> entry) {
        this.entry = entry;
    }

    /** Returns whose row it is; of a secondary table's row, the object that has the collection. */
    final ObjectEntry<?> entry() {
        return entry;
    }

    /** Returns what two actions must have equal to be sent by one statement. */
    abstract Shape shape();

    /** Tells whether another action has the same shape, without making it. */
    abstract boolean isLike(FlushAction other);

    /** Tells whether the action may share a statement with others at all. */
    boolean isBatchable() {
        return true;
    }

    /** Takes the values that were not known when the flush was planned; called once, just before the row is sent. */
    void prepare() {}

    /** Notes that the outcome of another action must be known before this one is sent. */
    final void needs(FlushAction other) {
        if (needed.isEmpty()) {
            needed = List.of(other);
        } else {
            needed = new ArrayList<>(needed);
            needed.add(other);
        }
    }

    /** Tells whether all that the action's values come from has been sent. */
    final boolean isReady() {
        for (int index = 0; index < needed.size(); index++) {
            if (!needed.get(index).sent) {
                return false;
            }
        }
        return true;
    }

    final void sent() {
        sent = true;
    }

    /** Returns the action's number in the graph of its flush. */
    final int node() {
        return node;
    }

    final void node(int number) {
        node = number;
    }
}
