package io.mercator.it;

/** The options of sessions on Sqlite. */
class SqliteSessionOptionsTest extends SessionOptionsContract {
    SqliteSessionOptionsTest() {
        super("sqlite");
    }
}
