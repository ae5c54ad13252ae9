package io.mercator.session.flush;

import io.mercator.session.state.ObjectEntry;

/** One row that a flush writes. Neighbours of the same shape are sent together. */
sealed interface FlushAction permits DeleteAction, InsertAction, UpdateAction {
    /** Returns whose row it is. */
    ObjectEntry<?> entry();

    /** Returns what two actions must have equal to be sent by one statement. */
    Shape shape();
}
