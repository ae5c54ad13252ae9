package io.mercator.dialect.sqlite;

import io.mercator.api.dialect.Capability;
import io.mercator.dialect.kit.DatabaseUnderTest;
import io.mercator.dialect.kit.DialectKit;
import io.mercator.dialect.kit.ValueOperation;

/** SQLite passes the kit. */
class SqliteKitTest extends DialectKit {
    @Override
    protected DatabaseUnderTest database() {
        return DatabaseUnderTest.at("sqlite::memory:")
                .sharedAt("sqlite:{folder}/kit.db")
                .years(0, 9_999)
                .refuses("array(INTEGER)", "There are no arrays here")
                .refuses("DECIMAL.of(31, 5)", "whose order is not that of the numbers", ValueOperation.ORDER)
                .refuses(
                        "DECIMAL",
                        "'1.0' and '1.00' are different texts",
                        ValueOperation.COMPARE,
                        ValueOperation.ORDER,
                        ValueOperation.KEY)
                .collation("NOCASE")
                .textTable("CREATE VIRTUAL TABLE texts USING fts5 (body)")
                .has(
                        Capability.INSERT_RETURNING,
                        Capability.MULTI_ROW_VALUES,
                        Capability.GENERATED_KEYS_ASCEND,
                        Capability.DEFAULT_VALUES,
                        Capability.GENERATED_KEYS,
                        Capability.STRING_WITHOUT_LENGTH,
                        Capability.UNTYPED_PARAMETERS,
                        Capability.SELECT_WITHOUT_FROM,
                        Capability.RIGHT_JOIN,
                        Capability.FULL_JOIN,
                        Capability.COMMON_TABLE_EXPRESSIONS,
                        Capability.COMMON_TABLE_EXPRESSIONS_OF_CHANGES,
                        Capability.FULL_TEXT_SEARCH,
                        Capability.JSON_PATHS,
                        Capability.ROW_VALUES,
                        Capability.DISTINCT_TEST,
                        Capability.COLLATE,
                        Capability.AGGREGATE_FILTER,
                        Capability.WINDOW_FUNCTIONS,
                        Capability.UPDATE_FROM,
                        Capability.LIMITED_CHANGES,
                        Capability.UPDATE_RETURNING,
                        Capability.DELETE_RETURNING,
                        Capability.UPSERT,
                        Capability.NULLS_ORDER,
                        Capability.COMPUTED_COLUMNS,
                        Capability.TEMPORARY_TABLES,
                        Capability.ON_UPDATE_ACTIONS,
                        Capability.DEFERRED_FOREIGN_KEYS,
                        Capability.PARTIAL_INDEXES,
                        Capability.EXPRESSION_INDEXES,
                        Capability.UNIQUE_INDEXES,
                        Capability.TRANSACTIONAL_DDL,
                        Capability.READ_ONLY_CONNECTIONS,
                        Capability.ROWS_ON_DEMAND,
                        Capability.BATCH_UPDATE_COUNTS);
    }
}
