package io.mercator.woven;

class SqliteRandomWovenTest extends RandomWovenContract {
    SqliteRandomWovenTest() {
        super("sqlite");
    }
}
