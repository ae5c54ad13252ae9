package io.mercator.api.schema;

/** What becomes of rows when the row that they refer to is deleted or gets another key (SQL:2016, 11.8). */
public enum ReferentialAction {
    /** The change is refused, at the end of the statement or of the transaction. */
    NO_ACTION("NO ACTION"),
    /** The change is refused at once. */
    RESTRICT("RESTRICT"),
    /** They are deleted, or follow to the other key. */
    CASCADE("CASCADE"),
    /** They refer to nothing. */
    SET_NULL("SET NULL"),
    /** They refer to the column's default. */
    SET_DEFAULT("SET DEFAULT");

    private final String words;

    ReferentialAction(String words) {
        this.words = words;
    }

    /**
     * Returns the action as it is written.
     *
     * @return the words
     */
    public String words() {
        return words;
    }
}
