package io.mercator.session.state;

import io.mercator.api.error.SessionException;
import io.mercator.api.session.ObjectState;
import io.mercator.session.mapper.EntityKey;

/** What is said of objects that stand otherwise than an operation needs. */
final class WorkspaceErrors {
    private WorkspaceErrors() {}

    static SessionException notPersistent(Object object, ObjectState state, String operation) {
        String who = object.getClass().getSimpleName() + "@" + Integer.toHexString(System.identityHashCode(object));
        return new SessionException(operation + " needs a persistent object, and " + who + " is " + state + ". "
                + switch (state) {
                    case PENDING -> "It has no row yet: flush() first, or expunge(...) to forget it.";
                    case DELETED -> "Its row is being deleted: roll back, or add(...) it again before the flush.";
                    default -> "Load it in this session with get(...) or a query, or add(...) a new object.";
                });
    }

    static SessionException hasRow(EntityKey key) {
        return new SessionException("The object was expunged from this session and has a row: " + key
                + ". Adding it would insert a second one. Load the row with get(...) and change that object.");
    }
}
