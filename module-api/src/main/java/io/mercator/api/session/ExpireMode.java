package io.mercator.api.session;

/** What happens to loaded values when a transaction ends. Objects always keep their last values until reloaded. */
public enum ExpireMode {
    /** Objects expire; a query refreshes those among its rows, and the session's own methods reload by key. */
    ON_TOUCH,
    /** Objects expire; the next transaction begins with reloading all of them, in batches for each table. */
    ON_BEGIN,
    /** Objects keep counting as loaded. */
    NEVER
}
