package io.mercator.api.schema;

import io.mercator.api.error.SchemaException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A collection of tables that belong together, keyed by schema and name, as SQLAlchemy's {@code MetaData}. Safe for any
 * thread.
 */
public final class MetaData {
    private final @Nullable String schema;
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final List<DdlListener> listeners = new CopyOnWriteArrayList<>();
    private volatile NamingConvention naming = NamingConvention.none();

    /** Creates metadata whose tables live in the connection's own schema unless they say otherwise. */
    public MetaData() {
        this.schema = null;
    }

    /**
     * Creates metadata whose tables live in a schema unless they say otherwise.
     *
     * @param schema the schema's name, unquoted
     */
    public MetaData(String schema) {
        this.schema = schema;
    }

    /**
     * Returns the schema of tables that name none.
     *
     * @return the schema's name, empty for the connection's own
     */
    public Optional<String> schema() {
        return Optional.ofNullable(schema);
    }

    /**
     * Names constraints and indexes that have no name by a convention. Said before the first definition.
     *
     * @param convention gives the names
     * @return this metadata
     */
    public MetaData naming(NamingConvention convention) {
        naming = convention;
        return this;
    }

    /**
     * Returns the convention by which constraints and indexes without a name are named.
     *
     * @return {@link NamingConvention#none} unless another was given
     */
    public NamingConvention naming() {
        return naming;
    }

    /**
     * Adds a listener, whose statements become part of each definition of these tables.
     *
     * @param listener adds statements
     * @return this metadata
     */
    public MetaData listen(DdlListener listener) {
        listeners.add(listener);
        return this;
    }

    List<DdlListener> listeners() {
        return listeners;
    }

    void add(Table table) {
        synchronized (tables) {
            Table present = tables.putIfAbsent(table.qualifiedName(), table);
            if (present != null) {
                throw new SchemaException(
                        "Table '" + table.qualifiedName()
                                + "' is declared twice in one MetaData. Use the Table object that exists, or another MetaData.");
            }
        }
    }

    /**
     * Returns all tables.
     *
     * @return a copy, in the order of their declaration
     */
    public List<Table> tables() {
        synchronized (tables) {
            return List.copyOf(tables.values());
        }
    }

    Collection<String> tableNames() {
        synchronized (tables) {
            return List.copyOf(tables.keySet());
        }
    }

    /**
     * Finds a table.
     *
     * @param qualifiedName {@code name}, or {@code schema.name} for a table of a schema
     * @return the table, empty when there is none
     */
    public Optional<Table> findTable(String qualifiedName) {
        synchronized (tables) {
            Table found = tables.get(qualifiedName);
            return Optional.ofNullable(
                    found == null && schema != null ? tables.get(schema + "." + qualifiedName) : found);
        }
    }

    /**
     * Returns the tables so that each comes after those that its foreign keys refer to; otherwise in the order of
     * declaration.
     *
     * @return a copy
     * @throws SchemaException if foreign keys form a cycle between tables, which is named, or refer to nothing
     */
    public List<Table> sortedTables() {
        return TableOrder.sorted(tables());
    }

    /**
     * Creates what the database does not have of the schemas, sequences, tables, indexes and views. An engine does so in
     * one transaction that is committed, and leaves temporary tables out; a connection in its own transaction, temporary
     * tables too.
     *
     * @param target an engine or a connection
     * @throws io.mercator.api.error.CompileException if a definition lacks what the database demands; nothing was sent
     */
    public void createAll(DdlTarget target) {
        target.create(tables(), true);
    }

    /**
     * Drops what the database has of the views, tables and sequences; schemas stay. An engine does so in one transaction
     * that is committed, a connection in its own.
     *
     * @param target an engine or a connection
     */
    public void dropAll(DdlTarget target) {
        target.drop(tables(), true);
    }

    /**
     * Adds the tables and views that the database has in this metadata's schema, with their columns, keys, constraints
     * and indexes: usable at once for queries and mappings, by {@link Table#get}. Those that the metadata has already
     * stay as they are. Without a connection this is not known; so tables that the program declares need none.
     *
     * @param target an engine or a connection
     * @return this metadata
     * @throws io.mercator.api.error.CompileException if the database cannot be inspected
     */
    public MetaData reflect(DdlTarget target) {
        return reflect(target, name -> true);
    }

    /**
     * Adds some of the tables and views that the database has, as {@link #reflect(DdlTarget)} does, and those that their
     * foreign keys refer to.
     *
     * @param target an engine or a connection
     * @param names tells by its name whether a table is wanted
     * @return this metadata
     * @throws io.mercator.api.error.CompileException if the database cannot be inspected
     */
    public MetaData reflect(DdlTarget target, Predicate<String> names) {
        target.reflect(this, schema, names);
        return this;
    }

    /**
     * Compares these tables with those that the database has in their schemas. Names that the database itself gave to
     * constraints are not compared.
     *
     * @param target an engine or a connection
     * @return what differs, empty when nothing does
     * @throws io.mercator.api.error.CompileException if the database cannot be inspected
     */
    public List<SchemaDifference> diff(DdlTarget target) {
        return target.diff(this);
    }

    /**
     * Returns the statements that create all tables with their sequences and indexes, without a database.
     *
     * @param dialect for which database
     * @return SQL texts in order
     * @throws io.mercator.api.error.CompileException if the database cannot take a definition
     */
    public List<String> createStatements(DdlDialect dialect) {
        return DdlPlan.creation(tables(), dialect).statements().stream()
                .map(dialect::render)
                .toList();
    }

    /**
     * Returns the statements that drop all tables with their sequences, without a database.
     *
     * @param dialect for which database
     * @return SQL texts in order
     */
    public List<String> dropStatements(DdlDialect dialect) {
        return DdlPlan.removal(tables(), dialect).statements().stream()
                .map(dialect::render)
                .toList();
    }
}
