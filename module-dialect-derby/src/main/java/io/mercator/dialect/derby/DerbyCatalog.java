package io.mercator.dialect.derby;

import io.mercator.api.dialect.Catalog;
import io.mercator.api.dialect.IdentifierRules;
import io.mercator.api.dialect.SqlScanner;
import io.mercator.api.inspect.CheckDescription;
import io.mercator.api.inspect.ColumnDescription;
import io.mercator.api.inspect.ForeignKeyDescription;
import io.mercator.api.inspect.IndexDescription;
import io.mercator.api.inspect.KeyDescription;
import io.mercator.api.inspect.TableDescription;
import io.mercator.api.schema.Identity;
import io.mercator.api.schema.IdentityOptions;
import io.mercator.api.schema.ReferentialAction;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Derby's system tables (Derby Reference Manual, "System tables"). */
final class DerbyCatalog implements Catalog {
    private static final String BY_DEFAULT = "GENERATED_BY_DEFAULT";
    private static final String COMPUTED = "GENERATED ALWAYS AS";
    /** How Derby names what the program does not name. */
    private static final Pattern OWN_NAME = Pattern.compile("SQL\\d{10}-.*");

    /** Reads one row. */
    private interface RowReader<T> {
        T read(ResultSet rows) throws SQLException;
    }

    private final IdentifierRules identifiers;

    DerbyCatalog(IdentifierRules identifiers) {
        this.identifiers = identifiers;
    }

    private <T> List<T> query(Connection connection, RowReader<T> reader, String sql, String... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < parameters.length; index++) {
                statement.setString(index + 1, parameters[index]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<T> all = new ArrayList<>();
                while (rows.next()) {
                    all.add(reader.read(rows));
                }
                return all;
            }
        }
    }

    private String declared(ResultSet rows, int column) throws SQLException {
        return identifiers.declared(rows.getString(column));
    }

    private String stored(Connection connection, @Nullable String schema) throws SQLException {
        if (schema != null) {
            return identifiers.stored(schema);
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("VALUES CURRENT SCHEMA")) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Override
    public List<String> schemas(Connection connection) throws SQLException {
        return query(connection, rows -> declared(rows, 1), "SELECT schemaname FROM sys.sysschemas");
    }

    @Override
    public List<String> tables(Connection connection, @Nullable String schema) throws SQLException {
        return names(connection, schema, "T");
    }

    @Override
    public List<String> views(Connection connection, @Nullable String schema) throws SQLException {
        return names(connection, schema, "V");
    }

    private List<String> names(Connection connection, @Nullable String schema, String kind) throws SQLException {
        return query(
                connection,
                rows -> declared(rows, 1),
                "SELECT t.tablename FROM sys.systables t JOIN sys.sysschemas s ON s.schemaid = t.schemaid"
                        + " WHERE s.schemaname = ? AND t.tabletype = ?",
                stored(connection, schema),
                kind);
    }

    @Override
    public Optional<TableDescription> describe(Connection connection, @Nullable String schema, String name)
            throws SQLException {
        String storedSchema = stored(connection, schema);
        List<String> ids = query(
                connection,
                rows -> rows.getString(1),
                "SELECT t.tableid FROM sys.systables t JOIN sys.sysschemas s ON s.schemaid = t.schemaid"
                        + " WHERE s.schemaname = ? AND t.tablename = ? AND t.tabletype IN ('T', 'V')",
                storedSchema,
                identifiers.stored(name));
        if (ids.isEmpty()) {
            return Optional.empty();
        }
        String id = ids.get(0);
        List<ColumnDescription> columns = query(
                connection,
                this::column,
                "SELECT columnname, columndatatype, columndefault, autoincrementvalue,"
                        + " autoincrementstart, autoincrementinc FROM sys.syscolumns"
                        + " WHERE referenceid = ? ORDER BY columnnumber",
                id);
        List<KeyDescription> primaryKeys = keys(connection, id, "P", columns);
        return Optional.of(new TableDescription(
                schema,
                name,
                view(connection, id),
                columns,
                primaryKeys.isEmpty() ? null : primaryKeys.get(0),
                foreignKeys(connection, storedSchema, identifiers.stored(name)),
                keys(connection, id, "U", columns),
                checks(connection, id),
                indexes(connection, id, columns),
                null));
    }

    private ColumnDescription column(ResultSet rows) throws SQLException {
        String type = rows.getString(2);
        boolean nullable = !type.endsWith(" NOT NULL");
        String bare = nullable ? type : type.substring(0, type.length() - " NOT NULL".length());
        String text = rows.getString(3);
        rows.getLong(4);
        boolean increments = !rows.wasNull();
        boolean computed = text != null && text.startsWith(COMPUTED);
        Identity identity = !increments ? null : BY_DEFAULT.equals(text) ? Identity.BY_DEFAULT : Identity.ALWAYS;
        return new ColumnDescription(
                declared(rows, 1),
                DerbyTypes.parse(bare),
                bare,
                nullable,
                computed || increments ? null : text,
                identity,
                computed ? SqlScanner.bare(text.substring(COMPUTED.length())) : null,
                false,
                null,
                increments ? new IdentityOptions(rows.getLong(5), rows.getLong(6)) : IdentityOptions.PLAIN);
    }

    private @Nullable String view(Connection connection, String id) throws SQLException {
        List<String> definitions = query(
                connection, rows -> rows.getString(1), "SELECT viewdefinition FROM sys.sysviews WHERE tableid = ?", id);
        if (definitions.isEmpty()) {
            return null;
        }
        String definition = definitions.get(0);
        List<SqlScanner.Token> tokens = SqlScanner.tokens(definition);
        int as = SqlScanner.indexOf(tokens, "AS", 0);
        return definition.substring(tokens.get(as).end()).strip();
    }

    private @Nullable String named(@Nullable String constraint) {
        return constraint == null || OWN_NAME.matcher(constraint).matches() ? null : identifiers.declared(constraint);
    }

    private List<KeyDescription> keys(Connection connection, String id, String kind, List<ColumnDescription> columns)
            throws SQLException {
        return query(
                connection,
                rows -> new KeyDescription(
                        named(rows.getString(1)),
                        parts(rows.getString(2), columns).stream()
                                .map(IndexDescription.Part::text)
                                .toList()),
                "SELECT c.constraintname, g.descriptor FROM sys.sysconstraints c"
                        + " JOIN sys.syskeys k ON k.constraintid = c.constraintid"
                        + " JOIN sys.sysconglomerates g ON g.conglomerateid = k.conglomerateid"
                        + " WHERE c.tableid = ? AND g.tableid = c.tableid AND c.type = ?",
                id,
                kind);
    }

    /** Reads columns of a text like {@code UNIQUE BTREE (3 DESC, 1)}. */
    private static List<IndexDescription.Part> parts(String descriptor, List<ColumnDescription> columns) {
        String inner = descriptor.substring(descriptor.indexOf('(') + 1, descriptor.lastIndexOf(')'));
        List<IndexDescription.Part> parts = new ArrayList<>();
        for (String part : inner.split(",")) {
            String[] words = part.strip().split(" ");
            String column = columns.get(Integer.parseInt(words[0]) - 1).name();
            parts.add(new IndexDescription.Part(column, false, words.length > 1));
        }
        return parts;
    }

    private List<CheckDescription> checks(Connection connection, String id) throws SQLException {
        return query(
                connection,
                rows -> new CheckDescription(named(rows.getString(1)), SqlScanner.bare(rows.getString(2))),
                "SELECT c.constraintname, k.checkdefinition FROM sys.sysconstraints c"
                        + " JOIN sys.syschecks k ON k.constraintid = c.constraintid WHERE c.tableid = ?",
                id);
    }

    private List<IndexDescription> indexes(Connection connection, String id, List<ColumnDescription> columns)
            throws SQLException {
        return query(
                connection,
                rows -> new IndexDescription(
                        declared(rows, 1),
                        parts(rows.getString(2), columns),
                        rows.getString(2).startsWith("UNIQUE"),
                        null),
                "SELECT conglomeratename, descriptor FROM sys.sysconglomerates"
                        + " WHERE tableid = ? AND isindex AND NOT isconstraint ORDER BY conglomeratename",
                id);
    }

    /** The driver's own list: it has rules and deferral in the words of JDBC, sorted by table and sequence. */
    private List<ForeignKeyDescription> foreignKeys(Connection connection, String schema, String table)
            throws SQLException {
        Map<String, ForeignKeyDescription> keys = new LinkedHashMap<>();
        try (ResultSet rows = connection.getMetaData().getImportedKeys(null, schema, table)) {
            while (rows.next()) {
                String name = rows.getString("FK_NAME");
                ForeignKeyDescription known = keys.get(name);
                List<String> columns = new ArrayList<>(known == null ? List.of() : known.columns());
                List<String> targets = new ArrayList<>(known == null ? List.of() : known.referencedColumns());
                columns.add(identifiers.declared(rows.getString("FKCOLUMN_NAME")));
                targets.add(identifiers.declared(rows.getString("PKCOLUMN_NAME")));
                String targetSchema = rows.getString("PKTABLE_SCHEM");
                keys.put(
                        name,
                        new ForeignKeyDescription(
                                named(name),
                                columns,
                                targetSchema.equals(schema) ? null : identifiers.declared(targetSchema),
                                identifiers.declared(rows.getString("PKTABLE_NAME")),
                                targets,
                                action(rows.getInt("DELETE_RULE")),
                                action(rows.getInt("UPDATE_RULE")),
                                rows.getInt("DEFERRABILITY") == DatabaseMetaData.importedKeyInitiallyDeferred));
            }
        }
        return List.copyOf(keys.values());
    }

    private static ReferentialAction action(int rule) {
        return switch (rule) {
            case DatabaseMetaData.importedKeyCascade -> ReferentialAction.CASCADE;
            case DatabaseMetaData.importedKeySetNull -> ReferentialAction.SET_NULL;
            case DatabaseMetaData.importedKeySetDefault -> ReferentialAction.SET_DEFAULT;
            case DatabaseMetaData.importedKeyRestrict -> ReferentialAction.RESTRICT;
            default -> ReferentialAction.NO_ACTION;
        };
    }
}
