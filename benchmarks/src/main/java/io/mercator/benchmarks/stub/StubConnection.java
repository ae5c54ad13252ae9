package io.mercator.benchmarks.stub;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.Statement;

/** Prepares the same statement for every text. */
abstract class StubConnection implements Connection {
    private final StubStatement statement = Completion.of(StubStatement.class, new Class<?>[0]);
    private final StubMetaData metaData = Completion.of(StubMetaData.class, new Class<?>[0]);

    StubConnection() {}

    @Override
    public DatabaseMetaData getMetaData() {
        return metaData;
    }

    @Override
    public Statement createStatement() {
        return statement;
    }

    @Override
    public PreparedStatement prepareStatement(String sql) {
        return statement;
    }

    @Override
    public boolean getAutoCommit() {
        return false;
    }

    @Override
    public void setAutoCommit(boolean on) {}

    @Override
    public void commit() {}

    @Override
    public void rollback() {}

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }

    @Override
    public void close() {}
}
