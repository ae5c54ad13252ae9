package io.mercator.it;

/** Random work on Sqlite. */
class SqliteRandomWorkTest extends RandomWorkContract {
    SqliteRandomWorkTest() {
        super("sqlite");
    }
}
