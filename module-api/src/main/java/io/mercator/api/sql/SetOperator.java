package io.mercator.api.sql;

/** The operators between whole queries (SQL:2016, 7.17). */
public enum SetOperator {
    /** All rows, each once. */
    UNION("UNION"),
    /** All rows. */
    UNION_ALL("UNION ALL"),
    /** The rows of both, each once. */
    INTERSECT("INTERSECT"),
    /** The rows of the first alone, each once. */
    EXCEPT("EXCEPT");

    private final String words;

    SetOperator(String words) {
        this.words = words;
    }

    /**
     * Returns the operator as it is written.
     *
     * @return the words
     */
    public String words() {
        return words;
    }
}
