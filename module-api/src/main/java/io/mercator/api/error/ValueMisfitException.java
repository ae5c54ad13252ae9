package io.mercator.api.error;

/**
 * A value cannot be stored in its column without being cut, rounded or changed: a string too long, a decimal with too many
 * digits, a number that the database does not know. It was not sent; a session's objects stay as they are.
 */
public class ValueMisfitException extends MercatorException {
    private static final long serialVersionUID = 1L;

    /** What {@link #column()} returns. */
    private final String column;
    /** What {@link #property()} returns. */
    private final String property;

    /**
     * Creates the error.
     *
     * @param column the column with its table, for example {@code users.name}
     * @param property the property, empty when the value came without an object
     * @param message what failed, on what, why, and the fix
     */
    public ValueMisfitException(String column, String property, String message) {
        super(message);
        this.column = column;
        this.property = property;
    }

    /**
     * Returns the column.
     *
     * @return its name with its table's, for example {@code users.name}
     */
    public String column() {
        return column;
    }

    /**
     * Returns the property.
     *
     * @return its name, empty when the value came without an object
     */
    public String property() {
        return property;
    }
}
