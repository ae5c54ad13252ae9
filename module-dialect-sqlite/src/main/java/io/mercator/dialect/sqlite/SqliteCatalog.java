package io.mercator.dialect.sqlite;

import io.mercator.api.dialect.Catalog;
import io.mercator.api.dialect.SqlScanner;
import io.mercator.api.dialect.SqlScanner.Token;
import io.mercator.api.inspect.ColumnDescription;
import io.mercator.api.inspect.ForeignKeyDescription;
import io.mercator.api.inspect.IndexDescription;
import io.mercator.api.inspect.KeyDescription;
import io.mercator.api.inspect.TableDescription;
import io.mercator.api.schema.Identity;
import io.mercator.api.schema.ReferentialAction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** SQLite's pragmas (sqlite.org/pragma.html), and the texts of definitions for what they do not tell. */
final class SqliteCatalog implements Catalog {
    static final SqliteCatalog INSTANCE = new SqliteCatalog();

    private static final int HIDDEN_VIRTUAL = 2;
    private static final int HIDDEN_STORED = 3;

    /** Reads one row. */
    private interface RowReader<T> {
        T read(ResultSet rows) throws SQLException;
    }

    private record KeyColumn(int place, String name) {}

    private SqliteCatalog() {}

    private static <T> List<T> query(Connection connection, RowReader<T> reader, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String string(String name) {
        return "'" + name.replace("'", "''") + "'";
    }

    private static String of(@Nullable String schema) {
        return schema == null ? "main" : schema;
    }

    private static String pragma(@Nullable String schema, String pragma, String name) {
        return "PRAGMA " + quoted(of(schema)) + "." + pragma + "(" + quoted(name) + ")";
    }

    @Override
    public List<String> schemas(Connection connection) throws SQLException {
        return query(connection, rows -> rows.getString("name"), "PRAGMA database_list");
    }

    @Override
    public List<String> tables(Connection connection, @Nullable String schema) throws SQLException {
        return names(connection, schema, "table");
    }

    @Override
    public List<String> views(Connection connection, @Nullable String schema) throws SQLException {
        return names(connection, schema, "view");
    }

    private static List<String> names(Connection connection, @Nullable String schema, String kind) throws SQLException {
        if (schema != null && !INSTANCE.schemas(connection).contains(schema)) {
            return List.of();
        }
        return query(
                connection,
                rows -> rows.getString(1),
                "SELECT name FROM " + quoted(of(schema)) + ".sqlite_master WHERE type = '" + kind
                        + "' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'");
    }

    @Override
    public Optional<TableDescription> describe(Connection connection, @Nullable String schema, String name)
            throws SQLException {
        if (schema != null && !schemas(connection).contains(schema)) {
            return Optional.empty();
        }
        List<String[]> found = query(
                connection,
                rows -> new String[] {rows.getString(1), rows.getString(2)},
                "SELECT type, sql FROM " + quoted(of(schema))
                        + ".sqlite_master WHERE type IN ('table', 'view') AND name = " + string(name));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        String sql = found.get(0)[1];
        boolean isView = found.get(0)[0].equals("view");
        SqliteTableText text = SqliteTableText.parse(isView ? "" : sql);
        List<KeyColumn> keyColumns = new ArrayList<>();
        List<ColumnDescription> columns = query(
                connection,
                rows -> {
                    if (rows.getInt("pk") > 0) {
                        keyColumns.add(new KeyColumn(rows.getInt("pk"), rows.getString("name")));
                    }
                    return column(rows, text);
                },
                pragma(schema, "table_xinfo", name));
        keyColumns.sort(Comparator.comparingInt(KeyColumn::place));
        List<String> key = keyColumns.stream().map(KeyColumn::name).toList();
        return Optional.of(new TableDescription(
                schema,
                name,
                isView ? query(sql) : null,
                columns.stream().map(column -> identified(column, key)).toList(),
                key.isEmpty() ? null : new KeyDescription(text.primaryKeyName(), key),
                foreignKeys(connection, schema, name, text),
                uniques(connection, schema, name, text),
                text.checks(),
                indexes(connection, schema, name),
                null));
    }

    private static String query(String view) {
        List<Token> tokens = SqlScanner.tokens(view);
        return view.substring(tokens.get(SqlScanner.indexOf(tokens, "AS", 0)).end())
                .strip();
    }

    private static ColumnDescription column(ResultSet rows, SqliteTableText text) throws SQLException {
        String name = rows.getString("name");
        String type = rows.getString("type");
        int hidden = rows.getInt("hidden");
        boolean computed = hidden == HIDDEN_VIRTUAL || hidden == HIDDEN_STORED;
        String bare = computed ? type.replaceAll("(?i)\\s*GENERATED ALWAYS\\s*$", "") : type;
        boolean notNull = rows.getInt("notnull") != 0;
        return new ColumnDescription(
                name,
                SqliteTypes.parse(bare),
                bare,
                !notNull,
                defaultOf(rows.getString("dflt_value")),
                null,
                computed ? text.computed(name) : null,
                hidden == HIDDEN_STORED,
                null);
    }

    /** The pragma leaves out the parentheses that DEFAULT demands around all that is more than a word or a number. */
    private static @Nullable String defaultOf(@Nullable String value) {
        if (value == null) {
            return null;
        }
        List<Token> tokens = SqlScanner.tokens(value);
        boolean signed = tokens.size() == 2 && (value.startsWith("-") || value.startsWith("+"));
        return tokens.size() == 1 || signed ? value : "(" + SqlScanner.bare(value) + ")";
    }

    /** A single key of exactly the type INTEGER is the rowid, which SQLite gives. */
    private static ColumnDescription identified(ColumnDescription column, List<String> key) {
        boolean rowid =
                key.equals(List.of(column.name())) && column.databaseType().equalsIgnoreCase("INTEGER");
        return rowid
                ? new ColumnDescription(
                        column.name(),
                        column.type(),
                        column.databaseType(),
                        column.nullable(),
                        column.defaultSql(),
                        Identity.BY_DEFAULT,
                        column.computedSql(),
                        column.computedStored(),
                        null)
                : column;
    }

    private List<ForeignKeyDescription> foreignKeys(
            Connection connection, @Nullable String schema, String name, SqliteTableText text) throws SQLException {
        Map<Integer, List<String[]>> rowsById = new TreeMap<>(Comparator.reverseOrder());
        query(
                connection,
                rows -> rowsById.computeIfAbsent(rows.getInt("id"), id -> new ArrayList<>())
                        .add(new String[] {
                            rows.getString("from"),
                            rows.getString("table"),
                            rows.getString("to"),
                            rows.getString("on_delete"),
                            rows.getString("on_update")
                        }),
                pragma(schema, "foreign_key_list", name));
        List<ForeignKeyDescription> keys = new ArrayList<>();
        for (List<String[]> parts : rowsById.values()) {
            String table = parts.get(0)[1];
            List<String> columns = parts.stream().map(part -> part[0]).toList();
            List<String> targets = parts.get(0)[2] == null
                    ? primaryKey(connection, schema, table)
                    : parts.stream().map(part -> part[2]).toList();
            SqliteTableText.ForeignKeyText more = text.foreignKey(columns);
            keys.add(new ForeignKeyDescription(
                    more.name(),
                    columns,
                    null,
                    table,
                    targets,
                    action(parts.get(0)[3]),
                    action(parts.get(0)[4]),
                    more.deferred()));
        }
        return keys;
    }

    private static List<String> primaryKey(Connection connection, @Nullable String schema, String table)
            throws SQLException {
        return query(
                        connection,
                        rows -> new KeyColumn(rows.getInt("pk"), rows.getString("name")),
                        pragma(schema, "table_info", table))
                .stream()
                .filter(column -> column.place() > 0)
                .sorted(Comparator.comparingInt(KeyColumn::place))
                .map(KeyColumn::name)
                .toList();
    }

    private static ReferentialAction action(String words) {
        for (ReferentialAction action : ReferentialAction.values()) {
            if (action.words().equalsIgnoreCase(words)) {
                return action;
            }
        }
        return ReferentialAction.NO_ACTION;
    }

    private static Map<String, Boolean> indexNames(
            Connection connection, @Nullable String schema, String table, String origin) throws SQLException {
        Map<String, Boolean> names = new LinkedHashMap<>();
        query(
                connection,
                rows -> rows.getString("origin").equals(origin)
                        ? names.put(rows.getString("name"), rows.getInt("unique") != 0)
                        : null,
                pragma(schema, "index_list", table));
        return names;
    }

    private static List<KeyDescription> uniques(
            Connection connection, @Nullable String schema, String table, SqliteTableText text) throws SQLException {
        List<KeyDescription> uniques = new ArrayList<>();
        for (String index : indexNames(connection, schema, table, "u").keySet()) {
            List<String> columns =
                    query(connection, rows -> rows.getString("name"), pragma(schema, "index_info", index));
            uniques.add(0, new KeyDescription(text.uniqueName(columns), columns));
        }
        return uniques;
    }

    private static List<IndexDescription> indexes(Connection connection, @Nullable String schema, String table)
            throws SQLException {
        List<IndexDescription> indexes = new ArrayList<>();
        for (Map.Entry<String, Boolean> index :
                indexNames(connection, schema, table, "c").entrySet()) {
            String name = index.getKey();
            List<String> sql = query(
                    connection,
                    rows -> rows.getString(1),
                    "SELECT sql FROM " + quoted(of(schema)) + ".sqlite_master WHERE type = 'index' AND name = "
                            + string(name));
            indexes.add(0, index(name, index.getValue(), sql.get(0)));
        }
        return indexes;
    }

    private static IndexDescription index(String name, boolean unique, String sql) {
        List<Token> tokens = SqlScanner.tokens(sql);
        int open = SqlScanner.indexOf(tokens, "ON", 0) + 2;
        int close = SqlScanner.closing(tokens, open);
        List<IndexDescription.Part> parts = new ArrayList<>();
        for (List<Token> part : SqlScanner.split(tokens.subList(open + 1, close), ",")) {
            Token last = part.get(part.size() - 1);
            boolean ordered = part.size() > 1 && (last.is("DESC") || last.is("ASC"));
            List<Token> item = ordered ? part.subList(0, part.size() - 1) : part;
            boolean expression = item.size() > 1;
            String text =
                    sql.substring(item.get(0).start(), item.get(item.size() - 1).end());
            parts.add(new IndexDescription.Part(
                    expression ? SqlScanner.bare(text) : item.get(0).name(), expression, ordered && last.is("DESC")));
        }
        int where = SqlScanner.indexOf(tokens, "WHERE", close + 1);
        return new IndexDescription(
                name,
                parts,
                unique,
                where < 0 ? null : sql.substring(tokens.get(where).end()).strip());
    }
}
