package io.mercator.api.dialect;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A codec made of functions. */
final class SimpleCodec<T> implements ValueCodec<T> {
    private final int jdbcType;
    private final Binder<? super T> binder;
    private final Reader<? extends @Nullable T> reader;
    private final Function<? super T, String> literal;

    SimpleCodec(
            int jdbcType,
            Binder<? super T> binder,
            Reader<? extends @Nullable T> reader,
            Function<? super T, String> literal) {
        this.jdbcType = jdbcType;
        this.binder = binder;
        this.reader = reader;
        this.literal = literal;
    }

    @Override
    public void bind(PreparedStatement statement, int index, T value) throws SQLException {
        binder.bind(statement, index, value);
    }

    @Override
    public void bindNull(PreparedStatement statement, int index) throws SQLException {
        statement.setNull(index, jdbcType);
    }

    @Override
    public @Nullable T read(ResultSet rows, int index) throws SQLException {
        return reader.read(rows, index);
    }

    @Override
    public String literal(T value) {
        return literal.apply(value);
    }
}
