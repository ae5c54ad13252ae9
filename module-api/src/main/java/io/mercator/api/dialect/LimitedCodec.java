package io.mercator.api.dialect;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A codec that refuses some of the values that another takes. */
final class LimitedCodec<T> implements ValueCodec<T> {
    private final ValueCodec<T> codec;
    private final Function<? super T, @Nullable String> limit;

    LimitedCodec(ValueCodec<T> codec, Function<? super T, @Nullable String> limit) {
        this.codec = codec;
        this.limit = limit;
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
        @Nullable String own = limit.apply(value);
        return own != null ? own : codec.misfit(value);
    }

    @Override
    public String literal(T value) {
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
