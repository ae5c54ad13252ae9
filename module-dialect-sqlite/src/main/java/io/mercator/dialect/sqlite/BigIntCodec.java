package io.mercator.dialect.sqlite;

import io.mercator.api.dialect.Literals;
import io.mercator.api.dialect.ValueCodec;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** Whole numbers of 64 bits, which are SQLite's own. */
final class BigIntCodec implements ValueCodec<Long> {
    @Override
    public void bind(PreparedStatement statement, int index, Long value) throws SQLException {
        statement.setLong(index, value);
    }

    @Override
    public void bindNull(PreparedStatement statement, int index) throws SQLException {
        statement.setNull(index, Types.BIGINT);
    }

    @Override
    public @Nullable Long read(ResultSet rows, int index) throws SQLException {
        return StoredNumbers.whole(rows, index, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    @Override
    public String literal(Long value) {
        return Literals.number(value.toString());
    }

    @Override
    public boolean isPrimitive() {
        return true;
    }

    @Override
    public long readLong(ResultSet rows, int index) throws SQLException {
        Object stored = rows.getObject(index);
        if (stored instanceof Integer || stored instanceof Long) {
            return ((Number) stored).longValue();
        }
        Long value = StoredNumbers.whole(stored, Long.MIN_VALUE, Long.MAX_VALUE);
        return value == null ? 0 : value;
    }
}
