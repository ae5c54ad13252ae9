package io.mercator.api.dialect;

/** What a statement does with values of a type, which a database may not be able to do rightly with the form it stores. */
public enum ValueUse {
    /** {@code =}, {@code <>}, IN. */
    COMPARE,
    /** {@code <}, BETWEEN, ORDER BY, min and max. */
    ORDER,
    /** Arithmetic, sum and avg. */
    CALCULATE,
    /** DISTINCT, GROUP BY, UNION. */
    GROUP,
    /** Primary keys, unique constraints, foreign keys and indexes. */
    KEY
}
