package io.mercator.benchmarks.stub;

import java.sql.DatabaseMetaData;

/** Says that it is SQLite, for no other reason than that it must be some database. */
abstract class StubMetaData implements DatabaseMetaData {
    StubMetaData() {}

    @Override
    public String getDatabaseProductName() {
        return "SQLite";
    }

    @Override
    public String getDatabaseProductVersion() {
        return "3.50.0";
    }
}
