package mercator.examples.dialect;

import io.mercator.api.dialect.Capability;
import io.mercator.dialect.kit.DatabaseUnderTest;
import io.mercator.dialect.kit.DialectKit;
import io.mercator.dialect.kit.ValueOperation;

/** HSQLDB passes the kit. */
class HsqldbKitTest extends DialectKit {
    @Override
    protected DatabaseUnderTest database() {
        return DatabaseUnderTest.at("hsqldb:mem:kit{n}")
                .withoutInspection()
                .readsWholeResults()
                .serializableIsSnapshot()
                .years(1583, 9_999)
                .refuses("DECIMAL", "DECIMAL needs precision and scale here")
                .refuses("STRING", "VARCHAR needs a length here")
                .refuses("TEXT", "neither orders nor indexes", ValueOperation.ORDER, ValueOperation.KEY)
                .refuses("JSON", "neither orders nor indexes", ValueOperation.ORDER, ValueOperation.KEY)
                .refuses("JSONB", "neither orders nor indexes", ValueOperation.ORDER, ValueOperation.KEY)
                .refuses("BINARY", "neither orders nor indexes", ValueOperation.ORDER, ValueOperation.KEY)
                .refuses("array(INTEGER)", "There are no arrays here")
                .has(
                        Capability.GENERATED_KEYS,
                        Capability.GENERATED_KEYS_IN_BATCH,
                        Capability.MULTI_ROW_VALUES,
                        Capability.BATCH_UPDATE_COUNTS,
                        Capability.DEFAULT_VALUES,
                        Capability.IDENTITY_OPTIONS,
                        Capability.ADD_FOREIGN_KEY,
                        Capability.ON_UPDATE_ACTIONS,
                        Capability.COMPUTED_COLUMNS,
                        Capability.COMMENTS,
                        Capability.READ_ONLY_CONNECTIONS,
                        Capability.RIGHT_JOIN,
                        Capability.FULL_JOIN,
                        Capability.COMMON_TABLE_EXPRESSIONS,
                        Capability.PARENTHESIZED_QUERIES,
                        Capability.QUANTIFIED_COMPARISONS,
                        Capability.ROW_VALUES,
                        Capability.NULLS_ORDER);
    }
}
