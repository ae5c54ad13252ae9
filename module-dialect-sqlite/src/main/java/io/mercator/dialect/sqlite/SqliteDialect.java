package io.mercator.dialect.sqlite;

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.Dialect;
import io.mercator.api.dialect.IdentifierRules;
import io.mercator.api.dialect.NodeRenderers;
import io.mercator.api.dialect.PresenceCheck;
import io.mercator.api.dialect.TypeNames;
import io.mercator.api.dialect.ValueCodec;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.schema.ColumnDefinition;
import io.mercator.api.schema.IdentityClause;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.RowLimit;
import io.mercator.api.type.InstantType;
import io.mercator.api.type.SqlType;
import java.sql.SQLException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** SQLite as Mercator sees it. */
final class SqliteDialect implements Dialect {
    private static final IdentifierRules IDENTIFIERS =
            new IdentifierRules('"', 100_000, SqliteReservedWords.ALL, false);
    private static final NodeRenderers RENDERERS = NodeRenderers.none()
            .with(RowLimit.class, SqliteRenderers::rowLimit)
            .with(ColumnDefinition.class, SqliteRenderers::columnDefinition)
            .with(IdentityClause.class, SqliteRenderers::identityClause);

    private final Set<Capability> capabilities;

    SqliteDialect(SqliteVersion version) {
        EnumSet<Capability> known = EnumSet.of(
                Capability.MULTI_ROW_VALUES,
                Capability.DEFAULT_VALUES,
                Capability.GENERATED_KEYS,
                Capability.STRING_WITHOUT_LENGTH,
                Capability.SELECT_WITHOUT_FROM,
                Capability.TRANSACTIONAL_DDL,
                Capability.BATCH_UPDATE_COUNTS);
        if (version.isAtLeast(3, 35)) {
            known.add(Capability.INSERT_RETURNING);
        }
        this.capabilities = Collections.unmodifiableSet(known);
    }

    @Override
    public String name() {
        return "sqlite";
    }

    @Override
    public Set<Capability> capabilities() {
        return capabilities;
    }

    @Override
    public IdentifierRules identifiers() {
        return IDENTIFIERS;
    }

    @Override
    public TypeNames typeNames() {
        return SqliteTypeNames.INSTANCE;
    }

    @Override
    @SuppressWarnings("unchecked") // the codec of the instant type is one of instants
    public <T> Optional<ValueCodec<T>> codec(SqlType<T> type) {
        return type instanceof InstantType ? Optional.of((ValueCodec<T>) InstantTextCodec.INSTANCE) : Optional.empty();
    }

    @Override
    public NodeRenderers renderers() {
        return RENDERERS;
    }

    @Override
    public ErrorKind classify(SQLException error) {
        return SqliteErrors.classify(error);
    }

    /** {@inheritDoc} The two pragmas of SQLAlchemy's dialect: the main database, then the temporary one. */
    @Override
    public List<PresenceCheck> tablePresence(Table table) {
        String name = quoted(table.name());
        return table.schema()
                .map(schema -> List.of(PresenceCheck.of("PRAGMA " + quoted(schema) + ".table_info(" + name + ")")))
                .orElseGet(() -> List.of(
                        PresenceCheck.of("PRAGMA main.table_info(" + name + ")"),
                        PresenceCheck.of("PRAGMA temp.table_info(" + name + ")")));
    }

    private static String quoted(String name) {
        IDENTIFIERS.quoted(name);
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public int maxParameters() {
        return 32_766;
    }
}
