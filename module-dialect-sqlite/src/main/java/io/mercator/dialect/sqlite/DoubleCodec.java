package io.mercator.dialect.sqlite;

import io.mercator.api.dialect.Literals;
import io.mercator.api.dialect.ValueCodec;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** Floating-point numbers of 64 bits; infinities are kept, NaN is not. */
final class DoubleCodec implements ValueCodec<Double> {
    @Override
    public void bind(PreparedStatement statement, int index, Double value) throws SQLException {
        statement.setDouble(index, value);
    }

    @Override
    public void bindNull(PreparedStatement statement, int index) throws SQLException {
        statement.setNull(index, Types.DOUBLE);
    }

    @Override
    public @Nullable Double read(ResultSet rows, int index) throws SQLException {
        return StoredNumbers.real(rows, index);
    }

    @Override
    public @Nullable String misfit(Double value) {
        return value.isNaN() ? StoredNumbers.NAN : null;
    }

    @Override
    public String literal(Double value) {
        return Literals.approximate(value);
    }

    @Override
    public boolean isPrimitive() {
        return true;
    }

    @Override
    public double readDouble(ResultSet rows, int index) throws SQLException {
        Double value = StoredNumbers.real(rows, index);
        return value == null ? 0 : value;
    }
}
