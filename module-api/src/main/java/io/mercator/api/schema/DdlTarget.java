package io.mercator.api.schema;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Where schema definition runs: an engine, or a connection. */
public interface DdlTarget {
    /**
     * Creates tables with what belongs to them. An engine does so in one transaction that is committed, and leaves
     * temporary tables out; a connection in its own transaction.
     *
     * @param tables in the order in which they are created
     * @param checkFirst true to leave out what the database has
     * @throws io.mercator.api.error.CompileException if a definition lacks what the database demands; nothing was sent
     */
    void create(List<Table> tables, boolean checkFirst);

    /**
     * Drops tables and their sequences. An engine does so in one transaction that is committed, a connection in its own.
     *
     * @param tables in the order in which they are dropped
     * @param checkFirst true to leave out what the database does not have
     */
    void drop(List<Table> tables, boolean checkFirst);

    /**
     * Adds to metadata the tables and views that the database has.
     *
     * @param metadata what gets the tables
     * @param schema of which schema, null for the connection's own
     * @param names which of them; tables that their foreign keys refer to come too
     * @throws io.mercator.api.error.CompileException if the database cannot be inspected
     */
    void reflect(MetaData metadata, @Nullable String schema, Predicate<String> names);

    /**
     * Compares metadata with the database.
     *
     * @param metadata the tables as they should be
     * @return what differs, table by table
     * @throws io.mercator.api.error.CompileException if the database cannot be inspected
     */
    List<SchemaDifference> diff(MetaData metadata);
}
