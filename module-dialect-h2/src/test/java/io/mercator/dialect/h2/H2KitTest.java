package io.mercator.dialect.h2;

import io.mercator.api.dialect.Capability;
import io.mercator.dialect.kit.DatabaseUnderTest;
import io.mercator.dialect.kit.DialectKit;

/** H2 passes the kit. */
class H2KitTest extends DialectKit {
    @Override
    protected DatabaseUnderTest database() {
        return DatabaseUnderTest.at("h2:memory:kit{n}")
                .hasAllBut(
                        Capability.UNTYPED_PARAMETERS,
                        Capability.FULL_JOIN,
                        Capability.LATERAL,
                        Capability.COMMON_TABLE_EXPRESSIONS_OF_CHANGES,
                        Capability.COLLATE,
                        Capability.LIMITED_CHANGES,
                        Capability.DEFERRED_FOREIGN_KEYS,
                        Capability.PARTIAL_INDEXES,
                        Capability.EXPRESSION_INDEXES,
                        Capability.TRANSACTIONAL_DDL,
                        Capability.READ_ONLY_CONNECTIONS);
    }
}
