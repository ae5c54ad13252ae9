package io.mercator.dialect.derby;

import io.mercator.api.dialect.Capability;
import io.mercator.dialect.kit.DatabaseUnderTest;
import io.mercator.dialect.kit.DialectKit;
import io.mercator.dialect.kit.ValueOperation;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Derby passes the kit. */
class DerbyKitTest extends DialectKit {
    private static final ExecutorService DROPPING = Executors.newFixedThreadPool(8, work -> {
        Thread thread = new Thread(work, "drops databases");
        thread.setDaemon(true);
        return thread;
    });

    static {
        // Derby waits for a lock for a minute, and looks for deadlocks after 20 seconds, unless told otherwise.
        System.setProperty("derby.locks.deadlockTimeout", "0");
        System.setProperty("derby.locks.waitTimeout", "1");
    }

    private static final ValueOperation[] COMPARISONS = {
        ValueOperation.COMPARE, ValueOperation.ORDER, ValueOperation.KEY
    };

    @Override
    protected DatabaseUnderTest database() {
        return DatabaseUnderTest.at("derby:memory:kit{n}")
                .removed(DerbyKitTest::drop)
                .maxConditions(1_000)
                .fractionalDigitsOfTime(0)
                .refuses("DECIMAL", "DECIMAL needs precision and scale here")
                .refuses("STRING", "VARCHAR needs a length here")
                .refuses("TEXT", "CLOB does not compare", COMPARISONS)
                .refuses("JSON", "CLOB does not compare", COMPARISONS)
                .refuses("JSONB", "CLOB does not compare", COMPARISONS)
                .refuses("array(INTEGER)", "There are no arrays here")
                .refuses("BINARY", "BLOB does not compare", COMPARISONS)
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
                        Capability.NULLS_ORDER,
                        Capability.COMPUTED_COLUMNS,
                        Capability.TEMPORARY_TABLES,
                        Capability.ADD_FOREIGN_KEY,
                        Capability.DEFERRED_FOREIGN_KEYS,
                        Capability.UNIQUE_INDEXES,
                        Capability.TRANSACTIONAL_DDL,
                        Capability.READ_ONLY_CONNECTIONS,
                        Capability.ROWS_ON_DEMAND,
                        Capability.BATCH_UPDATE_COUNTS);
    }

    /**
     * Derby keeps databases in memory until they are dropped, which it tells by an error, after a sleep of half a second that
     * no test waits for.
     */
    private static void drop(String url) {
        DROPPING.execute(() -> {
            try {
                DriverManager.getConnection("jdbc:" + url + ";drop=true").close();
            } catch (SQLException dropped) {
                // What could not be dropped ends with the JVM.
            }
        });
    }
}
