package io.mercator.api.dialect;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A codec whose values come back meaning the same, but not equal. */
final class InexactCodec<T> implements ValueCodec<T> {
    private final ValueCodec<T> codec;

    InexactCodec(ValueCodec<T> codec) {
        this.codec = codec;
    }

    @Override
    public void bind(PreparedStatement statement, int index, T value) throws SQLException {
        codec.bind(statement, index, value);
    }

    @Override
    public void bindNull(PreparedStatement statement, int index) throws SQLException {
        codec.bindNull(statement, index);
    }

    @Override
    public @Nullable T read(ResultSet rows, int index) throws SQLException {
        return codec.read(rows, index);
    }

    @Override
    public @Nullable String misfit(T value) {
        return codec.misfit(value);
    }

    @Override
    public String literal(T value) {
        return codec.literal(value);
    }

    @Override
    public boolean isExact() {
        return false;
    }

    @Override
    public boolean isBatchable() {
        return codec.isBatchable();
    }
}
