package io.mercator.dialect.mariadb;

import io.mercator.api.dialect.Catalog;
import io.mercator.api.dialect.IdentifierRules;
import io.mercator.api.inspect.ColumnDescription;
import io.mercator.api.inspect.TableDescription;
import io.mercator.api.schema.Identity;
import io.mercator.api.type.SqlType;
import io.mercator.api.type.Types;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** INFORMATION_SCHEMA, where a schema is what SHOW calls a database. */
final class MariadbCatalog implements Catalog {
    private static final String TABLES = "'BASE TABLE', 'SYSTEM VERSIONED'";
    private static final String VIEWS = "'VIEW'";

    private record Kind(String type, @Nullable String comment) {}

    private final IdentifierRules identifiers;
    private final boolean mariadb;

    MariadbCatalog(IdentifierRules identifiers, boolean mariadb) {
        this.identifiers = identifiers;
        this.mariadb = mariadb;
    }

    private static String stored(Connection connection, @Nullable String schema) throws SQLException {
        String own = schema == null ? connection.getCatalog() : schema;
        return own == null ? "" : own;
    }

    @Override
    public List<String> schemas(Connection connection) throws SQLException {
        return CatalogQuery.list(
                connection,
                rows -> rows.getString(1),
                "SELECT schema_name FROM information_schema.schemata ORDER BY schema_name");
    }

    @Override
    public List<String> tables(Connection connection, @Nullable String schema) throws SQLException {
        return names(connection, schema, TABLES);
    }

    @Override
    public List<String> views(Connection connection, @Nullable String schema) throws SQLException {
        return names(connection, schema, VIEWS);
    }

    private static List<String> names(Connection connection, @Nullable String schema, String kinds)
            throws SQLException {
        return CatalogQuery.list(
                connection,
                rows -> rows.getString(1),
                "SELECT table_name FROM information_schema.tables WHERE table_schema = ? AND table_type IN (" + kinds
                        + ") ORDER BY table_name",
                stored(connection, schema));
    }

    @Override
    public Optional<TableDescription> describe(Connection connection, @Nullable String schema, String name)
            throws SQLException {
        String storedSchema = stored(connection, schema);
        List<Kind> kinds = CatalogQuery.list(
                connection,
                rows -> new Kind(rows.getString(1), comment(rows, 2)),
                "SELECT table_type, table_comment FROM information_schema.tables WHERE table_schema = ?"
                        + " AND table_name = ? AND table_type IN (" + TABLES + ", " + VIEWS + ")",
                storedSchema,
                name);
        if (kinds.isEmpty()) {
            return Optional.empty();
        }
        boolean view = kinds.get(0).type().equals("VIEW");
        MariadbConstraints constraints = MariadbConstraints.read(connection, identifiers, mariadb, storedSchema, name);
        return Optional.of(new TableDescription(
                schema,
                name,
                view ? viewSql(connection, storedSchema, name) : null,
                columns(connection, storedSchema, name, constraints),
                constraints.primaryKey(),
                constraints.foreignKeys(),
                constraints.uniques(),
                constraints.checks(),
                constraints.indexes(),
                view ? null : kinds.get(0).comment()));
    }

    private static @Nullable String comment(ResultSet rows, int column) throws SQLException {
        String text = rows.getString(column);
        return text == null || text.isEmpty() ? null : text;
    }

    private String viewSql(Connection connection, String schema, String name) throws SQLException {
        List<String> texts = CatalogQuery.list(
                connection,
                rows -> MariadbText.declared(rows.getString(1), schema, identifiers),
                "SELECT view_definition FROM information_schema.views WHERE table_schema = ? AND table_name = ?",
                schema,
                name);
        return texts.get(0);
    }

    private List<ColumnDescription> columns(
            Connection connection, String schema, String name, MariadbConstraints constraints) throws SQLException {
        return CatalogQuery.list(
                connection,
                rows -> column(rows, schema, constraints),
                "SELECT column_name, data_type, column_type, character_maximum_length, numeric_precision, numeric_scale,"
                        + " is_nullable, column_default, extra, generation_expression, column_comment"
                        + " FROM information_schema.columns WHERE table_schema = ? AND table_name = ?"
                        + " ORDER BY ordinal_position",
                schema,
                name);
    }

    private ColumnDescription column(ResultSet rows, String schema, MariadbConstraints constraints)
            throws SQLException {
        String name = rows.getString(1);
        String text = rows.getString(3);
        String extra = rows.getString(9);
        String generation = rows.getString(10);
        boolean computed = generation != null && !generation.isEmpty();
        long characters = rows.getLong(4);
        SqlType<?> type = constraints.isDocument(name)
                ? Types.JSON
                : MariadbTypes.of(
                        rows.getString(2), text, characters > 0 ? characters : rows.getLong(5), rows.getInt(6));
        String shown = rows.getString(8);
        String plain = mariadb ? MariadbDefaults.shown(shown, type) : MariadbDefaults.shown(shown, type, extra);
        return new ColumnDescription(
                name,
                type,
                text,
                rows.getString(7).equals("YES"),
                computed ? null : plain,
                extra.contains("auto_increment") ? Identity.BY_DEFAULT : null,
                computed ? MariadbText.declared(generation, schema, identifiers) : null,
                extra.contains("STORED") || extra.contains("PERSISTENT"),
                comment(rows, 11));
    }

    /**
     * {@inheritDoc} What EXPLAIN notes of the query that it has read. A temporary view there is not, and any other would commit
     * the transaction.
     */
    @Override
    public Optional<String> spelled(Connection connection, List<String> columns, String query) throws SQLException {
        String names = columns.stream().map(identifiers::quoted).collect(Collectors.joining(", "));
        String explain = (mariadb ? "EXPLAIN EXTENDED " : "EXPLAIN ") + "WITH mercator_spelling (" + names + ") AS ("
                + query + ") SELECT * FROM mercator_spelling";
        try (Statement statement = connection.createStatement()) {
            try (ResultSet plan = statement.executeQuery(explain)) {
                while (plan.next()) {
                    // The notes are there when the plan has been read.
                }
            }
            try (ResultSet notes = statement.executeQuery("SHOW WARNINGS")) {
                while (notes.next()) {
                    if (notes.getInt(2) == 1003) {
                        return Optional.of(notes.getString(3));
                    }
                }
            }
            return Optional.empty();
        } catch (SQLException refused) {
            return Optional.empty();
        }
    }
}
