package io.mercator.api.error;

/**
 * A table, column, key or their metadata is described wrongly: a duplicate name, a column added to a sealed table, a
 * reference to nothing, a column of another table.
 */
public class SchemaException extends ConfigurationException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param message what failed, on what, why, and the fix
     */
    public SchemaException(String message) {
        super(message);
    }
}
