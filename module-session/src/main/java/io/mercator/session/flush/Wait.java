package io.mercator.session.flush;

import io.mercator.session.mapper.UniqueKey;
import org.jspecify.annotations.Nullable;

/**
 * That one row is written before another.
 *
 * @param before what comes first
 * @param after what waits for it
 * @param reason why
 * @param label names the relationship or foreign key for people; empty where the key says it
 * @param key the contested key of a unique value, null for other reasons
 */
record Wait(
        FlushAction before,
        FlushAction after,
        Reason reason,
        String label,
        @Nullable UniqueKey key) {
    /** Why rows wait. */
    enum Reason {
        /** A row takes a value of the other, as a relationship says. */
        VALUE,
        /** A foreign key refers to the other row. */
        REFERENCE,
        /** The row that is deleted is referred to until then. */
        REFERRED,
        /** The other frees a unique value that the row takes. */
        UNIQUE,
        /** A row of a secondary table, or an UPDATE of a foreign key of its own, needs the rows that it names. */
        ROW
    }
}
