package io.mercator.dialect.derby;

import io.mercator.dialect.kit.DatabaseUnderTest;
import io.mercator.dialect.kit.DialectKit;

/** Derby passes the kit. */
class DerbyKitTest extends DialectKit {
    @Override
    protected DatabaseUnderTest database() {
        return DatabaseUnderTest.at("derby:memory:kit{n}").maxConditions(1_000);
    }
}
