package io.mercator.api.dialect;

import io.mercator.api.error.CompileException;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.schema.DdlDialect;
import io.mercator.api.schema.Index;
import io.mercator.api.schema.Sequence;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.FunctionCall;
import io.mercator.api.sql.RowLimit;
import io.mercator.api.sql.SqlNode;
import io.mercator.api.type.ArrayType;
import io.mercator.api.type.EnumType;
import io.mercator.api.type.SqlType;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one database does differently: immutable and safe for any thread. What a dialect does not say, the engine does
 * as the SQL standard and JDBC have it.
 */
public interface Dialect extends DdlDialect, ManyRowsDialect {
    /**
     * Returns the dialect's name.
     *
     * @return lower case, for example {@code sqlite}
     */
    String name();

    /**
     * Returns what the database can do.
     *
     * @return an unmodifiable set
     */
    Set<Capability> capabilities();

    /**
     * Tells whether the database can do something.
     *
     * @param capability what
     * @return true if the dialect names it
     */
    default boolean has(Capability capability) {
        return capabilities().contains(capability);
    }

    /**
     * Returns how names are quoted.
     *
     * @return the rules
     */
    IdentifierRules identifiers();

    /**
     * Returns the names of types.
     *
     * @return the standard's unless overridden
     */
    default TypeNames typeNames() {
        return new TypeNames();
    }

    /**
     * Returns the names of types in CAST, where lengths are not those of a column.
     *
     * @return the names in DDL unless overridden; where those are the standard's, VARCHAR for a string without a length
     */
    default TypeNames castNames() {
        TypeNames names = typeNames();
        return names.getClass() == TypeNames.class ? CastNames.INSTANCE : names;
    }

    /**
     * Tells why a statement cannot do something with the values of a type, because the form in which the database stores
     * them would give wrong answers or none. The engine asks before it renders.
     *
     * @param type a type that is not converted
     * @param use what the statement does
     * @return the reason with the fix, a sentence; empty when it can
     */
    default Optional<String> refusal(SqlType<?> type, ValueUse use) {
        return Optional.empty();
    }

    /**
     * Returns how values of a type cross JDBC here.
     *
     * @param type a type that is not converted; the engine converts
     * @param <T> the Java class of the values
     * @return the codec, empty when plain JDBC does
     */
    default <T> Optional<ValueCodec<T>> codec(SqlType<T> type) {
        return Optional.empty();
    }

    /**
     * Returns how arrays cross JDBC here.
     *
     * @param type the type of the arrays
     * @param element how the elements cross by themselves
     * @param <E> the Java class of the elements
     * @return the codec; see {@link ValueCodec#inArrays}
     * @throws io.mercator.api.error.CompileException unless overridden, for there are none
     */
    default <E> ValueCodec<List<E>> arrayCodec(ArrayType<E> type, ValueCodec<E> element) {
        throw new CompileException("Values of the type " + type + " cannot be used with '" + name() + "': "
                + "there are no arrays here. Keep the elements in a table of their own, or all together as a document:"
                + " JSON.as(...).");
    }

    /**
     * Returns the nodes that are written differently here.
     *
     * @return renderers that come before the standard ones
     */
    default NodeRenderers renderers() {
        return NodeRenderers.none();
    }

    /**
     * Returns the functions that are written differently here.
     *
     * @return renderers by the function's name in lower case; others are written as the standard has them
     */
    default Map<String, NodeRenderer<FunctionCall<?>>> functions() {
        return Map.of();
    }

    /**
     * Returns what a SELECT without FROM is written with where the database demands one.
     *
     * @return SQL text for a table of one row, empty where none is known
     */
    default Optional<String> oneRowTable() {
        return Optional.empty();
    }

    /**
     * Returns what reads the database's catalogue.
     *
     * @return the catalogue, empty where a database cannot be inspected
     */
    default Optional<Catalog> catalog() {
        return Optional.empty();
    }

    /**
     * Tells what an error means.
     *
     * @param error as the driver threw it
     * @return the kind; {@link ErrorKind#OTHER} when nothing is known
     */
    ErrorKind classify(SQLException error);

    /**
     * Tells whether the database ended the transaction by itself because of an error. Asked on the connection's thread
     * after each statement that failed; it may begin another transaction where the driver takes one for open.
     *
     * @param connection the connection, without autocommit
     * @param error as the driver threw it
     * @return true if nothing of the transaction is left
     * @throws SQLException if the connection cannot be asked
     */
    default boolean hasEndedTransaction(Connection connection, SQLException error) throws SQLException {
        String state = error.getSQLState();
        return state != null && state.startsWith("40");
    }

    /**
     * Tells whether an error left the transaction open but of no use: the database refuses all statements, and makes a
     * rollback of a commit, until the transaction is rolled back, as a whole or to a savepoint. Asked on the connection's
     * thread after each statement that failed.
     *
     * @param connection the connection, without autocommit
     * @param error as the driver threw it
     * @return true if so
     * @throws SQLException if the connection cannot be asked
     */
    default boolean hasAbortedTransaction(Connection connection, SQLException error) throws SQLException {
        return false;
    }

    /**
     * Tells whether the database commits the open transaction when it runs a statement. The engine refuses such a
     * statement after changes, which would be committed unseen, and commits after it.
     *
     * @param sql the statement's text
     * @return unless overridden true for a definition where the database lacks {@link Capability#TRANSACTIONAL_DDL}
     */
    default boolean commits(String sql) {
        return !has(Capability.TRANSACTIONAL_DDL) && StatementText.isDefinition(sql);
    }

    /**
     * Makes a connection refuse to write, or takes that back. Called outside of transactions.
     *
     * @param connection the connection
     * @param on whether it refuses
     * @throws SQLException as the driver throws it
     */
    default void readOnly(Connection connection, boolean on) throws SQLException {
        connection.setReadOnly(on);
    }

    /**
     * Returns what has transactions read what was so a while ago. Asked only where the dialect has
     * {@link Capability#STALE_READS}, for connections that are read-only.
     *
     * @param staleness how long ago, at least one millisecond
     * @return the setting, of one checkout
     * @throws io.mercator.api.error.ConfigurationException if the database has no reads of this age
     */
    default TransactionSetting staleReads(Duration staleness) {
        throw new UnsupportedOperationException(name() + " has no " + Capability.STALE_READS);
    }

    /**
     * Returns what has transactions wait at their beginning until nothing can make them fail. Asked only where the dialect
     * has {@link Capability#DEFERRABLE_TRANSACTIONS}, for connections that are read-only and serializable.
     *
     * @return the setting, of one checkout
     */
    default TransactionSetting deferrableTransactions() {
        throw new UnsupportedOperationException(name() + " has no " + Capability.DEFERRABLE_TRANSACTIONS);
    }

    /**
     * Returns what stops a connection's statements, for timeouts and cancelling; asked once for each checkout, or once for a
     * connection whose prepared statements are kept.
     *
     * @param connection the connection
     * @return JDBC's {@link Statement#cancel} unless overridden
     * @throws SQLException as the driver throws it
     */
    default Interrupter interrupter(Connection connection) throws SQLException {
        return Statement::cancel;
    }

    /**
     * Returns the queries that tell whether a table is there: the first that gives a row ends the search.
     *
     * @param table the table
     * @return SQL texts, each run without parameters
     */
    List<PresenceCheck> tablePresence(Table table);

    /**
     * Returns the queries that tell whether a sequence is there.
     *
     * @param sequence the sequence
     * @return SQL texts with their parameters; empty where there are no sequences
     */
    default List<PresenceCheck> sequencePresence(Sequence sequence) {
        return List.of();
    }

    /**
     * Returns the queries that tell whether an index is there.
     *
     * @param table the index's table
     * @param index the index
     * @return SQL texts with their parameters; empty where an index is taken to be there when its table is
     */
    default List<PresenceCheck> indexPresence(Table table, Index index) {
        return List.of();
    }

    /**
     * Returns the queries that tell whether a type of labels is there.
     *
     * @param type the type
     * @return SQL texts with their parameters; empty where there are no such types
     */
    default List<PresenceCheck> enumPresence(EnumType<?> type) {
        return List.of();
    }

    @Override
    default boolean hasEnumTypes() {
        return has(Capability.ENUM_TYPES);
    }

    @Override
    default boolean hasSequences() {
        return has(Capability.SEQUENCES);
    }

    /**
     * Returns the queries that tell whether a schema is there.
     *
     * @param schema its name, unquoted
     * @return SQL texts with their parameters; empty where schemas are not created by a statement
     */
    default List<PresenceCheck> schemaPresence(String schema) {
        return List.of();
    }

    /**
     * Returns the schema that must be written before the name of a temporary table.
     *
     * @return the schema's name, empty where the table's name alone will do
     */
    default Optional<String> temporarySchema() {
        return Optional.empty();
    }

    @Override
    default boolean createsSchemas() {
        return has(Capability.SCHEMAS);
    }

    @Override
    default boolean hasComments() {
        return has(Capability.COMMENTS);
    }

    @Override
    default boolean commentsInPlace() {
        return has(Capability.COMMENTS_IN_PLACE);
    }

    @Override
    default boolean addsForeignKeys() {
        return has(Capability.ADD_FOREIGN_KEY);
    }

    /**
     * Returns how many rows the driver fetches at a time, for drivers that would bring all rows of a result into memory
     * otherwise. Rows are read within a transaction and end with it.
     *
     * @return the number for {@link Statement#setFetchSize}; 0 leaves it to the driver
     */
    default int fetchSize() {
        return 0;
    }

    /**
     * Returns how many prepared statements are worth keeping with a connection of the pool when it goes back, where
     * preparing one costs much beside running it and the driver keeps none by itself. A kept statement must notice that
     * tables were changed after it was prepared, as JDBC has it.
     *
     * @return the number for each connection; unless overridden 0, so that statements end with their checkout
     */
    default int keptStatements() {
        return 0;
    }

    /**
     * Tells whether a limit with {@link RowLimit#number} is written as that number, because the database plans a prepared
     * statement for any limit alike where it is a parameter. Each number has a statement of its own then.
     *
     * @return whether the dialect writes it so; unless overridden false
     */
    default boolean writesLimits() {
        return false;
    }

    @Override
    default String render(SqlNode node) {
        return StatementRenderer.find().render(node, this);
    }

    @Override
    default String renderForReading(SqlNode node) {
        return StatementRenderer.find().renderForReading(node, this);
    }
}
