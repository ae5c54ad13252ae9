package io.mercator.api.session;

/** How an object stands to a session; SQLAlchemy's words. It is the session's bookkeeping, never guessed from the key. */
public enum ObjectState {
    /** The session does not know the object, and it has no row that the session knows of. */
    TRANSIENT,
    /** Added; the next flush inserts its row. */
    PENDING,
    /** In the session, with a row. */
    PERSISTENT,
    /** Marked for deletion, or deleted by a flush of the open transaction. */
    DELETED,
    /** Was in this session and left it: expunged, or its deletion was committed. */
    DETACHED
}
