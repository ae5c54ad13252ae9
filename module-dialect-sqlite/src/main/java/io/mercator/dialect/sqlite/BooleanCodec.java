package io.mercator.dialect.sqlite;

import io.mercator.api.dialect.ValueCodec;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** Truth values as 1 and 0 (sqlite.org/datatype3.html, 2.1); any other whole number is true, as in SQLite's conditions. */
final class BooleanCodec implements ValueCodec<Boolean> {
    @Override
    public void bind(PreparedStatement statement, int index, Boolean value) throws SQLException {
        statement.setInt(index, value ? 1 : 0);
    }

    @Override
    public void bindNull(PreparedStatement statement, int index) throws SQLException {
        statement.setNull(index, Types.BOOLEAN);
    }

    @Override
    public @Nullable Boolean read(ResultSet rows, int index) throws SQLException {
        Long value = StoredNumbers.whole(rows, index, Long.MIN_VALUE, Long.MAX_VALUE);
        return value == null ? null : value != 0;
    }

    @Override
    public String literal(Boolean value) {
        return value ? "1" : "0";
    }

    @Override
    public boolean isPrimitive() {
        return true;
    }

    @Override
    public boolean readBoolean(ResultSet rows, int index) throws SQLException {
        Object stored = rows.getObject(index);
        if (stored instanceof Integer number) {
            return number != 0;
        }
        Long value = StoredNumbers.whole(stored, Long.MIN_VALUE, Long.MAX_VALUE);
        return value != null && value != 0;
    }
}
