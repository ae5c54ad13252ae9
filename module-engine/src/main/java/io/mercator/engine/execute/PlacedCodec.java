package io.mercator.engine.execute;

import io.mercator.api.dialect.ValueCodec;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a column wherever it stands in the rows, since text of the user's own has its columns in its own order.
 *
 * @param codec reads the value
 * @param place where it stands, from 1
 */
record PlacedCodec<T>(ValueCodec<T> codec, int place) implements ValueCodec<T> {
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
        return codec.read(rows, place);
    }
}
