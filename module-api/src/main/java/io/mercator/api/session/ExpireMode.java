package io.mercator.api.session;

/** What happens to loaded values when a transaction ends. Objects always keep their last values until reloaded. */
public enum ExpireMode {
    /**
     * Objects expire. A woven one is reloaded when a property of it is first read, in a transaction that this begins; a plain
     * one, which nobody sees being read, by a query that has it among its rows, and by key by the session's own methods.
     */
    ON_TOUCH,
    /** As ON_TOUCH, and every mapped class must be woven: opening a session is refused where one is not. */
    ON_ACCESS,
    /** Objects expire; the next transaction begins with reloading all of them, in batches for each table. */
    ON_BEGIN,
    /** Objects keep counting as loaded. */
    NEVER
}
