package io.mercator.api.dialect;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Floating-point numbers of 64 bits by JDBC's own methods, which box nothing. */
final class DoubleCodec implements ValueCodec<Double> {
    private final Function<? super Double, String> literal;
    private final Function<? super Double, @Nullable String> limit;

    DoubleCodec(Function<? super Double, String> literal, Function<? super Double, @Nullable String> limit) {
        this.literal = literal;
        this.limit = limit;
    }

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
        return limit.apply(value);
    }

    @Override
    public String literal(Double value) {
        return literal.apply(value);
    }

    @Override
    public boolean isPrimitive() {
        return true;
    }
}
