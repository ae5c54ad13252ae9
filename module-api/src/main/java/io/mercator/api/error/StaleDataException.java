package io.mercator.api.error;

/**
 * An UPDATE or DELETE of the flush met another number of rows than it should have: the row was changed or deleted by
 * somebody else. Follows SQLAlchemy's {@code StaleDataError}.
 */
public class StaleDataException extends SessionException {
    private static final long serialVersionUID = 1L;

    /** What {@link #table()} returns. */
    private final String table;
    /** What {@link #expectedRows()} returns. */
    private final long expectedRows;
    /** What {@link #actualRows()} returns. */
    private final long actualRows;

    /**
     * Creates the error.
     *
     * @param table the table of the statement
     * @param expectedRows the number of rows that the statement should have met
     * @param actualRows the number of rows that it met
     * @param message what failed, on what, why, and the fix
     */
    public StaleDataException(String table, long expectedRows, long actualRows, String message) {
        super(message);
        this.table = table;
        this.expectedRows = expectedRows;
        this.actualRows = actualRows;
    }

    /**
     * Returns the table of the statement.
     *
     * @return the table of the statement
     */
    public String table() {
        return table;
    }

    /**
     * Returns the number of rows that the statement should have met.
     *
     * @return the number of rows that the statement should have met
     */
    public long expectedRows() {
        return expectedRows;
    }

    /**
     * Returns the number of rows that it met.
     *
     * @return the number of rows that it met
     */
    public long actualRows() {
        return actualRows;
    }
}
