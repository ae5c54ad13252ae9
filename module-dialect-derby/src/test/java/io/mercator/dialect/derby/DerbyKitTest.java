package io.mercator.dialect.derby;

import io.mercator.api.dialect.Capability;
import io.mercator.dialect.kit.DatabaseUnderTest;
import io.mercator.dialect.kit.DialectKit;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Derby passes the kit. */
class DerbyKitTest extends DialectKit {
    @Override
    protected DatabaseUnderTest database() {
        return DatabaseUnderTest.at("derby:memory:kit{n}")
                .removed(DerbyKitTest::drop)
                .maxConditions(1_000)
                .has(
                        Capability.MULTI_ROW_VALUES,
                        Capability.GENERATED_KEYS,
                        Capability.SEQUENCES,
                        Capability.SEQUENCE_BLOCKS,
                        Capability.RIGHT_JOIN,
                        Capability.PARENTHESIZED_QUERIES,
                        Capability.QUANTIFIED_COMPARISONS,
                        Capability.FOR_UPDATE,
                        Capability.UPSERT,
                        Capability.SCHEMAS,
                        Capability.IDENTITY_OPTIONS,
                        Capability.COMPUTED_COLUMNS,
                        Capability.TEMPORARY_TABLES,
                        Capability.ADD_FOREIGN_KEY,
                        Capability.DEFERRED_FOREIGN_KEYS,
                        Capability.TRANSACTIONAL_DDL,
                        Capability.READ_ONLY_CONNECTIONS,
                        Capability.BATCH_UPDATE_COUNTS);
    }

    /** Derby keeps databases in memory until they are dropped, which it tells by an error. */
    private static void drop(String url) {
        try {
            DriverManager.getConnection("jdbc:" + url + ";drop=true").close();
        } catch (SQLException dropped) {
            if (!"08006".equals(dropped.getSQLState())) {
                throw new IllegalStateException(url, dropped);
            }
        }
    }
}
