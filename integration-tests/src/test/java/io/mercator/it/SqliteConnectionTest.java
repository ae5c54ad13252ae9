package io.mercator.it;

/** Connections on Sqlite. */
class SqliteConnectionTest extends ConnectionContract {
    SqliteConnectionTest() {
        super("sqlite");
    }
}
