package io.mercator.dialect.h2;

import io.mercator.api.dialect.Catalog;
import io.mercator.api.dialect.IdentifierRules;
import io.mercator.api.inspect.ColumnDescription;
import io.mercator.api.inspect.IndexDescription;
import io.mercator.api.inspect.TableDescription;
import io.mercator.api.schema.Identity;
import io.mercator.api.schema.IdentityOptions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** H2's INFORMATION_SCHEMA (h2database.com, "Information schema"), where names are as they are stored. */
final class H2Catalog implements Catalog {
    private record Kind(String type, @Nullable String comment) {}

    private record IndexPart(String index, boolean unique, IndexDescription.Part part) {}

    private final IdentifierRules identifiers;
    private final boolean namesNoActionRestrict;

    /** The catalogue of a version that shows NO ACTION as RESTRICT, or of a later one. */
    H2Catalog(IdentifierRules identifiers, boolean namesNoActionRestrict) {
        this.identifiers = identifiers;
        this.namesNoActionRestrict = namesNoActionRestrict;
    }

    private String stored(Connection connection, @Nullable String schema) throws SQLException {
        return schema == null ? connection.getSchema() : identifiers.stored(schema);
    }

    @Override
    public List<String> schemas(Connection connection) throws SQLException {
        return CatalogQuery.list(
                connection,
                rows -> identifiers.declared(rows.getString(1)),
                "SELECT schema_name FROM information_schema.schemata ORDER BY schema_name");
    }

    @Override
    public List<String> tables(Connection connection, @Nullable String schema) throws SQLException {
        return names(connection, schema, "BASE TABLE");
    }

    @Override
    public List<String> views(Connection connection, @Nullable String schema) throws SQLException {
        return names(connection, schema, "VIEW");
    }

    private List<String> names(Connection connection, @Nullable String schema, String kind) throws SQLException {
        return CatalogQuery.list(
                connection,
                rows -> identifiers.declared(rows.getString(1)),
                "SELECT table_name FROM information_schema.tables WHERE table_schema = ? AND table_type = ?",
                stored(connection, schema),
                kind);
    }

    @Override
    public Optional<TableDescription> describe(Connection connection, @Nullable String schema, String name)
            throws SQLException {
        String storedSchema = stored(connection, schema);
        String storedName = identifiers.stored(name);
        List<Kind> kinds = CatalogQuery.list(
                connection,
                rows -> new Kind(rows.getString(1), comment(rows, 2)),
                "SELECT table_type, remarks FROM information_schema.tables WHERE table_schema = ? AND table_name = ?"
                        + " AND table_type IN ('BASE TABLE', 'VIEW')",
                storedSchema,
                storedName);
        if (kinds.isEmpty()) {
            return Optional.empty();
        }
        H2Constraints constraints =
                H2Constraints.read(connection, identifiers, storedSchema, storedName, namesNoActionRestrict);
        return Optional.of(new TableDescription(
                schema,
                name,
                kinds.get(0).type().equals("VIEW") ? viewSql(connection, storedSchema, storedName) : null,
                columns(connection, storedSchema, storedName),
                constraints.primaryKey(),
                constraints.foreignKeys(),
                constraints.uniques(),
                constraints.checks(),
                indexes(connection, storedSchema, storedName),
                kinds.get(0).comment()));
    }

    private static @Nullable String comment(ResultSet rows, int column) throws SQLException {
        String text = rows.getString(column);
        return text == null || text.isEmpty() ? null : text;
    }

    private String viewSql(Connection connection, String schema, String name) throws SQLException {
        List<String> texts = CatalogQuery.list(
                connection,
                rows -> H2Text.declared(rows.getString(1), schema, identifiers),
                "SELECT view_definition FROM information_schema.views WHERE table_schema = ? AND table_name = ?",
                schema,
                name);
        return texts.get(0);
    }

    private List<ColumnDescription> columns(Connection connection, String schema, String name) throws SQLException {
        return CatalogQuery.list(
                connection,
                rows -> column(
                        rows, schema, H2Types.read(rows, identifier -> element(connection, schema, name, identifier))),
                "SELECT column_name, " + H2Types.COLUMNS + ", is_nullable, column_default, identity_generation,"
                        + " identity_start, identity_increment,"
                        + " generation_expression, remarks FROM information_schema.columns"
                        + " WHERE table_schema = ? AND table_name = ? ORDER BY ordinal_position",
                schema,
                name);
    }

    private static H2Types.Found element(Connection connection, String schema, String table, String identifier)
            throws SQLException {
        return CatalogQuery.list(
                        connection,
                        rows -> H2Types.read(rows, inner -> element(connection, schema, table, inner)),
                        "SELECT " + H2Types.COLUMNS + " FROM information_schema.element_types WHERE object_schema = ?"
                                + " AND object_name = ? AND object_type = 'TABLE' AND collection_type_identifier = ?",
                        schema,
                        table,
                        identifier)
                .get(0);
    }

    private ColumnDescription column(ResultSet rows, String schema, H2Types.Found found) throws SQLException {
        String generation = rows.getString("identity_generation");
        return new ColumnDescription(
                identifiers.declared(rows.getString("column_name")),
                found.type(),
                found.text(),
                rows.getString("is_nullable").equals("YES"),
                text(rows.getString("column_default"), schema),
                generation == null ? null : generation.equals("ALWAYS") ? Identity.ALWAYS : Identity.BY_DEFAULT,
                text(rows.getString("generation_expression"), schema),
                false,
                comment(rows, rows.findColumn("remarks")),
                generation == null
                        ? IdentityOptions.PLAIN
                        : new IdentityOptions(rows.getLong("identity_start"), rows.getLong("identity_increment")));
    }

    private @Nullable String text(@Nullable String sql, String schema) {
        return sql == null ? null : H2Text.declared(sql, schema, identifiers);
    }

    /** Without those that a constraint made for itself. */
    private List<IndexDescription> indexes(Connection connection, String schema, String name) throws SQLException {
        List<IndexPart> parts = CatalogQuery.list(
                connection,
                rows -> new IndexPart(
                        identifiers.declared(rows.getString(1)),
                        rows.getString(2).startsWith("UNIQUE"),
                        new IndexDescription.Part(
                                identifiers.declared(rows.getString(3)),
                                false,
                                rows.getString(4).equals("DESC"))),
                "SELECT i.index_name, i.index_type_name, c.column_name, c.ordering_specification"
                        + " FROM information_schema.indexes i JOIN information_schema.index_columns c"
                        + " ON c.index_schema = i.index_schema AND c.index_name = i.index_name"
                        + " AND c.table_name = i.table_name"
                        + " WHERE i.table_schema = ? AND i.table_name = ? AND NOT i.is_generated"
                        + " ORDER BY i.index_name, c.ordinal_position",
                schema,
                name);
        Map<String, IndexDescription> indexes = new LinkedHashMap<>();
        for (IndexPart part : parts) {
            IndexDescription known = indexes.get(part.index());
            List<IndexDescription.Part> all = new ArrayList<>(known == null ? List.of() : known.parts());
            all.add(part.part());
            indexes.put(part.index(), new IndexDescription(part.index(), all, part.unique(), null));
        }
        return List.copyOf(indexes.values());
    }
}
