package io.mercator.api.schema;

import io.mercator.api.sql.RenderTarget;

/** What the definition of a schema needs to know of a database; every dialect is one. */
public interface DdlDialect extends RenderTarget {
    /**
     * Tells whether the database has sequence generators.
     *
     * @return true if so
     */
    boolean hasSequences();

    /**
     * Tells whether the database has types of labels, which are created before the tables that use them.
     *
     * @return true if so; false unless overridden
     */
    default boolean hasEnumTypes() {
        return false;
    }

    /**
     * Tells whether the database has schemas that are created by a statement.
     *
     * @return true if so
     */
    boolean createsSchemas();

    /**
     * Tells whether tables and columns get comments by {@code COMMENT ON}; elsewhere comments stay in the program.
     *
     * @return true if so
     */
    boolean hasComments();

    /**
     * Tells whether comments stand in CREATE TABLE itself.
     *
     * @return false unless overridden: they come after it
     */
    default boolean commentsInPlace() {
        return false;
    }

    /**
     * Tells whether foreign keys can be added to a table that is there; else a circle of tables is created with the foreign
     * keys in place, which such a database takes.
     *
     * @return true if so
     */
    boolean addsForeignKeys();
}
