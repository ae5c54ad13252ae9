package io.mercator.api.schema;

/** When the database looks at a constraint (SQL:2016, 10.8). */
public enum Deferral {
    /** With each statement, always. */
    NONE(""),
    /** With each statement, unless the transaction says {@code SET CONSTRAINTS ... DEFERRED}. */
    INITIALLY_IMMEDIATE(" DEFERRABLE INITIALLY IMMEDIATE"),
    /** When the transaction ends, unless it says otherwise. */
    INITIALLY_DEFERRED(" DEFERRABLE INITIALLY DEFERRED");

    private final String words;

    Deferral(String words) {
        this.words = words;
    }

    /**
     * Returns what stands behind the constraint.
     *
     * @return a space and SQL text; nothing for {@link #NONE}
     */
    public String words() {
        return words;
    }
}
