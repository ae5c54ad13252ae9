package io.mercator.api.sql;

/** The kinds of joins (SQL:2016, 7.10). */
public enum JoinKind {
    /** Rows that fit each other. */
    INNER("JOIN"),
    /** All rows of the left side. */
    LEFT("LEFT OUTER JOIN"),
    /** All rows of the right side. */
    RIGHT("RIGHT OUTER JOIN"),
    /** All rows of both sides. */
    FULL("FULL OUTER JOIN"),
    /** Each row of the left side with each of the right. */
    CROSS("CROSS JOIN");

    private final String words;

    JoinKind(String words) {
        this.words = words;
    }

    /**
     * Returns the join as it is written.
     *
     * @return the words
     */
    public String words() {
        return words;
    }
}
