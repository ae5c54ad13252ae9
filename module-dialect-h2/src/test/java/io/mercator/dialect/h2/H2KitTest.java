package io.mercator.dialect.h2;

import io.mercator.api.dialect.Capability;
import io.mercator.dialect.kit.DatabaseUnderTest;
import io.mercator.dialect.kit.DialectKit;
import io.mercator.dialect.kit.ValueOperation;

/** H2 passes the kit. */
class H2KitTest extends DialectKit {
    @Override
    protected DatabaseUnderTest database() {
        return DatabaseUnderTest.at("h2:memory:kit{n}")
                .serializableIsSnapshot()
                .years(-99_999, 99_999)
                .refuses("DECIMAL", "DECIMAL needs precision and scale here")
                .refuses("TEXT", "H2 has no indexes of CLOB", ValueOperation.KEY)
                .refuses("BINARY", "H2 has no indexes of BLOB", ValueOperation.KEY)
                .has(
                        Capability.INSERT_RETURNING,
                        Capability.MULTI_ROW_VALUES,
                        Capability.GENERATED_KEYS_ASCEND,
                        Capability.DEFAULT_VALUES,
                        Capability.GENERATED_KEYS,
                        Capability.GENERATED_KEYS_IN_BATCH,
                        Capability.SEQUENCES,
                        Capability.SEQUENCE_BLOCKS,
                        Capability.STRING_WITHOUT_LENGTH,
                        Capability.SELECT_WITHOUT_FROM,
                        Capability.RIGHT_JOIN,
                        Capability.COMMON_TABLE_EXPRESSIONS,
                        Capability.PARENTHESIZED_QUERIES,
                        Capability.JSON_PATHS,
                        Capability.ARRAYS,
                        Capability.DISTINCT_ON,
                        Capability.QUANTIFIED_COMPARISONS,
                        Capability.ROW_VALUES,
                        Capability.DISTINCT_TEST,
                        Capability.ILIKE,
                        Capability.AGGREGATE_FILTER,
                        Capability.WINDOW_FUNCTIONS,
                        Capability.FOR_UPDATE,
                        Capability.FOR_UPDATE_NOWAIT,
                        Capability.UPDATE_FROM,
                        Capability.DELETE_USING,
                        Capability.UPDATE_RETURNING,
                        Capability.DELETE_RETURNING,
                        Capability.UPSERT,
                        Capability.SCHEMAS,
                        Capability.COMMENTS,
                        Capability.IDENTITY_OPTIONS,
                        Capability.NULLS_ORDER,
                        Capability.COMPUTED_COLUMNS,
                        Capability.TEMPORARY_TABLES,
                        Capability.ADD_FOREIGN_KEY,
                        Capability.ON_UPDATE_ACTIONS,
                        Capability.UNIQUE_INDEXES,
                        Capability.ROWS_ON_DEMAND,
                        Capability.BATCH_UPDATE_COUNTS);
    }
}
