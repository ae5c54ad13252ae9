package io.mercator.benchmarks.stub;

import java.sql.PreparedStatement;
import java.sql.ResultSet;

/** Takes all values and gives the one row, or says that one was met. */
abstract class StubStatement implements PreparedStatement {
    private final StubRows rows = Completion.of(StubRows.class, new Class<?>[0]);

    StubStatement() {}

    @Override
    public void setInt(int index, int value) {}

    @Override
    public void setLong(int index, long value) {}

    @Override
    public void setString(int index, String value) {}

    @Override
    public void setObject(int index, Object value) {}

    @Override
    public void clearParameters() {}

    @Override
    public ResultSet executeQuery() {
        return rows.again();
    }

    @Override
    public int executeUpdate() {
        return 1;
    }

    @Override
    public boolean execute(String sql) {
        return false;
    }

    @Override
    public void close() {}
}
