package io.mercator.dialect.sqlite;

import io.mercator.api.dialect.Literals;
import io.mercator.api.dialect.ValueCodec;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** Whole numbers of 32 bits. */
final class IntegerCodec implements ValueCodec<Integer> {
    @Override
    public void bind(PreparedStatement statement, int index, Integer value) throws SQLException {
        statement.setInt(index, value);
    }

    @Override
    public void bindNull(PreparedStatement statement, int index) throws SQLException {
        statement.setNull(index, Types.INTEGER);
    }

    @Override
    public @Nullable Integer read(ResultSet rows, int index) throws SQLException {
        Object stored = rows.getObject(index);
        if (stored instanceof Integer number) {
            return number;
        }
        Long value = StoredNumbers.whole(stored, Integer.MIN_VALUE, Integer.MAX_VALUE);
        return value == null ? null : value.intValue();
    }

    @Override
    public String literal(Integer value) {
        return Literals.number(value.toString());
    }

    @Override
    public boolean isPrimitive() {
        return true;
    }

    @Override
    public int readInt(ResultSet rows, int index) throws SQLException {
        Object stored = rows.getObject(index);
        if (stored instanceof Integer number) {
            return number;
        }
        Long value = StoredNumbers.whole(stored, Integer.MIN_VALUE, Integer.MAX_VALUE);
        return value == null ? 0 : value.intValue();
    }
}
