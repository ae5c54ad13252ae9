package io.mercator.session.state;

import org.jspecify.annotations.Nullable;

/** Which plain objects the session has, as far as others may ask, and which had left it. */
final class Possessions {
    private final Object session;
    private final @Nullable OwnerRegistry owners;
    /** Made for the first that leaves. */
    private @Nullable OwnerRegistry departed;

    /**
     * Creates the possessions of a session.
     *
     * @param owners who has which plain object, when the factory is strict
     */
    Possessions(Object session, @Nullable OwnerRegistry owners) {
        this.session = session;
        this.owners = owners;
    }

    /** Takes an object in; false when another open session has it, as far as that is known. */
    boolean take(Object object, boolean isWoven) {
        return owners == null || isWoven || owners.claim(object, session) == null;
    }

    /** Forgets that an object had left, which is back. */
    void returned(Object object) {
        if (departed != null) {
            departed.forget(object);
        }
    }

    /** Tells whether others may ask. */
    boolean areTold() {
        return owners != null;
    }

    /** Gives an object up. */
    void release(Object object, boolean isWoven) {
        if (owners != null && !isWoven) {
            owners.release(object, session);
        }
    }

    /** Notes what an object had that leaves the session. */
    void depart(Object object, Object had) {
        if (departed == null) {
            departed = new OwnerRegistry();
        }
        departed.claim(object, had);
    }

    /** Returns what an object had that left the session, or null. */
    @Nullable
    Object departed(Object object) {
        return departed == null ? null : departed.owner(object);
    }
}
