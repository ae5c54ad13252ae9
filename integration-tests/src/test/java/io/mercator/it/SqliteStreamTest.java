package io.mercator.it;

/** Streams of a session on Sqlite. */
class SqliteStreamTest extends StreamContract {
    SqliteStreamTest() {
        super("sqlite");
    }
}
