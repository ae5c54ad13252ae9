package io.mercator.dialect.sqlite;

import io.mercator.dialect.kit.DatabaseUnderTest;
import io.mercator.dialect.kit.DialectKit;

/** SQLite passes the kit. */
class SqliteKitTest extends DialectKit {
    @Override
    protected DatabaseUnderTest database() {
        return DatabaseUnderTest.at("sqlite::memory:").sharedAt("sqlite:{folder}/kit.db");
    }
}
