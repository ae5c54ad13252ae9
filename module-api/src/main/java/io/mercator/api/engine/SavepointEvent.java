package io.mercator.api.engine;

/**
 * What happened to a savepoint.
 *
 * @param action what happened
 * @param name the savepoint's name
 */
public record SavepointEvent(Action action, String name) {
    /** What can happen to a savepoint. */
    public enum Action {
        /** It was set. */
        SAVEPOINT,
        /** The transaction was taken back to it. */
        ROLLBACK,
        /** It was given up, and what was done since was kept. */
        RELEASE
    }

    /**
     * Returns SQL's words for it.
     *
     * @return for example {@code ROLLBACK TO SAVEPOINT mercator_savepoint_1}
     */
    public String sql() {
        return switch (action) {
            case SAVEPOINT -> "SAVEPOINT " + name;
            case ROLLBACK -> "ROLLBACK TO SAVEPOINT " + name;
            case RELEASE -> "RELEASE SAVEPOINT " + name;
        };
    }
}
