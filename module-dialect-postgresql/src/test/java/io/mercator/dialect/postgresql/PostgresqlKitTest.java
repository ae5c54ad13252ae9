package io.mercator.dialect.postgresql;

import io.mercator.api.dialect.Capability;
import io.mercator.dialect.kit.DatabaseUnderTest;
import io.mercator.dialect.kit.DialectKit;
import io.mercator.dialect.kit.ValueOperation;

/** PostgreSQL passes the kit. */
class PostgresqlKitTest extends DialectKit {
    @Override
    protected DatabaseUnderTest database() {
        return DatabaseUnderTest.at(TestServer.url() + "?currentSchema=kit{n}")
                .prepared(TestServer.url(), "CREATE SCHEMA kit{n}")
                .removed(TestServer.url(), "DROP SCHEMA kit{n} CASCADE")
                .fractionalDigits(6)
                .years(-4_712, 294_276)
                .withoutOffsets()
                .refuses("DECIMAL", "1.0 and 1.00 are one number", ValueOperation.KEY)
                .refuses(
                        "JSON",
                        "PostgreSQL's JSON does not compare",
                        ValueOperation.COMPARE,
                        ValueOperation.ORDER,
                        ValueOperation.KEY)
                .collation("C")
                .hasAllBut(
                        Capability.GENERATED_KEYS_IN_BATCH,
                        Capability.GENERATED_KEYS_ASCEND,
                        Capability.LIMITED_CHANGES,
                        Capability.COMMENTS_IN_PLACE,
                        Capability.STALE_READS);
    }
}
