package io.mercator.api.dialect;

import io.mercator.api.inspect.EnumDescription;
import io.mercator.api.inspect.TableDescription;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a database has; one for each dialect, immutable and safe for any thread. Names go in and come out as a
 * {@code Table} spells them (see {@link IdentifierRules#declared}). Only reads, within the transaction of the
 * connection.
 */
public interface Catalog {
    /**
     * Lists the schemas.
     *
     * @param connection where
     * @return their names
     * @throws SQLException as the driver throws it
     */
    List<String> schemas(Connection connection) throws SQLException;

    /**
     * Lists the tables of a schema, without views and the database's own.
     *
     * @param connection where
     * @param schema the schema, null for the connection's own
     * @return their names
     * @throws SQLException as the driver throws it
     */
    List<String> tables(Connection connection, @Nullable String schema) throws SQLException;

    /**
     * Lists the views of a schema.
     *
     * @param connection where
     * @param schema the schema, null for the connection's own
     * @return their names
     * @throws SQLException as the driver throws it
     */
    List<String> views(Connection connection, @Nullable String schema) throws SQLException;

    /**
     * Describes a table or view.
     *
     * @param connection where
     * @param schema the schema, null for the connection's own
     * @param name its name
     * @return the description, empty when there is none
     * @throws SQLException as the driver throws it
     */
    Optional<TableDescription> describe(Connection connection, @Nullable String schema, String name)
            throws SQLException;

    /**
     * Lists the types of labels of a schema.
     *
     * @param connection where
     * @param schema the schema, null for the connection's own
     * @return the types with their labels; none where the database has no such types
     * @throws SQLException as the driver throws it
     */
    default List<EnumDescription> enums(Connection connection, @Nullable String schema) throws SQLException {
        return List.of();
    }

    /**
     * Spells a query as the database itself shows it, where its catalogue does not keep definitions as they were given. Two
     * queries that are spelled the same are the same. Leaves nothing behind.
     *
     * @param connection where
     * @param columns the names that the columns of the query have
     * @param query a query over tables that are there
     * @return the database's spelling, empty where it has none of its own or cannot tell
     * @throws SQLException as the driver throws it
     */
    default Optional<String> spelled(Connection connection, List<String> columns, String query) throws SQLException {
        return Optional.empty();
    }
}
