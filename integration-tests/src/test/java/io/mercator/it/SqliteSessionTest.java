package io.mercator.it;

/** The session on Sqlite. */
class SqliteSessionTest extends SessionContract {
    SqliteSessionTest() {
        super("sqlite");
    }
}
