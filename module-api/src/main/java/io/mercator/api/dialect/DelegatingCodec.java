package io.mercator.api.dialect;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A codec that is another one but for what a subclass says. */
abstract class DelegatingCodec<T> implements ValueCodec<T> {
    private final ValueCodec<T> codec;

    DelegatingCodec(ValueCodec<T> codec) {
        this.codec = codec;
    }

    @Override
    public final void bind(PreparedStatement statement, int index, T value) throws SQLException {
        codec.bind(statement, index, value);
    }

    @Override
    public final void bindNull(PreparedStatement statement, int index) throws SQLException {
        codec.bindNull(statement, index);
    }

    @Override
    public final @Nullable T read(ResultSet rows, int index) throws SQLException {
        return codec.read(rows, index);
    }

    @Override
    public @Nullable String misfit(T value) {
        return codec.misfit(value);
    }

    @Override
    public T generated(T value) {
        return codec.generated(value);
    }

    @Override
    public final Object toJdbc(T value) {
        return codec.toJdbc(value);
    }

    @Override
    public final String literal(T value) {
        return codec.literal(value);
    }

    @Override
    public boolean isBatchable() {
        return codec.isBatchable();
    }

    @Override
    public boolean isExact() {
        return codec.isExact();
    }
}
