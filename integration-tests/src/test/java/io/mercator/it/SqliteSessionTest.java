package io.mercator.it;

import org.junit.jupiter.api.Tag;

/** The session on Sqlite. */
@Tag("class-path")
class SqliteSessionTest extends SessionContract {
    SqliteSessionTest() {
        super("sqlite");
    }
}
