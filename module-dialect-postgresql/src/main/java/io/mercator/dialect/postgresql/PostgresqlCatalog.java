package io.mercator.dialect.postgresql;

import static io.mercator.dialect.postgresql.CatalogQueries.query;

import io.mercator.api.dialect.Catalog;
import io.mercator.api.dialect.SqlScanner;
import io.mercator.api.inspect.ColumnDescription;
import io.mercator.api.inspect.EnumDescription;
import io.mercator.api.inspect.TableDescription;
import io.mercator.api.schema.Identity;
import io.mercator.api.schema.IdentityOptions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's system catalogues (PostgreSQL 18, chapter 52). A table without a schema is the one that its name finds. */
final class PostgresqlCatalog implements Catalog {
    private static final String TABLES = "'r', 'p', 'f'";
    private static final String NAME = "pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname)";
    private static final String VIEWS = "'v', 'm'";
    private static final String RELATIONS = " FROM pg_catalog.pg_class c"
            + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relpersistence <> 't' AND ";

    private record Relation(
            long oid,
            String kind,
            String schema,
            @Nullable String view,
            @Nullable String comment) {
        boolean isView() {
            return VIEWS.contains(kind);
        }
    }

    private final PostgresqlServer server;
    private final PostgresqlConstraints constraints;

    PostgresqlCatalog(PostgresqlServer server) {
        this.server = server;
        this.constraints = new PostgresqlConstraints(server);
    }

    @Override
    public List<String> schemas(Connection connection) throws SQLException {
        return query(
                connection,
                rows -> rows.getString(1),
                "SELECT nspname FROM pg_catalog.pg_namespace"
                        + " WHERE nspname NOT LIKE 'pg\\_%' AND nspname NOT IN ('information_schema', 'crdb_internal')");
    }

    @Override
    public List<String> tables(Connection connection, @Nullable String schema) throws SQLException {
        return names(connection, schema, TABLES);
    }

    @Override
    public List<EnumDescription> enums(Connection connection, @Nullable String schema) throws SQLException {
        return PostgresqlEnums.list(connection, schema);
    }

    @Override
    public List<String> views(Connection connection, @Nullable String schema) throws SQLException {
        return names(connection, schema, VIEWS);
    }

    private static List<String> names(Connection connection, @Nullable String schema, String kinds)
            throws SQLException {
        return query(
                connection,
                rows -> rows.getString(1),
                "SELECT c.relname" + RELATIONS + "c.relkind IN (" + kinds + ") AND " + in(schema),
                schema == null ? new Object[0] : new Object[] {schema});
    }

    private static String in(@Nullable String schema) {
        return schema == null
                ? "pg_catalog.pg_table_is_visible(c.oid)"
                        + " AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'crdb_internal', 'pg_extension')"
                : "n.nspname = ?";
    }

    @Override
    public Optional<TableDescription> describe(Connection connection, @Nullable String schema, String name)
            throws SQLException {
        List<Relation> found = query(
                connection,
                rows -> new Relation(
                        rows.getLong(1), rows.getString(2), rows.getString(3), rows.getString(4), rows.getString(5)),
                "SELECT c.oid, c.relkind, n.nspname,"
                        + " CASE WHEN c.relkind IN (" + VIEWS + ") THEN pg_catalog.pg_get_viewdef(c.oid) END,"
                        + " pg_catalog.obj_description(c.oid, 'pg_class')"
                        + RELATIONS + "c.relkind IN (" + TABLES + ", " + VIEWS + ") AND c.relname = ? AND "
                        + in(schema),
                schema == null ? new Object[] {name} : new Object[] {name, schema});
        return found.isEmpty() ? Optional.empty() : Optional.of(describe(connection, schema, name, found.get(0)));
    }

    private TableDescription describe(Connection connection, @Nullable String schema, String name, Relation relation)
            throws SQLException {
        long oid = relation.oid();
        return new TableDescription(
                schema,
                name,
                relation.view() == null ? null : onOneLine(relation.view()),
                columns(connection, oid, relation.isView()),
                constraints.primaryKey(connection, oid, name),
                constraints.foreignKeys(connection, oid, name, relation.schema()),
                constraints.uniques(connection, oid, name),
                constraints.checks(connection, oid, name),
                constraints.indexes(connection, oid),
                relation.comment(),
                constraints.others(connection, oid),
                relation.kind().equals("m"));
    }

    /** On one line, without the semicolon at its end. */
    private static String onOneLine(String view) {
        String text = view.strip();
        String bare = text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
        return bare.lines()
                .map(String::strip)
                .reduce((left, right) -> left + " " + right)
                .orElse("");
    }

    private List<ColumnDescription> columns(Connection connection, long oid, boolean view) throws SQLException {
        String generated = server.isPostgresqlFrom(12) || !server.isPostgresqlFrom(0) ? "a.attgenerated" : "''";
        return query(
                connection,
                rows -> column(rows, view),
                "SELECT a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnotnull,"
                        + " pg_catalog.pg_get_expr(d.adbin, d.adrelid), a.attidentity, " + generated + ","
                        + " pg_catalog.col_description(a.attrelid, a.attnum),"
                        + " pg_catalog.pg_get_serial_sequence("
                        + NAME + ", a.attname), s.seqstart, s.seqincrement"
                        + " FROM pg_catalog.pg_attribute a"
                        + " JOIN pg_catalog.pg_class c ON c.oid = a.attrelid"
                        + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                        + " LEFT JOIN pg_catalog.pg_sequence s ON s.seqrelid"
                        + " = pg_catalog.pg_get_serial_sequence(" + NAME + ", a.attname)::regclass"
                        + " LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum"
                        + " WHERE a.attrelid = ? AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum",
                oid);
    }

    private static ColumnDescription column(ResultSet rows, boolean view) throws SQLException {
        String type = rows.getString(2);
        String expression = rows.getString(4);
        boolean computed = !rows.getString(6).isBlank();
        Identity identity = identity(rows.getString(5), expression, rows.getString(8));
        boolean hasDefault = expression != null && !computed && identity == null;
        return new ColumnDescription(
                rows.getString(1),
                PostgresqlTypes.parse(type),
                type,
                view || !rows.getBoolean(3),
                hasDefault ? PostgresqlDefaults.plain(expression) : null,
                identity,
                computed ? SqlScanner.bare(expression) : null,
                rows.getString(6).equals("s"),
                rows.getString(7),
                rows.getObject(9) == null
                        ? IdentityOptions.PLAIN
                        : new IdentityOptions(rows.getLong(9), rows.getLong(10)));
    }

    /** A serial column, which was PostgreSQL's way before it had identity columns, is one by default. */
    private static @Nullable Identity identity(
            @Nullable String attribute, @Nullable String expression, @Nullable String ownSequence) {
        if ("a".equals(attribute)) {
            return Identity.ALWAYS;
        }
        boolean serial = expression != null && ownSequence != null && expression.startsWith("nextval(");
        return "d".equals(attribute) || serial ? Identity.BY_DEFAULT : null;
    }

    /**
     * {@inheritDoc} A view of the query is made, read and taken back. Where none may be made, as in a transaction that only
     * reads, nothing is known.
     */
    @Override
    public Optional<String> spelled(Connection connection, List<String> columns, String query) throws SQLException {
        String names =
                columns.stream().map(PostgresqlDialect.IDENTIFIERS::quoted).collect(Collectors.joining(", "));
        Savepoint before = connection.setSavepoint();
        try (PreparedStatement statement =
                connection.prepareStatement("CREATE TEMPORARY VIEW mercator_spelling (" + names + ") AS " + query)) {
            statement.execute();
            List<String> spelled = CatalogQueries.query(
                    connection,
                    rows -> onOneLine(rows.getString(1)),
                    "SELECT pg_catalog.pg_get_viewdef('pg_temp.mercator_spelling'::pg_catalog.regclass)");
            return Optional.of(spelled.get(0));
        } catch (SQLException refused) {
            return Optional.empty();
        } finally {
            connection.rollback(before);
        }
    }
}
