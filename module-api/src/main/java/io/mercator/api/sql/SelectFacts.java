package io.mercator.api.sql;

import org.jspecify.annotations.Nullable;

/**
 * What tells one SELECT from another beside its clauses themselves. The few that a program's statements have are made
 * once: each new statement of a known shape takes the facts from the table, where an entry that two threads write at once
 * is merely made twice.
 */
record SelectFacts(int froms, int implied, int groupBy, int orderBy, int distinctOn, int present, LabelStyle labels) {
    static final int WHERE = 1;
    static final int HAVING = 2;
    static final int ROW_LIMIT = 4;
    static final int LOCK = 8;
    static final int DISTINCT = 16;

    private static final @Nullable SelectFacts[] KNOWN = new @Nullable SelectFacts[256];

    static SelectFacts of(
            int froms, int implied, int groupBy, int orderBy, int distinctOn, int present, LabelStyle labels) {
        int hash = (((((froms * 31 + implied) * 31 + groupBy) * 31 + orderBy) * 31 + distinctOn) * 31 + present) * 31
                + labels.ordinal();
        int slot = (hash ^ (hash >>> 8)) & (KNOWN.length - 1);
        SelectFacts known = KNOWN[slot];
        if (known != null
                && known.froms == froms
                && known.implied == implied
                && known.groupBy == groupBy
                && known.orderBy == orderBy
                && known.distinctOn == distinctOn
                && known.present == present
                && known.labels == labels) {
            return known;
        }
        SelectFacts made = new SelectFacts(froms, implied, groupBy, orderBy, distinctOn, present, labels);
        KNOWN[slot] = made;
        return made;
    }
}
