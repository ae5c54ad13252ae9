package io.mercator.dialect.mariadb;

import io.mercator.api.dialect.Literals;
import io.mercator.api.dialect.ValueCodec;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** Floating-point numbers of 64 bits, without NaN and the infinities. */
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
        double value = rows.getDouble(index);
        return rows.wasNull() ? null : value;
    }

    @Override
    public @Nullable String misfit(Double value) {
        return MariadbCodecs.finite(Double.isFinite(value));
    }

    @Override
    public String literal(Double value) {
        return Literals.approximate(value);
    }

    @Override
    public boolean isPrimitive() {
        return true;
    }
}
