package io.mercator.engine.execute;

import io.mercator.api.dialect.ValueCodec;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads the columns of the user's own SQL text, of whose types nothing is known but what the driver says. */
final class TextCodec implements ValueCodec<Object> {
    static final TextCodec INSTANCE = new TextCodec();

    private TextCodec() {}

    @Override
    public void bind(PreparedStatement statement, int index, Object value) throws SQLException {
        statement.setObject(index, value);
    }

    @Override
    public void bindNull(PreparedStatement statement, int index) throws SQLException {
        statement.setObject(index, null);
    }

    /** A large object lives no longer than its row, so its content is read at once. */
    @Override
    public @Nullable Object read(ResultSet rows, int index) throws SQLException {
        Object value = rows.getObject(index);
        if (value instanceof Clob clob) {
            return clob.getSubString(1, Math.toIntExact(clob.length()));
        }
        return value instanceof Blob blob ? blob.getBytes(1, Math.toIntExact(blob.length())) : value;
    }
}
