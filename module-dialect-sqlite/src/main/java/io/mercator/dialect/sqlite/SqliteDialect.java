package io.mercator.dialect.sqlite;

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.Catalog;
import io.mercator.api.dialect.Dialect;
import io.mercator.api.dialect.IdentifierRules;
import io.mercator.api.dialect.Interrupter;
import io.mercator.api.dialect.NodeRenderer;
import io.mercator.api.dialect.NodeRenderers;
import io.mercator.api.dialect.PresenceCheck;
import io.mercator.api.dialect.TypeNames;
import io.mercator.api.dialect.ValueCodec;
import io.mercator.api.dialect.ValueUse;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.schema.ColumnDefinition;
import io.mercator.api.schema.ComputedClause;
import io.mercator.api.schema.DefaultClause;
import io.mercator.api.schema.IdentityClause;
import io.mercator.api.schema.Index;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.Arithmetic;
import io.mercator.api.sql.DistinctTest;
import io.mercator.api.sql.Extract;
import io.mercator.api.sql.FunctionCall;
import io.mercator.api.sql.Insert;
import io.mercator.api.sql.JsonExists;
import io.mercator.api.sql.JsonValue;
import io.mercator.api.sql.RowIn;
import io.mercator.api.sql.RowLimit;
import io.mercator.api.sql.TextMatch;
import io.mercator.api.sql.TextRank;
import io.mercator.api.sql.Values;
import io.mercator.api.type.DecimalType;
import io.mercator.api.type.SqlType;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sqlite.SQLiteConnection;

/** SQLite as Mercator sees it. */
final class SqliteDialect implements Dialect {
    private static final IdentifierRules IDENTIFIERS =
            new IdentifierRules('"', 100_000, SqliteReservedWords.ALL, false);
    private static final NodeRenderers RENDERERS = NodeRenderers.none()
            .with(RowLimit.class, SqliteRenderers::rowLimit)
            .with(ColumnDefinition.class, SqliteRenderers::columnDefinition)
            .with(ComputedClause.class, SqliteRenderers::computedClause)
            .with(DefaultClause.class, SqliteRenderers::defaultClause)
            .with(IdentityClause.class, SqliteRenderers::identityClause)
            .with(Arithmetic.class, SqliteExpressions::arithmetic)
            .with(DistinctTest.class, SqliteExpressions::distinctTest)
            .with(Extract.class, SqliteExpressions::extract)
            .with(Insert.class, SqliteExpressions::insert)
            .with(TextMatch.class, SqliteSearch::match)
            .with(TextRank.class, SqliteSearch::rank)
            .with(RowIn.class, SqliteExpressions::rowIn)
            .with(Values.class, SqliteExpressions::values);

    /** The operator {@code ->} came with version 3.38. */
    private static final NodeRenderers WITH_JSON =
            RENDERERS.with(JsonValue.class, SqliteJson::value).with(JsonExists.class, SqliteJson::exists);

    private final Set<Capability> capabilities;

    SqliteDialect(SqliteVersion version) {
        EnumSet<Capability> known = EnumSet.of(
                Capability.MULTI_ROW_VALUES,
                Capability.GENERATED_KEYS_ASCEND,
                Capability.NULLS_ORDER,
                Capability.UNIQUE_INDEXES,
                Capability.ROWS_ON_DEMAND,
                Capability.DEFAULT_VALUES,
                Capability.GENERATED_KEYS,
                Capability.STRING_WITHOUT_LENGTH,
                Capability.UNTYPED_PARAMETERS,
                Capability.SELECT_WITHOUT_FROM,
                Capability.TRANSACTIONAL_DDL,
                Capability.BATCH_UPDATE_COUNTS,
                Capability.COMMON_TABLE_EXPRESSIONS,
                Capability.COMMON_TABLE_EXPRESSIONS_OF_CHANGES,
                Capability.READ_ONLY_CONNECTIONS,
                Capability.COLLATE,
                Capability.LIMITED_CHANGES,
                Capability.TEMPORARY_TABLES,
                Capability.ON_UPDATE_ACTIONS,
                Capability.DEFERRED_FOREIGN_KEYS,
                Capability.PARTIAL_INDEXES,
                Capability.EXPRESSION_INDEXES,
                Capability.DISTINCT_TEST,
                Capability.ROW_VALUES,
                Capability.UPSERT,
                Capability.FULL_TEXT_SEARCH,
                Capability.WINDOW_FUNCTIONS);
        if (version.isAtLeast(3, 30)) {
            known.add(Capability.AGGREGATE_FILTER);
        }
        if (version.isAtLeast(3, 31)) {
            known.add(Capability.COMPUTED_COLUMNS);
        }
        if (version.isAtLeast(3, 33)) {
            known.add(Capability.UPDATE_FROM);
        }
        if (version.isAtLeast(3, 35)) {
            known.addAll(
                    EnumSet.of(Capability.INSERT_RETURNING, Capability.UPDATE_RETURNING, Capability.DELETE_RETURNING));
        }
        if (version.isAtLeast(3, 38)) {
            known.add(Capability.JSON_PATHS);
        }
        if (version.isAtLeast(3, 39)) {
            known.addAll(EnumSet.of(Capability.RIGHT_JOIN, Capability.FULL_JOIN));
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
    @SuppressWarnings("unchecked") // each type has a codec of its own class
    public <T> Optional<ValueCodec<T>> codec(SqlType<T> type) {
        return Optional.ofNullable((ValueCodec<T>) SqliteCodecs.find(type));
    }

    /** {@inheritDoc} Decimals of more than 15 digits are texts, whose order is not that of the numbers. */
    @Override
    public Optional<String> refusal(SqlType<?> type, ValueUse use) {
        if (!(type instanceof DecimalType decimal) || DecimalCodecs.isNumeric(decimal)) {
            return Optional.empty();
        }
        if (decimal.precision().isEmpty()) {
            return Optional.of(
                    "SQLite has no decimals, so one without a precision is kept as text with its own scale, and"
                            + " '1.0' and '1.00' are different texts. Declare it DECIMAL.of(precision, scale), with at most 15"
                            + " digits for ordering and arithmetic.");
        }
        return use == ValueUse.ORDER || use == ValueUse.CALCULATE
                ? Optional.of(
                        "SQLite has no decimals, so one of more than 15 digits is kept as text, whose order is not"
                                + " that of the numbers. Declare at most 15 digits, or order and calculate in Java.")
                : Optional.empty();
    }

    @Override
    public NodeRenderers renderers() {
        return has(Capability.JSON_PATHS) ? WITH_JSON : RENDERERS;
    }

    @Override
    public TypeNames castNames() {
        return SqliteTypeNames.CASTS;
    }

    @Override
    public Map<String, NodeRenderer<FunctionCall<?>>> functions() {
        return SqliteExpressions.FUNCTIONS;
    }

    @Override
    public Optional<Catalog> catalog() {
        return Optional.of(SqliteCatalog.INSTANCE);
    }

    @Override
    public ErrorKind classify(SQLException error) {
        return SqliteErrors.classify(error);
    }

    /**
     * {@inheritDoc} SQLite rolls back on a full disk, an interrupted INSERT, ON CONFLICT ROLLBACK and others, and the driver
     * does not notice: what comes next would be committed at once. A BEGIN is refused within a transaction, and
     * otherwise puts back what the driver believes.
     */
    @Override
    public boolean hasEndedTransaction(Connection connection, SQLException error) throws SQLException {
        if (connection.isClosed() || connection.getAutoCommit()) {
            return false;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN");
            return true;
        } catch (SQLException within) {
            return false;
        }
    }

    /** {@inheritDoc} By a pragma: the driver's own setting is for connections that are still to be opened. */
    @Override
    public void readOnly(Connection connection, boolean on) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA query_only = " + (on ? "ON" : "OFF"));
        }
    }

    @Override
    public Interrupter interrupter(Connection connection) throws SQLException {
        return connection.isWrapperFor(SQLiteConnection.class)
                ? SqliteInterrupter.of(connection.unwrap(SQLiteConnection.class))
                : Dialect.super.interrupter(connection);
    }

    /** {@inheritDoc} The two pragmas of SQLAlchemy's dialect: the main database, then the temporary one. */
    @Override
    public List<PresenceCheck> tablePresence(Table table) {
        String name = quoted(table.name());
        if (table.isTemporary()) {
            return List.of(PresenceCheck.of("PRAGMA temp.table_info(" + name + ")"));
        }
        return table.schema()
                .map(schema -> List.of(PresenceCheck.of("PRAGMA " + quoted(schema) + ".table_info(" + name + ")")))
                .orElseGet(() -> List.of(
                        PresenceCheck.of("PRAGMA main.table_info(" + name + ")"),
                        PresenceCheck.of("PRAGMA temp.table_info(" + name + ")")));
    }

    @Override
    public List<PresenceCheck> indexPresence(Table table, Index index) {
        String name = quoted(index.name());
        return table.schema()
                .map(schema -> List.of(PresenceCheck.of("PRAGMA " + quoted(schema) + ".index_info(" + name + ")")))
                .orElseGet(() -> List.of(PresenceCheck.of("PRAGMA main.index_info(" + name + ")")));
    }

    private static String quoted(String name) {
        IDENTIFIERS.quoted(name);
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** {@inheritDoc} 530 ns for each row of three strings, and 700 ns in a batch (sqlite-jdbc 3.54). */
    @Override
    public int plainInsertChunk() {
        return 100;
    }

    /** {@inheritDoc} 360 ns for each row of an integer, and 510 ns in a batch (sqlite-jdbc 3.54). */
    @Override
    public int updateChunk(List<? extends SqlType<?>> key) {
        return 100;
    }

    /** {@inheritDoc} 270 ns for each row, and 380 ns in a batch; of a key of two columns 580 and 540 ns (sqlite-jdbc 3.54). */
    @Override
    public int deleteChunk(int columns) {
        return columns == 1 ? 100 : 1;
    }

    /**
     * {@inheritDoc} SQLite copies each page that such a statement changes, so that it could take the statement back, and
     * writes more than 64 kB of them to a temporary file. With rows of 80 bytes each costs 310 ns, and 470 ns in a batch;
     * with every second key both cost 480 ns, with every eighth 1,500 and 920 ns (sqlite-jdbc 3.54 in a file).
     */
    @Override
    public long updateSpan() {
        return 200;
    }

    /** {@inheritDoc} After it the driver looks at the SQL and asks for the last key, 3 of an INSERT's 4 microseconds. */
    @Override
    public boolean changesAsBatch() {
        return true;
    }

    @Override
    public int maxParameters() {
        return 32_766;
    }

    /** {@inheritDoc} Preparing takes 4 of the 7 microseconds of a row by key, and the driver keeps nothing. */
    @Override
    public int keptStatements() {
        return 64;
    }
}
