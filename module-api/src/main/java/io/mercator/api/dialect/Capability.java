package io.mercator.api.dialect;

/** What a database can do and another cannot. A dialect names its own; nothing else is assumed. */
public enum Capability {
    /** {@code INSERT ... RETURNING}, run as a query. */
    INSERT_RETURNING,
    /** Several rows in one {@code VALUES}. */
    MULTI_ROW_VALUES,
    /** {@code INSERT INTO t DEFAULT VALUES}. */
    DEFAULT_VALUES,
    /** JDBC's generated keys after the INSERT of a single row. */
    GENERATED_KEYS,
    /** JDBC's generated keys after a batch, one for each row in order. */
    GENERATED_KEYS_IN_BATCH,
    /** Keys of an INSERT of several rows are generated in the order of its VALUES, so that they grow with the rows. */
    GENERATED_KEYS_ASCEND,
    /** Sequence generators. */
    SEQUENCES,
    /** Several values of a sequence by one query, so that keys are taken in blocks. */
    SEQUENCE_BLOCKS,
    /** VARCHAR without a length. */
    STRING_WITHOUT_LENGTH,
    /** A parameter where nothing around it tells its type, as alone in a select list; elsewhere it needs a CAST. */
    UNTYPED_PARAMETERS,
    /** A SELECT without FROM. */
    SELECT_WITHOUT_FROM,
    /** {@code RIGHT OUTER JOIN}. */
    RIGHT_JOIN,
    /** {@code FULL OUTER JOIN}. */
    FULL_JOIN,
    /** {@code LATERAL} subqueries. */
    LATERAL,
    /** {@code WITH}, recursive too. */
    COMMON_TABLE_EXPRESSIONS,
    /** {@code WITH} before INSERT, UPDATE and DELETE; elsewhere it stands before the queries in them. */
    COMMON_TABLE_EXPRESSIONS_OF_CHANGES,
    /** Queries in parentheses as operands of UNION and its like; elsewhere they become subqueries. */
    PARENTHESIZED_QUERIES,
    /** Full-text search. */
    FULL_TEXT_SEARCH,
    /** Locks of a number, to the end of the transaction. */
    ADVISORY_LOCKS,
    /** Values at places in JSON documents, and whether there are such places. */
    JSON_PATHS,
    /** Whether a JSON document has another in it. */
    JSON_CONTAINMENT,
    /** Columns of array types, {@code ANY (array)}, {@code array[place]}, {@code UNNEST}. */
    ARRAYS,
    /** The operators {@code @>}, {@code <@} and {@code &&} of arrays. */
    ARRAY_CONTAINMENT,
    /** {@code SELECT DISTINCT ON (...)}. */
    DISTINCT_ON,
    /** {@code ANY (...)} and {@code ALL (...)}. */
    QUANTIFIED_COMPARISONS,
    /** {@code (a, b) = (1, 2)}; elsewhere the comparisons that it means are written. */
    ROW_VALUES,
    /** {@code IS DISTINCT FROM}; elsewhere the comparisons that it means are written. */
    DISTINCT_TEST,
    /** {@code ILIKE}; elsewhere both sides are made lower case. */
    ILIKE,
    /** {@code COLLATE} in expressions. */
    COLLATE,
    /** {@code FILTER (WHERE ...)} of aggregates; elsewhere a CASE within the aggregate. */
    AGGREGATE_FILTER,
    /** {@code OVER (...)}. */
    WINDOW_FUNCTIONS,
    /** {@code SELECT ... FOR UPDATE}. */
    FOR_UPDATE,
    /** {@code NOWAIT} and {@code SKIP LOCKED} after FOR UPDATE. */
    FOR_UPDATE_NOWAIT,
    /** {@code UPDATE ... FROM}. */
    UPDATE_FROM,
    /** {@code DELETE ... USING}. */
    DELETE_USING,
    /** {@code ORDER BY} and {@code LIMIT} of UPDATE and DELETE. */
    LIMITED_CHANGES,
    /** {@code UPDATE ... RETURNING}, run as a query. */
    UPDATE_RETURNING,
    /** {@code DELETE ... RETURNING}, run as a query. */
    DELETE_RETURNING,
    /** {@code INSERT ... ON CONFLICT}, or what the dialect writes for it. */
    UPSERT,
    /** {@code CREATE SCHEMA}. */
    SCHEMAS,
    /** Types of labels: {@code CREATE TYPE ... AS ENUM}; elsewhere they are strings. */
    ENUM_TYPES,
    /** {@code COMMENT ON TABLE} and {@code COMMENT ON COLUMN}; elsewhere comments stay in the program. */
    COMMENTS,
    /** The beginning and the distance of an identity column's values: {@code START WITH}, {@code INCREMENT BY}. */
    IDENTITY_OPTIONS,
    /** {@code NULLS FIRST} and {@code NULLS LAST}; elsewhere a test for NULL is ordered by before. */
    NULLS_ORDER,
    /** {@code COMMENT '...'} within CREATE TABLE, in place of COMMENT ON after it. */
    COMMENTS_IN_PLACE,
    /** {@code GENERATED ALWAYS AS (...)}. */
    COMPUTED_COLUMNS,
    /** {@code CREATE TEMPORARY TABLE}, or what the dialect writes for it. */
    TEMPORARY_TABLES,
    /** {@code ALTER TABLE ... ADD FOREIGN KEY}. */
    ADD_FOREIGN_KEY,
    /** {@code ON UPDATE CASCADE} and other actions than to refuse. */
    ON_UPDATE_ACTIONS,
    /** {@code DEFERRABLE INITIALLY DEFERRED} foreign keys. */
    DEFERRED_FOREIGN_KEYS,
    /** Unique constraints that are looked at when the transaction ends. */
    DEFERRED_UNIQUE_CONSTRAINTS,
    /** Views whose rows are kept: {@code CREATE MATERIALIZED VIEW}. */
    MATERIALIZED_VIEWS,
    /** Indexes of some rows: {@code CREATE INDEX ... WHERE}. */
    PARTIAL_INDEXES,
    /** Indexes of expressions. */
    EXPRESSION_INDEXES,
    /** Ways to build an index, and the operators by which its items are found: {@code USING}. */
    INDEX_METHODS,
    /** Columns that an index keeps beside its items: {@code INCLUDE}. */
    INDEX_INCLUDE,
    /** Where NULLs stand in an index: {@code NULLS FIRST}, {@code NULLS LAST}. */
    INDEX_NULLS_ORDER,
    /** Unique indexes and constraints for which NULL is a value like others: {@code NULLS NOT DISTINCT}. */
    NULLS_NOT_DISTINCT,
    /** Unique indexes that are no constraints; elsewhere both are one thing, and compared as one. */
    UNIQUE_INDEXES,
    /** Schema definition takes part in transactions; see {@link Dialect#commits}. */
    TRANSACTIONAL_DDL,
    /**
     * Transactions that read what was so a given time ago, from a replica that need not know more; see
     * {@link Dialect#staleReads}.
     */
    STALE_READS,
    /**
     * Serializable transactions for reading that wait until nothing can make them fail; see
     * {@link Dialect#deferrableTransactions}.
     */
    DEFERRABLE_TRANSACTIONS,
    /** Connections that refuse to write when they are told to; elsewhere the engine looks at the statements' text. */
    READ_ONLY_CONNECTIONS,
    /**
     * Rows that nobody reads stay with the server. Elsewhere the driver takes them all in when a result is closed, so that a
     * statement that was cancelled, and a query of which many rows were read, is stopped before.
     */
    ROWS_ON_DEMAND,
    /** JDBC's update counts after a batch are the rows met by each statement. */
    BATCH_UPDATE_COUNTS
}
