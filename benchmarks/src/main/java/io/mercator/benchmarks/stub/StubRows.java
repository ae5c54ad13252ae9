package io.mercator.benchmarks.stub;

import java.sql.ResultSet;
import org.jspecify.annotations.Nullable;

/** The same one row at each execution: 7, "text", true, whatever is asked for. */
abstract class StubRows implements ResultSet {
    private int row;

    StubRows() {}

    StubRows again() {
        row = 0;
        return this;
    }

    @Override
    public boolean next() {
        return row++ == 0;
    }

    @Override
    public int getInt(int index) {
        return 7;
    }

    @Override
    public long getLong(int index) {
        return 7;
    }

    @Override
    public String getString(int index) {
        return "text";
    }

    @Override
    public boolean getBoolean(int index) {
        return true;
    }

    @Override
    public @Nullable Object getObject(int index) {
        return 7;
    }

    @Override
    public boolean wasNull() {
        return false;
    }

    @Override
    public void close() {}
}
