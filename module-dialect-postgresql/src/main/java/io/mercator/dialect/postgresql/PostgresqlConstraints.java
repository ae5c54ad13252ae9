package io.mercator.dialect.postgresql;

import static io.mercator.dialect.postgresql.CatalogQueries.query;
import static io.mercator.dialect.postgresql.CatalogQueries.texts;

import io.mercator.api.dialect.SqlScanner;
import io.mercator.api.inspect.CheckDescription;
import io.mercator.api.inspect.ForeignKeyDescription;
import io.mercator.api.inspect.IndexDescription;
import io.mercator.api.inspect.KeyDescription;
import io.mercator.api.schema.Deferral;
import io.mercator.api.schema.ReferentialAction;
import io.mercator.api.schema.TextConstraint;
import io.mercator.api.sql.OrderTerm;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The constraints and indexes of one table. A name that PostgreSQL made up of table and columns is not told. */
final class PostgresqlConstraints {
    private static final String FROM = " FROM pg_catalog.pg_constraint k WHERE k.conrelid = ? AND k.contype = ";

    private final PostgresqlServer server;

    PostgresqlConstraints(PostgresqlServer server) {
        this.server = server;
    }

    /** The names of some columns of a table, in the order of their numbers in an array. */
    private static String columns(String table, String numbers) {
        return "ARRAY(SELECT a.attname::text FROM unnest(" + numbers + ") WITH ORDINALITY AS u (number, place)"
                + " JOIN pg_catalog.pg_attribute a ON a.attrelid = " + table
                + " AND a.attnum = u.number ORDER BY u.place)";
    }

    @Nullable
    KeyDescription primaryKey(Connection connection, long oid, String table) throws SQLException {
        List<KeyDescription> keys = query(
                connection,
                rows -> new KeyDescription(given(rows.getString(1), table + "_pkey"), texts(rows, 2)),
                "SELECT k.conname, " + columns("k.conrelid", "k.conkey") + FROM + "'p'",
                oid);
        return keys.isEmpty() ? null : keys.get(0);
    }

    List<KeyDescription> uniques(Connection connection, long oid, String table) throws SQLException {
        return query(
                connection,
                rows -> new KeyDescription(
                        given(rows.getString(1), table + "_" + String.join("_", texts(rows, 2)) + "_key"),
                        texts(rows, 2),
                        rows.getBoolean(3),
                        deferral(rows.getBoolean(4), rows.getBoolean(5))),
                "SELECT k.conname, " + columns("k.conrelid", "k.conkey") + ", "
                        + (server.isPostgresqlFrom(15)
                                ? "(SELECT x.indnullsnotdistinct FROM pg_catalog.pg_index x WHERE x.indexrelid = k.conindid)"
                                : "false")
                        + ", k.condeferrable, k.condeferred" + FROM + "'u' ORDER BY k.oid",
                oid);
    }

    List<CheckDescription> checks(Connection connection, long oid, String table) throws SQLException {
        return query(
                connection,
                rows -> new CheckDescription(
                        given(rows.getString(1), ofChecks(table, texts(rows, 2))), SqlScanner.bare(rows.getString(3))),
                "SELECT k.conname, " + columns("k.conrelid", "k.conkey")
                        + ", pg_catalog.pg_get_expr(k.conbin, k.conrelid)" + FROM + "'c' ORDER BY k.oid",
                oid);
    }

    private static String ofChecks(String table, List<String> columns) {
        return columns.size() == 1 ? table + "_" + columns.get(0) + "_check" : table + "_check";
    }

    List<ForeignKeyDescription> foreignKeys(Connection connection, long oid, String table, String schema)
            throws SQLException {
        return query(
                connection,
                rows -> {
                    List<String> columns = texts(rows, 2);
                    String referenced = rows.getString(3);
                    return new ForeignKeyDescription(
                            given(rows.getString(1), table + "_" + String.join("_", columns) + "_fkey"),
                            columns,
                            referenced.equals(schema) ? null : referenced,
                            rows.getString(4),
                            texts(rows, 5),
                            action(rows.getString(6)),
                            action(rows.getString(7)),
                            deferral(rows.getBoolean(9), rows.getBoolean(8)));
                },
                "SELECT k.conname, " + columns("k.conrelid", "k.conkey") + ", n.nspname, r.relname, "
                        + columns("k.confrelid", "k.confkey") + ", k.confdeltype, k.confupdtype, k.condeferred,"
                        + " k.condeferrable"
                        + " FROM pg_catalog.pg_constraint k"
                        + " JOIN pg_catalog.pg_class r ON r.oid = k.confrelid"
                        + " JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace"
                        + " WHERE k.conrelid = ? AND k.contype = 'f' ORDER BY k.oid",
                oid);
    }

    private static Deferral deferral(boolean deferrable, boolean deferred) {
        return !deferrable ? Deferral.NONE : deferred ? Deferral.INITIALLY_DEFERRED : Deferral.INITIALLY_IMMEDIATE;
    }

    /** Exclusion constraints, for which the standard has no words. */
    List<TextConstraint> others(Connection connection, long oid) throws SQLException {
        return query(
                connection,
                rows -> new TextConstraint(rows.getString(1), rows.getString(2)),
                "SELECT k.conname, pg_catalog.pg_get_constraintdef(k.oid)" + FROM + "'x' ORDER BY k.conname",
                oid);
    }

    private static ReferentialAction action(String letter) {
        return switch (letter) {
            case "c" -> ReferentialAction.CASCADE;
            case "n" -> ReferentialAction.SET_NULL;
            case "d" -> ReferentialAction.SET_DEFAULT;
            case "r" -> ReferentialAction.RESTRICT;
            default -> ReferentialAction.NO_ACTION;
        };
    }

    /** Those that no constraint has. */
    List<IndexDescription> indexes(Connection connection, long oid) throws SQLException {
        String keys = server.isPostgresqlFrom(11) ? "x.indnkeyatts" : "x.indnatts";
        String nulls = server.isPostgresqlFrom(15) ? "x.indnullsnotdistinct" : "false";
        Map<Long, IndexDescription> indexes = new LinkedHashMap<>();
        query(
                connection,
                rows -> indexes.merge(rows.getLong(1), index(rows), PostgresqlConstraints::joined),
                "SELECT x.indexrelid, i.relname, x.indisunique, pg_catalog.pg_get_expr(x.indpred, x.indrelid),"
                        + " a.attname, pg_catalog.pg_get_indexdef(x.indexrelid, u.place::integer, false), u.direction,"
                        + " u.place > " + keys + ", o.opcname, m.amname, " + nulls
                        + " FROM pg_catalog.pg_index x"
                        + " JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid"
                        + " LEFT JOIN pg_catalog.pg_am m ON m.oid = i.relam"
                        + " CROSS JOIN LATERAL unnest(x.indkey::smallint[], x.indoption::smallint[], x.indclass::oid[])"
                        + " WITH ORDINALITY AS u (number, direction, class, place)"
                        + " LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = u.number"
                        + " LEFT JOIN pg_catalog.pg_opclass o ON o.oid = u.class AND NOT o.opcdefault"
                        + " WHERE x.indrelid = ?"
                        + " AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_constraint k"
                        + " WHERE k.conindid = x.indexrelid AND k.contype IN ('p', 'u', 'x'))"
                        + " ORDER BY i.relname, u.place",
                oid);
        return List.copyOf(indexes.values());
    }

    /** Describes an index by one of its columns, of those that it keeps beside the others too. */
    private static IndexDescription index(ResultSet rows) throws SQLException {
        String column = rows.getString(5);
        String where = rows.getString(4);
        boolean included = rows.getBoolean(8);
        List<IndexDescription.Part> parts = included ? List.of() : List.of(part(rows, column));
        return new IndexDescription(
                rows.getString(2),
                parts,
                rows.getBoolean(3),
                where == null ? null : SqlScanner.bare(where),
                method(rows.getString(10)),
                included ? List.of(column) : List.of(),
                rows.getBoolean(11));
    }

    /** Bit 0 is for descending order, bit 1 for NULLs that come first, as they do in descending order. */
    private static IndexDescription.Part part(ResultSet rows, @Nullable String column) throws SQLException {
        boolean descending = (rows.getInt(7) & 1) != 0;
        boolean nullsFirst = (rows.getInt(7) & 2) != 0;
        OrderTerm.Nulls said = nullsFirst ? OrderTerm.Nulls.FIRST : OrderTerm.Nulls.LAST;
        @Nullable String operators = rows.getString(9);
        return new IndexDescription.Part(
                column == null ? SqlScanner.bare(rows.getString(6)) : column,
                column == null,
                descending,
                nullsFirst == descending ? OrderTerm.Nulls.UNSAID : said,
                operators == null ? "" : operators);
    }

    /** CockroachDB has names of its own for the two that it has. */
    private static @Nullable String method(@Nullable String name) {
        if (name == null || name.equals("btree") || name.equals("prefix")) {
            return null;
        }
        return name.equals("inverted") ? "gin" : name;
    }

    private static IndexDescription joined(IndexDescription before, IndexDescription more) {
        List<IndexDescription.Part> parts = new ArrayList<>(before.parts());
        parts.addAll(more.parts());
        List<String> included = new ArrayList<>(before.included());
        included.addAll(more.included());
        return new IndexDescription(
                more.name(),
                parts,
                more.unique(),
                more.whereSql(),
                more.methodOrNull(),
                included,
                more.nullsNotDistinct());
    }

    /** A name with a number at its end was made up too, when the first choice was taken. */
    private static @Nullable String given(String name, String made) {
        return Pattern.matches(Pattern.quote(made) + "\\d*", name) ? null : name;
    }
}
