package io.mercator.dialect.mariadb;

import io.mercator.api.dialect.IdentifierRules;
import io.mercator.api.inspect.CheckDescription;
import io.mercator.api.inspect.ForeignKeyDescription;
import io.mercator.api.inspect.IndexDescription;
import io.mercator.api.inspect.IndexDescription.Part;
import io.mercator.api.inspect.KeyDescription;
import io.mercator.api.schema.ReferentialAction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The constraints and indexes of one table. A unique index and a unique constraint are one thing, and told as constraints; an
 * index that a foreign key made for itself is no one's. Indexes of parts of values, of words and of places are not told.
 */
final class MariadbConstraints {
    /** How the database names what the program does not name. */
    private static final Pattern OWN_CHECK = Pattern.compile("CONSTRAINT_\\d+|.*_chk_\\d+");

    private static final Pattern OWN_FOREIGN_KEY = Pattern.compile(".*_ibfk_\\d+|\\d+");
    private static final Pattern DOCUMENT = Pattern.compile("json_valid\\([`\"](.*)[`\"]\\)");

    private record IndexPart(String index, boolean unique, boolean plain, boolean words, Part part) {}

    private record Reference(
            String constraint,
            String column,
            String schema,
            String table,
            String target,
            String onDelete,
            String onUpdate) {}

    private final Connection connection;
    private final IdentifierRules identifiers;
    private final String schema;
    private final String table;
    private final Map<String, List<IndexPart>> indexes = new LinkedHashMap<>();
    private final Map<String, ForeignKeyDescription> foreign = new LinkedHashMap<>();
    private final List<CheckDescription> checks = new ArrayList<>();
    private final Set<String> documents = new HashSet<>();

    private MariadbConstraints(Connection connection, IdentifierRules identifiers, String schema, String table) {
        this.connection = connection;
        this.identifiers = identifiers;
        this.schema = schema;
        this.table = table;
    }

    static MariadbConstraints read(
            Connection connection, IdentifierRules identifiers, boolean mariadb, String schema, String table)
            throws SQLException {
        MariadbConstraints constraints = new MariadbConstraints(connection, identifiers, schema, table);
        constraints.readIndexes(mariadb);
        constraints.readForeignKeys();
        constraints.readChecks(mariadb);
        return constraints;
    }

    private static List<String> columns(List<IndexPart> parts) {
        return parts.stream().map(part -> part.part().text()).toList();
    }

    @Nullable
    KeyDescription primaryKey() {
        List<IndexPart> key = indexes.get("PRIMARY");
        return key == null ? null : new KeyDescription(null, columns(key));
    }

    List<KeyDescription> uniques() {
        List<KeyDescription> uniques = new ArrayList<>();
        indexes.forEach((name, parts) -> {
            if (isConstraint(name, parts)) {
                uniques.add(new KeyDescription(isOwn(name, parts) ? null : name, columns(parts)));
            }
        });
        return uniques;
    }

    private static boolean isConstraint(String name, List<IndexPart> parts) {
        return parts.get(0).unique()
                && !name.equals("PRIMARY")
                && parts.stream()
                        .noneMatch(part ->
                                part.part().isExpression() || part.part().descending());
    }

    /** Tells whether an index has the name of its first column, perhaps with a number. */
    private static boolean isOwn(String name, List<IndexPart> parts) {
        String column = parts.get(0).part().text();
        return Pattern.matches(Pattern.quote(column) + "(_\\d+)?", name);
    }

    List<IndexDescription> indexes() {
        List<IndexDescription> found = new ArrayList<>();
        indexes.forEach((name, parts) -> {
            boolean constraint = name.equals("PRIMARY") || isConstraint(name, parts) || isOfForeignKey(name, parts);
            if (!constraint) {
                List<Part> all = parts.stream().map(IndexPart::part).toList();
                String method = parts.get(0).words() ? MariadbIndexes.WORDS : null;
                found.add(new IndexDescription(name, all, parts.get(0).unique(), null, method, List.of(), false));
            }
        });
        return found;
    }

    private boolean isOfForeignKey(String name, List<IndexPart> parts) {
        return foreign.entrySet().stream()
                .anyMatch(key -> key.getValue().columns().equals(columns(parts))
                        && (key.getKey().equals(name) || isOwn(name, parts)));
    }

    List<ForeignKeyDescription> foreignKeys() {
        return List.copyOf(foreign.values());
    }

    List<CheckDescription> checks() {
        return checks;
    }

    /** Tells whether a column is a document: in MariaDB a text with a check. */
    boolean isDocument(String column) {
        return documents.contains(column);
    }

    private void readIndexes(boolean mariadb) throws SQLException {
        List<IndexPart> parts = CatalogQuery.list(
                connection,
                this::indexPart,
                "SELECT index_name, non_unique, column_name, collation, sub_part, index_type, "
                        + (mariadb ? "NULL" : "expression")
                        + " FROM information_schema.statistics WHERE table_schema = ? AND table_name = ?"
                        + " ORDER BY index_name, seq_in_index",
                schema,
                table);
        for (IndexPart part : parts) {
            indexes.computeIfAbsent(part.index(), name -> new ArrayList<>()).add(part);
        }
        indexes.values().removeIf(all -> all.stream().anyMatch(part -> !part.plain()));
    }

    private IndexPart indexPart(ResultSet rows) throws SQLException {
        String column = rows.getString(3);
        String type = rows.getString(6);
        boolean words = type.equals(MariadbIndexes.WORDS);
        boolean plain = words || rows.getString(5) == null && (type.equals("BTREE") || type.equals("HASH"));
        String text = column == null ? MariadbText.declared(rows.getString(7), schema, identifiers) : column;
        return new IndexPart(
                rows.getString(1),
                rows.getInt(2) == 0,
                plain,
                words,
                new Part(text, column == null, "D".equals(rows.getString(4))));
    }

    private void readForeignKeys() throws SQLException {
        List<Reference> references = CatalogQuery.list(
                connection,
                rows -> new Reference(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getString(5),
                        rows.getString(6),
                        rows.getString(7)),
                "SELECT k.constraint_name, k.column_name, k.referenced_table_schema, k.referenced_table_name,"
                        + " k.referenced_column_name, r.delete_rule, r.update_rule"
                        + " FROM information_schema.key_column_usage k JOIN information_schema.referential_constraints r"
                        + " ON r.constraint_schema = k.constraint_schema AND r.constraint_name = k.constraint_name"
                        + " AND r.table_name = k.table_name"
                        + " WHERE k.table_schema = ? AND k.table_name = ? AND k.referenced_table_name IS NOT NULL"
                        + " ORDER BY k.constraint_name, k.ordinal_position",
                schema,
                table);
        for (Reference reference : references) {
            ForeignKeyDescription known = foreign.get(reference.constraint());
            String name = reference.constraint();
            foreign.put(
                    name,
                    new ForeignKeyDescription(
                            OWN_FOREIGN_KEY.matcher(name).matches() ? null : name,
                            longer(known == null ? null : known.columns(), reference.column()),
                            reference.schema().equals(schema) ? null : reference.schema(),
                            reference.table(),
                            longer(known == null ? null : known.referencedColumns(), reference.target()),
                            action(reference.onDelete()),
                            action(reference.onUpdate()),
                            false));
        }
    }

    private static List<String> longer(@Nullable List<String> list, String element) {
        List<String> longer = new ArrayList<>(list == null ? List.of() : list);
        longer.add(element);
        return longer;
    }

    /** Where nothing is said the catalogue shows RESTRICT, which means the same. */
    private static ReferentialAction action(String rule) {
        return switch (rule) {
            case "CASCADE" -> ReferentialAction.CASCADE;
            case "SET NULL" -> ReferentialAction.SET_NULL;
            case "SET DEFAULT" -> ReferentialAction.SET_DEFAULT;
            default -> ReferentialAction.NO_ACTION;
        };
    }

    /** Names of checks are those of a table in MariaDB, and of a schema in MySQL. */
    private void readChecks(boolean mariadb) throws SQLException {
        List<CheckDescription> found = CatalogQuery.list(
                connection,
                rows -> new CheckDescription(rows.getString(1), rows.getString(2)),
                "SELECT c.constraint_name, k.check_clause FROM information_schema.table_constraints c"
                        + " JOIN information_schema.check_constraints k"
                        + " ON k.constraint_schema = c.constraint_schema AND k.constraint_name = c.constraint_name"
                        + (mariadb ? " AND k.table_name = c.table_name" : "")
                        + " WHERE c.table_schema = ? AND c.table_name = ? AND c.constraint_type = 'CHECK'"
                        + " ORDER BY c.constraint_name",
                schema,
                table);
        for (CheckDescription check : found) {
            String name = check.name().orElse("");
            var document = DOCUMENT.matcher(check.sql());
            if (mariadb && document.matches() && document.group(1).equals(name)) {
                documents.add(name);
            } else {
                String own = OWN_CHECK.matcher(name).matches() ? null : name;
                checks.add(new CheckDescription(own, MariadbText.declared(check.sql(), schema, identifiers)));
            }
        }
    }
}
