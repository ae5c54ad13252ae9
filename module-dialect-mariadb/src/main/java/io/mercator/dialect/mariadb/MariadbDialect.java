package io.mercator.dialect.mariadb;

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.Catalog;
import io.mercator.api.dialect.Dialect;
import io.mercator.api.dialect.IdentifierRules;
import io.mercator.api.dialect.NodeRenderer;
import io.mercator.api.dialect.NodeRenderers;
import io.mercator.api.dialect.PresenceCheck;
import io.mercator.api.dialect.StatementText;
import io.mercator.api.dialect.TypeNames;
import io.mercator.api.dialect.ValueCodec;
import io.mercator.api.dialect.ValueUse;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.schema.ColumnDefinition;
import io.mercator.api.schema.CommentOn;
import io.mercator.api.schema.ComputedClause;
import io.mercator.api.schema.CreateIndex;
import io.mercator.api.schema.CreateSchema;
import io.mercator.api.schema.CreateTable;
import io.mercator.api.schema.DefaultClause;
import io.mercator.api.schema.DropIndex;
import io.mercator.api.schema.DropTable;
import io.mercator.api.schema.IdentityClause;
import io.mercator.api.schema.Index;
import io.mercator.api.schema.Sequence;
import io.mercator.api.schema.SequenceValue;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.Arithmetic;
import io.mercator.api.sql.ColumnRef;
import io.mercator.api.sql.Concatenation;
import io.mercator.api.sql.Delete;
import io.mercator.api.sql.DistinctTest;
import io.mercator.api.sql.FunctionCall;
import io.mercator.api.sql.Insert;
import io.mercator.api.sql.JsonContains;
import io.mercator.api.sql.JsonExists;
import io.mercator.api.sql.JsonValue;
import io.mercator.api.sql.LockClause;
import io.mercator.api.sql.RowLimit;
import io.mercator.api.sql.SetOperation;
import io.mercator.api.sql.TextMatch;
import io.mercator.api.sql.TextRank;
import io.mercator.api.sql.Update;
import io.mercator.api.sql.Values;
import io.mercator.api.type.BigIntType;
import io.mercator.api.type.BinaryType;
import io.mercator.api.type.IntegerType;
import io.mercator.api.type.JsonType;
import io.mercator.api.type.SqlType;
import io.mercator.api.type.StringType;
import io.mercator.api.type.TextType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** MariaDB or MySQL as Mercator sees it. */
final class MariadbDialect implements Dialect {
    static final String NAME = "mariadb";

    /** In grave accents, which quote names in every mode; 64 characters at most (MariaDB, "Identifier names"). */
    static final IdentifierRules IDENTIFIERS = new IdentifierRules('`', 64, MariadbReservedWords.ALL, false);

    /** An index has 3,072 bytes, and a character up to four (MariaDB, "InnoDB limitations"). */
    private static final int LONGEST_KEY = 768;

    private static final int ROWS_AT_A_TIME = 1_000;
    /** What commits beside the definitions (MySQL 8.4, 15.3.3). */
    private static final Pattern COMMITTING = Pattern.compile(
            "\\s*(?:ANALYZE|CACHE|CHECK|FLUSH|INSTALL|LOCK|OPTIMIZE|REPAIR|RESET|UNINSTALL|UNLOCK)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern TEMPORARY = Pattern.compile(
            "\\s*(?:CREATE|DROP)\\s+(?:OR\\s+REPLACE\\s+)?TEMPORARY\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final MariadbServer server;
    private final Set<Capability> capabilities;
    private final TypeNames typeNames;
    private final TypeNames castNames;
    private final NodeRenderers renderers;
    private final Catalog catalog;

    MariadbDialect(MariadbServer server) {
        this(server, true);
    }

    /** Creates the dialect for a driver that takes changes for queries, or does not. */
    MariadbDialect(MariadbServer server, boolean returning) {
        this.server = server;
        this.capabilities = MariadbCapabilities.of(server, returning);
        this.typeNames = new MariadbTypeNames(server);
        this.castNames = new MariadbTypeNames.Casts(server);
        this.renderers = renderers(server);
        this.catalog = new MariadbCatalog(IDENTIFIERS, server.isMariadb());
    }

    private static NodeRenderers renderers(MariadbServer server) {
        boolean mariadb = server.isMariadb();
        return NodeRenderers.none()
                .with(Arithmetic.class, MariadbExpressions::arithmetic)
                .with(ColumnDefinition.class, (node, writer) -> MariadbDefinitions.column(node, mariadb, writer))
                .with(ColumnRef.class, (node, writer) -> MariadbUpsert.column(node, mariadb, writer))
                .with(CommentOn.class, MariadbDefinitions::commentOn)
                .with(ComputedClause.class, MariadbDefinitions::computed)
                .with(Concatenation.class, MariadbExpressions::concatenation)
                .with(CreateIndex.class, MariadbIndexes::create)
                .with(CreateSchema.class, (node, writer) -> MariadbDefinitions.createSchema(node, server, writer))
                .with(CreateTable.class, (node, writer) -> MariadbDefinitions.createTable(node, server, writer))
                .with(DefaultClause.class, MariadbDefinitions::defaultClause)
                .with(Delete.class, MariadbChanges::delete)
                .with(DistinctTest.class, MariadbExpressions::distinctTest)
                .with(DropIndex.class, MariadbIndexes::drop)
                .with(DropTable.class, MariadbDefinitions::dropTable)
                .with(IdentityClause.class, MariadbDefinitions::identity)
                .with(Insert.class, (node, writer) -> MariadbChanges.insert(node, mariadb, writer))
                .with(JsonContains.class, MariadbJson::contains)
                .with(JsonExists.class, MariadbJson::exists)
                .with(JsonValue.class, MariadbJson::value)
                .with(LockClause.class, (node, writer) -> MariadbExpressions.lock(node, !mariadb, writer))
                .with(RowLimit.class, MariadbExpressions::rowLimit)
                .with(SequenceValue.class, MariadbDefinitions::sequenceValue)
                .with(
                        SetOperation.class,
                        (node, writer) ->
                                MariadbExpressions.setOperation(node, mariadb || server.isMysqlFrom(8, 0, 31), writer))
                .with(TextMatch.class, MariadbSearch::match)
                .with(TextRank.class, MariadbSearch::rank)
                .with(Update.class, (node, writer) -> MariadbChanges.update(node, mariadb, writer))
                .with(Values.class, MariadbExpressions::values);
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

    @Override
    @SuppressWarnings("unchecked") // each type has a codec of its own class
    public <T> Optional<ValueCodec<T>> codec(SqlType<T> type) {
        return Optional.ofNullable((ValueCodec<T>) MariadbCodecs.find(type, server));
    }

    /** {@inheritDoc} What has no length of its own, or one too great, has no index. */
    @Override
    public Optional<String> refusal(SqlType<?> type, ValueUse use) {
        if (use != ValueUse.KEY) {
            return Optional.empty();
        }
        if (type instanceof TextType || type instanceof JsonType) {
            return Optional.of("a text without a length has no index. Declare the column STRING.length(n).");
        }
        if (type instanceof StringType string && string.length().orElse(Integer.MAX_VALUE) > LONGEST_KEY) {
            return Optional.of("a text that may have more than " + LONGEST_KEY
                    + " characters has no index. Declare the column STRING.length(n), with fewer.");
        }
        if (type instanceof BinaryType binary && binary.length().orElse(Integer.MAX_VALUE) > 4 * LONGEST_KEY) {
            return Optional.of("a value that may have more than " + 4 * LONGEST_KEY
                    + " bytes has no index. Declare the column BINARY.length(n), with fewer.");
        }
        return Optional.empty();
    }

    @Override
    public NodeRenderers renderers() {
        return renderers;
    }

    @Override
    public Map<String, NodeRenderer<FunctionCall<?>>> functions() {
        return MariadbExpressions.FUNCTIONS;
    }

    @Override
    public Optional<Catalog> catalog() {
        return Optional.of(catalog);
    }

    @Override
    public ErrorKind classify(SQLException error) {
        return MariadbErrors.classify(error);
    }

    /** {@inheritDoc} After a wait for a lock, as the server is set. */
    @Override
    public boolean hasEndedTransaction(Connection connection, SQLException error) throws SQLException {
        ErrorKind kind = classify(error);
        if (error.getErrorCode() != MariadbErrors.LOCK_WAIT_TIMEOUT) {
            return kind == ErrorKind.DEADLOCK || kind == ErrorKind.SERIALIZATION;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT @@innodb_rollback_on_timeout")) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    /** {@inheritDoc} Temporary tables come and go without. */
    @Override
    public boolean commits(String sql) {
        boolean defines =
                StatementText.isDefinition(sql) && !TEMPORARY.matcher(sql).matches();
        return defines || COMMITTING.matcher(sql).matches();
    }

    /** {@inheritDoc} Of the driver's own doing the server is told only where it is a replica. */
    @Override
    public void readOnly(Connection connection, boolean on) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION TRANSACTION READ " + (on ? "ONLY" : "WRITE"));
        }
        connection.setReadOnly(on);
    }

    @Override
    public List<PresenceCheck> tablePresence(Table table) {
        if (!table.isTemporary()) {
            return List.of(presence("'BASE TABLE', 'VIEW', 'SYSTEM VERSIONED'", table.name(), table.schema()));
        }
        return List.of(
                server.isMariadbFrom(11, 2)
                        ? presence("'TEMPORARY'", table.name(), table.schema())
                        : PresenceCheck.attempt("SELECT 1 FROM " + IDENTIFIERS.quoted(table.name()) + " WHERE 1 = 0"));
    }

    @Override
    public List<PresenceCheck> sequencePresence(Sequence sequence) {
        return List.of(presence("'SEQUENCE'", sequence.name(), sequence.schemaName()));
    }

    private static PresenceCheck presence(String kinds, String name, Optional<String> schema) {
        return inSchema(
                "SELECT table_name FROM information_schema.tables WHERE table_type IN (" + kinds
                        + ") AND table_name = ? AND table_schema = ",
                name,
                schema);
    }

    private static PresenceCheck inSchema(String query, String name, Optional<String> schema) {
        return schema.map(given -> PresenceCheck.of(query + "?", name, given))
                .orElseGet(() -> PresenceCheck.of(query + "DATABASE()", name));
    }

    @Override
    public List<PresenceCheck> indexPresence(Table table, Index index) {
        String query = "SELECT index_name FROM information_schema.statistics WHERE index_name = ? AND table_name = ?"
                + " AND table_schema = ";
        String name = IDENTIFIERS.shortened(index.name());
        return List.of(table.schema()
                .map(schema -> PresenceCheck.of(query + "?", name, table.name(), schema))
                .orElseGet(() -> PresenceCheck.of(query + "DATABASE()", name, table.name())));
    }

    @Override
    public List<PresenceCheck> schemaPresence(String schema) {
        return List.of(
                PresenceCheck.of("SELECT schema_name FROM information_schema.schemata WHERE schema_name = ?", schema));
    }

    /** {@inheritDoc} The protocol counts them in 16 bits. */
    @Override
    public int maxParameters() {
        return 65_535;
    }

    /** {@inheritDoc} 4.2 us for each row, and 11 us in a batch of a statement that the server prepared (MariaDB 11.4). */
    @Override
    public int plainInsertChunk() {
        return 100;
    }

    /**
     * {@inheritDoc} 5.3 us for each row, and 14 us one by one, which is how the driver sends a batch (MariaDB 11.4). Strings of
     * a subquery have a collation of their own, which might not compare with the column's.
     */
    @Override
    public int updateChunk(List<? extends SqlType<?>> key) {
        return key.stream().allMatch(type -> type instanceof IntegerType || type instanceof BigIntType) ? 100 : 1;
    }

    /** {@inheritDoc} 2.6 us for each row, and 16 us one by one; of a key of two columns 3.7 us and 18 us (MariaDB 11.4). */
    @Override
    public int deleteChunk(int columns) {
        return columns == 1 ? 100 : 50;
    }

    /** {@inheritDoc} A statement with its values ends at {@code max_allowed_packet}, 16 megabytes by default. */
    @Override
    public boolean isLarge(SqlType<?> type) {
        return type instanceof TextType
                || type instanceof JsonType
                || type instanceof StringType string && string.length().isEmpty()
                || type instanceof BinaryType binary && binary.length().isEmpty();
    }

    /** {@inheritDoc} Another statement on the connection has the driver bring the rest of the rows into memory. */
    @Override
    public int fetchSize() {
        return ROWS_AT_A_TIME;
    }
}
