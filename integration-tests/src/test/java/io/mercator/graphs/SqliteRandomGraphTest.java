package io.mercator.graphs;

/** Random graphs on Sqlite. */
class SqliteRandomGraphTest extends RandomGraphContract {
    SqliteRandomGraphTest() {
        super("sqlite");
    }
}
