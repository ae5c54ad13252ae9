package io.mercator.it;

import io.mercator.dialect.kit.DatabaseUnderTest;
import io.mercator.dialect.kit.SessionKit;
import org.junit.jupiter.api.Tag;

/** Sessions on SQLite: from the module path, from the class path, and with woven classes. */
@Tag("class-path")
class SqliteSessionsTest extends SessionKit {
    @Override
    protected DatabaseUnderTest database() {
        return Databases.SQLITE;
    }
}
