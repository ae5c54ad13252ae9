package io.mercator.dialect.h2;

import io.mercator.api.dialect.IdentifierRules;
import io.mercator.api.inspect.CheckDescription;
import io.mercator.api.inspect.ForeignKeyDescription;
import io.mercator.api.inspect.KeyDescription;
import io.mercator.api.schema.ReferentialAction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The constraints of one table. */
final class H2Constraints {
    /** How H2 names what the program does not name. */
    private static final Pattern OWN_NAME = Pattern.compile("CONSTRAINT_[0-9A-F]+(_\\d+)?");

    private record KeyColumn(String constraint, String kind, String column) {}

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
    private final Map<String, KeyDescription> primary = new LinkedHashMap<>();
    private final Map<String, KeyDescription> unique = new LinkedHashMap<>();
    private final Map<String, ForeignKeyDescription> foreign = new LinkedHashMap<>();
    private final List<CheckDescription> checks = new ArrayList<>();

    private H2Constraints(Connection connection, IdentifierRules identifiers, String schema, String table) {
        this.connection = connection;
        this.identifiers = identifiers;
        this.schema = schema;
        this.table = table;
    }

    /** Reads the constraints of a table whose names are given as they are stored. */
    static H2Constraints read(
            Connection connection,
            IdentifierRules identifiers,
            String schema,
            String table,
            boolean namesNoActionRestrict)
            throws SQLException {
        H2Constraints constraints = new H2Constraints(connection, identifiers, schema, table);
        constraints.readKeys();
        constraints.readForeignKeys(namesNoActionRestrict);
        constraints.readChecks();
        return constraints;
    }

    @Nullable
    KeyDescription primaryKey() {
        return primary.isEmpty() ? null : primary.values().iterator().next();
    }

    List<KeyDescription> uniques() {
        return List.copyOf(unique.values());
    }

    List<ForeignKeyDescription> foreignKeys() {
        return List.copyOf(foreign.values());
    }

    List<CheckDescription> checks() {
        return checks;
    }

    private @Nullable String named(String constraint) {
        return OWN_NAME.matcher(constraint).matches() ? null : identifiers.declared(constraint);
    }

    private static List<String> longer(@Nullable List<String> list, String element) {
        List<String> longer = new ArrayList<>(list == null ? List.of() : list);
        longer.add(element);
        return longer;
    }

    private void readKeys() throws SQLException {
        List<KeyColumn> columns = CatalogQuery.list(
                connection,
                rows -> new KeyColumn(rows.getString(1), rows.getString(2), identifiers.declared(rows.getString(3))),
                "SELECT c.constraint_name, c.constraint_type, k.column_name"
                        + " FROM information_schema.table_constraints c JOIN information_schema.key_column_usage k"
                        + " ON k.constraint_schema = c.constraint_schema AND k.constraint_name = c.constraint_name"
                        + " WHERE c.table_schema = ? AND c.table_name = ?"
                        + " AND c.constraint_type IN ('PRIMARY KEY', 'UNIQUE')"
                        + " ORDER BY c.constraint_name, k.ordinal_position",
                schema,
                table);
        for (KeyColumn column : columns) {
            Map<String, KeyDescription> keys = column.kind().equals("UNIQUE") ? unique : primary;
            KeyDescription known = keys.get(column.constraint());
            List<String> names = longer(known == null ? null : known.columns(), column.column());
            keys.put(column.constraint(), new KeyDescription(named(column.constraint()), names));
        }
    }

    private void readForeignKeys(boolean namesNoActionRestrict) throws SQLException {
        List<Reference> references = CatalogQuery.list(
                connection,
                rows -> new Reference(
                        rows.getString(1),
                        identifiers.declared(rows.getString(2)),
                        rows.getString(3),
                        identifiers.declared(rows.getString(4)),
                        identifiers.declared(rows.getString(5)),
                        rows.getString(6),
                        rows.getString(7)),
                "SELECT r.constraint_name, k.column_name, u.table_schema, u.table_name, u.column_name,"
                        + " r.delete_rule, r.update_rule FROM information_schema.referential_constraints r"
                        + " JOIN information_schema.key_column_usage k"
                        + " ON k.constraint_schema = r.constraint_schema AND k.constraint_name = r.constraint_name"
                        + " JOIN information_schema.key_column_usage u"
                        + " ON u.constraint_schema = r.unique_constraint_schema"
                        + " AND u.constraint_name = r.unique_constraint_name"
                        + " AND u.ordinal_position = k.position_in_unique_constraint"
                        + " WHERE k.table_schema = ? AND k.table_name = ?"
                        + " ORDER BY r.constraint_name, k.ordinal_position",
                schema,
                table);
        for (Reference reference : references) {
            ForeignKeyDescription known = foreign.get(reference.constraint());
            foreign.put(
                    reference.constraint(),
                    new ForeignKeyDescription(
                            named(reference.constraint()),
                            longer(known == null ? null : known.columns(), reference.column()),
                            reference.schema().equals(schema) ? null : identifiers.declared(reference.schema()),
                            reference.table(),
                            longer(known == null ? null : known.referencedColumns(), reference.target()),
                            action(reference.onDelete(), namesNoActionRestrict),
                            action(reference.onUpdate(), namesNoActionRestrict),
                            false));
        }
    }

    private static ReferentialAction action(String rule, boolean namesNoActionRestrict) {
        return switch (rule) {
            case "CASCADE" -> ReferentialAction.CASCADE;
            case "SET NULL" -> ReferentialAction.SET_NULL;
            case "SET DEFAULT" -> ReferentialAction.SET_DEFAULT;
            case "RESTRICT" -> namesNoActionRestrict ? ReferentialAction.NO_ACTION : ReferentialAction.RESTRICT;
            default -> ReferentialAction.NO_ACTION;
        };
    }

    private void readChecks() throws SQLException {
        checks.addAll(CatalogQuery.list(
                connection,
                rows -> new CheckDescription(
                        named(rows.getString(1)), H2Text.declared(rows.getString(2), schema, identifiers)),
                "SELECT c.constraint_name, k.check_clause FROM information_schema.table_constraints c"
                        + " JOIN information_schema.check_constraints k"
                        + " ON k.constraint_schema = c.constraint_schema AND k.constraint_name = c.constraint_name"
                        + " WHERE c.table_schema = ? AND c.table_name = ? AND c.constraint_type = 'CHECK'"
                        + " ORDER BY c.constraint_name",
                schema,
                table));
    }
}
