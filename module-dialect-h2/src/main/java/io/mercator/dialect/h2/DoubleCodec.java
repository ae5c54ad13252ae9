package io.mercator.dialect.h2;

import io.mercator.api.dialect.ValueCodec;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** Floating-point numbers of 64 bits, NaN and the infinities too. */
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
    public String literal(Double value) {
        return H2Codecs.approximate(value.toString(), "DOUBLE PRECISION");
    }

    @Override
    public boolean isPrimitive() {
        return true;
    }
}
