package io.mercator.dialect.postgresql;

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.Catalog;
import io.mercator.api.dialect.Dialect;
import io.mercator.api.dialect.IdentifierRules;
import io.mercator.api.dialect.Interrupter;
import io.mercator.api.dialect.NodeRenderer;
import io.mercator.api.dialect.NodeRenderers;
import io.mercator.api.dialect.PresenceCheck;
import io.mercator.api.dialect.TransactionSetting;
import io.mercator.api.dialect.TypeNames;
import io.mercator.api.dialect.ValueCodec;
import io.mercator.api.dialect.ValueUse;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.schema.ComputedClause;
import io.mercator.api.schema.CreateIndex;
import io.mercator.api.schema.DdlText;
import io.mercator.api.schema.DefaultClause;
import io.mercator.api.schema.Index;
import io.mercator.api.schema.Sequence;
import io.mercator.api.schema.SequenceValue;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.AdvisoryLock;
import io.mercator.api.sql.Bind;
import io.mercator.api.sql.ConflictClause;
import io.mercator.api.sql.CustomOperation;
import io.mercator.api.sql.Extract;
import io.mercator.api.sql.FunctionCall;
import io.mercator.api.sql.InList;
import io.mercator.api.sql.JsonContains;
import io.mercator.api.sql.JsonExists;
import io.mercator.api.sql.JsonValue;
import io.mercator.api.sql.RowLimit;
import io.mercator.api.sql.Text;
import io.mercator.api.sql.TextMatch;
import io.mercator.api.sql.TextRank;
import io.mercator.api.type.ArrayType;
import io.mercator.api.type.DecimalType;
import io.mercator.api.type.EnumType;
import io.mercator.api.type.JsonType;
import io.mercator.api.type.SqlType;
import io.mercator.dialect.postgresql.PostgresqlServer.Product;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** PostgreSQL as Mercator sees it, or a database that speaks its protocol. */
final class PostgresqlDialect implements Dialect {
    static final String NAME = "postgresql";

    /** Names end at 63 bytes (PostgreSQL 18, 4.1.1); bare ones are folded to lower case. */
    static final IdentifierRules IDENTIFIERS = new IdentifierRules('"', 63, PostgresqlReservedWords.ALL, false);

    private static final int ROWS_AT_A_TIME = 1_000;

    private final PostgresqlServer server;
    private final Set<Capability> capabilities;
    private final TypeNames typeNames;
    private final TypeNames castNames;
    private final NodeRenderers renderers;
    private final Catalog catalog;

    PostgresqlDialect(PostgresqlServer server) {
        this.server = server;
        this.capabilities = PostgresqlCapabilities.of(server);
        this.typeNames = PostgresqlTypeNames.columns(keepsJson());
        this.castNames = PostgresqlTypeNames.casts(keepsJson());
        this.renderers = renderers(server.isPostgresqlFrom(18), new PostgresqlSearch(server));
        this.catalog = new PostgresqlCatalog(server);
    }

    private static NodeRenderers renderers(boolean hasVirtual, PostgresqlSearch search) {
        return NodeRenderers.none()
                .with(Bind.class, PostgresqlRenderers::bind)
                .with(
                        ComputedClause.class,
                        (node, writer) -> PostgresqlRenderers.computedClause(node, hasVirtual, writer))
                .with(ConflictClause.class, PostgresqlExpressions::conflict)
                .with(CreateIndex.class, PostgresqlIndexes::create)
                .with(CustomOperation.class, PostgresqlExpressions::operation)
                .with(DdlText.class, PostgresqlRenderers::ddlText)
                .with(DefaultClause.class, PostgresqlRenderers::defaultClause)
                .with(Extract.class, PostgresqlExpressions::extract)
                .with(InList.class, PostgresqlExpressions::inList)
                .with(JsonContains.class, PostgresqlJson::contains)
                .with(JsonExists.class, PostgresqlJson::exists)
                .with(JsonValue.class, PostgresqlJson::value)
                .with(RowLimit.class, PostgresqlRenderers::rowLimit)
                .with(SequenceValue.class, PostgresqlRenderers::sequenceValue)
                .with(AdvisoryLock.class, search::lock)
                .with(TextMatch.class, search::match)
                .with(TextRank.class, search::rank)
                .with(Text.class, PostgresqlRenderers::text);
    }

    @Override
    public String name() {
        return NAME;
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
        return typeNames;
    }

    @Override
    public TypeNames castNames() {
        return castNames;
    }

    /** CockroachDB's JSON is what PostgreSQL calls JSONB, which writes a document its own way. */
    boolean keepsJson() {
        return !server.is(Product.COCKROACHDB);
    }

    @Override
    @SuppressWarnings("unchecked") // each type has a codec of its own class
    public <T> Optional<ValueCodec<T>> codec(SqlType<T> type) {
        return Optional.ofNullable(
                type instanceof JsonType json && !json.isBinary() && !keepsJson()
                        ? (ValueCodec<T>) PostgresqlStrings.STRING
                        : (ValueCodec<T>) PostgresqlCodecs.find(type));
    }

    @Override
    public <E> ValueCodec<List<E>> arrayCodec(ArrayType<E> type, ValueCodec<E> element) {
        return PostgresqlArrays.codec(type.on(NAME).accept(castNames), element);
    }

    @Override
    public Optional<String> refusal(SqlType<?> type, ValueUse use) {
        if (type instanceof ArrayType<?> array) {
            return refusal(array.element().on(NAME).stored(), use);
        }
        if (type instanceof JsonType json && !json.isBinary() && keepsJson()) {
            return Optional.of("PostgreSQL's JSON does not compare. Compare a part of it, json(column).path(...), or"
                    + " declare the column JSONB.");
        }
        if (type instanceof DecimalType decimal && decimal.precision().isEmpty() && use == ValueUse.KEY) {
            return Optional.of("for PostgreSQL 1.0 and 1.00 are one number, and two values for a DECIMAL without a"
                    + " precision. Declare it DECIMAL.of(precision, scale).");
        }
        return Optional.empty();
    }

    @Override
    public NodeRenderers renderers() {
        return renderers;
    }

    @Override
    public Map<String, NodeRenderer<FunctionCall<?>>> functions() {
        return PostgresqlExpressions.FUNCTIONS;
    }

    @Override
    public Optional<Catalog> catalog() {
        return Optional.of(catalog);
    }

    @Override
    public ErrorKind classify(SQLException error) {
        return PostgresqlErrors.classify(error);
    }

    /**
     * {@inheritDoc} Never: what failed leaves the transaction aborted but open, and a rollback to a savepoint makes it good
     * again, after a deadlock too.
     */
    @Override
    public boolean hasEndedTransaction(Connection connection, SQLException error) {
        return false;
    }

    /** {@inheritDoc} The driver commits such a transaction, which is rolled back, without an error. */
    @Override
    public boolean hasAbortedTransaction(Connection connection, SQLException error) throws SQLException {
        if (connection.getAutoCommit()) {
            return false;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
            return false;
        } catch (SQLException refused) {
            return true;
        }
    }

    @Override
    public TransactionSetting staleReads(Duration staleness) {
        return server.is(Product.COCKROACHDB)
                ? PostgresqlSetting.ofCockroachDb(staleness)
                : PostgresqlSetting.ofYugabyteDb(staleness);
    }

    @Override
    public TransactionSetting deferrableTransactions() {
        return PostgresqlSetting.deferrable();
    }

    @Override
    public Interrupter interrupter(Connection connection) throws SQLException {
        return PostgresqlInterrupter.of(connection);
    }

    @Override
    public List<PresenceCheck> tablePresence(Table table) {
        return List.of(relationPresence("'r', 'p', 'v', 'm', 'f'", table.name(), table.schema(), table.isTemporary()));
    }

    @Override
    public List<PresenceCheck> sequencePresence(Sequence sequence) {
        return List.of(relationPresence("'S'", sequence.name(), sequence.schemaName(), false));
    }

    /** {@inheritDoc} An index lies in the schema of its table. */
    @Override
    public List<PresenceCheck> indexPresence(Table table, Index index) {
        return List.of(
                relationPresence("'i', 'I'", IDENTIFIERS.shortened(index.name()), table.schema(), table.isTemporary()));
    }

    @Override
    public List<PresenceCheck> enumPresence(EnumType<?> type) {
        return List.of(PostgresqlEnums.presence(type));
    }

    @Override
    public List<PresenceCheck> schemaPresence(String schema) {
        return List.of(PresenceCheck.of("SELECT nspname FROM pg_catalog.pg_namespace WHERE nspname = ?", schema));
    }

    /** Without a schema, what a statement would find by the name alone. */
    private static PresenceCheck relationPresence(
            String kinds, String name, Optional<String> schema, boolean temporary) {
        String query = "SELECT c.relname FROM pg_catalog.pg_class c"
                + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE c.relkind IN (" + kinds + ") AND c.relname = ? AND ";
        if (temporary) {
            return PresenceCheck.of(query + "n.oid = pg_catalog.pg_my_temp_schema()", name);
        }
        return schema.map(given -> PresenceCheck.of(query + "n.nspname = ?", name, given))
                .orElseGet(() -> PresenceCheck.of(
                        query + "pg_catalog.pg_table_is_visible(c.oid) AND n.nspname <> 'pg_catalog'", name));
    }

    @Override
    public int maxParameters() {
        return PostgresqlExpressions.MOST_PARAMETERS;
    }

    /** {@inheritDoc} 2.9 us for each row, 3.4 us of 100, and 8.3 us in a batch (PostgreSQL 18 on the same machine). */
    @Override
    public int insertChunk() {
        return 500;
    }

    /** {@inheritDoc} 3.7 us for each row, and 5.9 us in a batch (PostgreSQL 18 on the same machine). */
    @Override
    public int plainInsertChunk() {
        return 100;
    }

    /** {@inheritDoc} 4.2 us for each row, and 7.2 us in a batch (PostgreSQL 18 on the same machine). */
    @Override
    public int updateChunk(List<? extends SqlType<?>> key) {
        return 100;
    }

    /**
     * {@inheritDoc} 2.0 us for each row, and 4.4 us in a batch; of a key of two columns 2.2 us, and 11 us beyond 100. For more
     * keys the planner reads small tables from end to end.
     */
    @Override
    public int deleteChunk(int columns) {
        return 50;
    }

    /** {@inheritDoc} CockroachDB runs nothing else on a connection while rows are still to be fetched. */
    @Override
    public int fetchSize() {
        return server.is(Product.COCKROACHDB) ? 0 : ROWS_AT_A_TIME;
    }

    @Override
    public boolean writesLimits() {
        return true;
    }
}
