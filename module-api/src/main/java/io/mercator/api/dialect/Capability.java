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
    /** Schema definition takes part in transactions. */
    TRANSACTIONAL_DDL,
    /** JDBC's update counts after a batch are the rows met by each statement. */
    BATCH_UPDATE_COUNTS
}
