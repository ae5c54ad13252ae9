package io.mercator.dialect.mariadb;

import io.mercator.api.dialect.Capability;
import io.mercator.dialect.kit.DatabaseUnderTest;
import io.mercator.dialect.kit.DialectKit;
import io.mercator.dialect.kit.ValueOperation;

/** MariaDB passes the kit. */
class MariadbKitTest extends DialectKit {
    private static final String ADMINISTRATION = TestServer.url() + "mysql";

    @Override
    protected DatabaseUnderTest database() {
        return DatabaseUnderTest.at(TestServer.url() + "kit{n}")
                .prepared(ADMINISTRATION, "CREATE DATABASE kit{n}")
                .removed(ADMINISTRATION, "DROP DATABASE kit{n}")
                .fractionalDigits(6)
                .collation("utf8mb4_bin")
                .textTable("CREATE TABLE texts (body VARCHAR(100), FULLTEXT (body))")
                .refuses("DECIMAL", "DECIMAL needs precision and scale here")
                .refuses("STRING", "has no index", ValueOperation.KEY)
                .refuses("TEXT", "a text without a length has no index", ValueOperation.KEY)
                .refuses("JSON", "a text without a length has no index", ValueOperation.KEY)
                .refuses("JSONB", "a text without a length has no index", ValueOperation.KEY)
                .refuses("BINARY", "has no index", ValueOperation.KEY)
                .refuses("array(INTEGER)", "There are no arrays here")
                .has(
                        Capability.INSERT_RETURNING,
                        Capability.MULTI_ROW_VALUES,
                        Capability.GENERATED_KEYS,
                        Capability.GENERATED_KEYS_IN_BATCH,
                        Capability.SEQUENCES,
                        Capability.SEQUENCE_BLOCKS,
                        Capability.STRING_WITHOUT_LENGTH,
                        Capability.UNTYPED_PARAMETERS,
                        Capability.SELECT_WITHOUT_FROM,
                        Capability.RIGHT_JOIN,
                        Capability.COMMON_TABLE_EXPRESSIONS,
                        Capability.PARENTHESIZED_QUERIES,
                        Capability.FULL_TEXT_SEARCH,
                        Capability.JSON_PATHS,
                        Capability.JSON_CONTAINMENT,
                        Capability.QUANTIFIED_COMPARISONS,
                        Capability.ROW_VALUES,
                        Capability.DISTINCT_TEST,
                        Capability.COLLATE,
                        Capability.WINDOW_FUNCTIONS,
                        Capability.FOR_UPDATE,
                        Capability.FOR_UPDATE_NOWAIT,
                        Capability.UPDATE_FROM,
                        Capability.DELETE_USING,
                        Capability.LIMITED_CHANGES,
                        Capability.DELETE_RETURNING,
                        Capability.UPSERT,
                        Capability.SCHEMAS,
                        Capability.COMMENTS,
                        Capability.COMMENTS_IN_PLACE,
                        Capability.COMPUTED_COLUMNS,
                        Capability.TEMPORARY_TABLES,
                        Capability.ADD_FOREIGN_KEY,
                        Capability.ON_UPDATE_ACTIONS,
                        Capability.READ_ONLY_CONNECTIONS,
                        Capability.BATCH_UPDATE_COUNTS);
    }
}
