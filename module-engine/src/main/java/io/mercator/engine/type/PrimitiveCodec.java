package io.mercator.engine.type;

import io.mercator.api.dialect.ValueCodec;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A codec that does what JDBC's methods for the primitive type do. */
final class PrimitiveCodec<T> implements ValueCodec<T> {
    private final ValueCodec<T> boxed;

    PrimitiveCodec(ValueCodec<T> boxed) {
        this.boxed = boxed;
    }

    @Override
    public void bind(PreparedStatement statement, int index, T value) throws SQLException {
        boxed.bind(statement, index, value);
    }

    @Override
    public void bindNull(PreparedStatement statement, int index) throws SQLException {
        boxed.bindNull(statement, index);
    }

    @Override
    public @Nullable T read(ResultSet rows, int index) throws SQLException {
        return boxed.read(rows, index);
    }

    @Override
    public Object toJdbc(T value) {
        return boxed.toJdbc(value);
    }

    @Override
    public String literal(T value) {
        return boxed.literal(value);
    }

    @Override
    public boolean isPrimitive() {
        return true;
    }
}
