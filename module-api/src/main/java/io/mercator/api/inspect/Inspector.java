package io.mercator.api.inspect;

import java.util.List;
import java.util.Optional;

/**
 * Reads the catalogue of a database: SQLAlchemy's {@code inspect(engine)}. Each call asks the database anew. That of an engine
 * takes a connection for each call and is safe for any thread; that of a connection belongs to its thread. Names are
 * spelled as a {@code Table} would: a database that stores {@code USERS} for the bare name gives {@code users}.
 */
public interface Inspector {
    /**
     * Lists the schemas.
     *
     * @return names in alphabetical order, the database's own schemas among them
     */
    List<String> schemaNames();

    /**
     * Lists the tables of the connection's own schema.
     *
     * @return names in alphabetical order; no views, no system tables
     */
    List<String> tableNames();

    /**
     * Lists the tables of a schema.
     *
     * @param schema its name
     * @return names in alphabetical order; empty too when there is no such schema
     */
    List<String> tableNames(String schema);

    /**
     * Lists the views of the connection's own schema.
     *
     * @return names in alphabetical order
     */
    List<String> viewNames();

    /**
     * Lists the views of a schema.
     *
     * @param schema its name
     * @return names in alphabetical order; empty too when there is no such schema
     */
    List<String> viewNames(String schema);

    /**
     * Lists the types of labels of the connection's own schema.
     *
     * @return the types in alphabetical order; none where the database has no such types
     */
    List<EnumDescription> enumTypes();

    /**
     * Describes a table or view of the connection's own schema.
     *
     * @param name its name
     * @return the description, empty when there is none
     */
    Optional<TableDescription> findTable(String name);

    /**
     * Describes a table or view of a schema.
     *
     * @param schema the schema's name
     * @param name its name
     * @return the description, empty when there is none
     */
    Optional<TableDescription> findTable(String schema, String name);

    /**
     * Describes a table or view of the connection's own schema.
     *
     * @param name its name
     * @return the description
     * @throws io.mercator.api.error.SchemaException if there is none; the message lists what is there
     */
    TableDescription getTable(String name);
}
