package io.mercator.dialect.h2;

import io.mercator.dialect.kit.DatabaseUnderTest;
import io.mercator.dialect.kit.DialectKit;

/** H2 passes the kit. */
class H2KitTest extends DialectKit {
    @Override
    protected DatabaseUnderTest database() {
        return DatabaseUnderTest.at("h2:memory:kit{n}");
    }
}
