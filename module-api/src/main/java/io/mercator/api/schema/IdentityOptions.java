package io.mercator.api.schema;

import io.mercator.api.error.SchemaException;

/**
 * Which values an identity column generates (SQL:2016, 4.16).
 *
 * @param start the first
 * @param increment the distance from each to the next, not 0
 */
public record IdentityOptions(long start, long increment) {
    /** What databases do when nothing is said: 1, 2, 3. */
    public static final IdentityOptions PLAIN = new IdentityOptions(1, 1);

    /**
     * Checks the distance.
     *
     * @param start the first
     * @param increment the distance from each to the next, not 0
     */
    public IdentityOptions {
        if (increment == 0) {
            throw new SchemaException("The values of an identity column cannot be 0 apart. Give another increment.");
        }
    }
}
