package io.mercator.engine.type;

import io.mercator.api.dialect.ValueCodec;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** Plain JDBC for truth values. */
final class BooleanCodec implements ValueCodec<Boolean> {
    static final ValueCodec<Boolean> INSTANCE = new BooleanCodec();

    private BooleanCodec() {}

    @Override
    public void bind(PreparedStatement statement, int index, Boolean value) throws SQLException {
        statement.setBoolean(index, value);
    }

    @Override
    public void bindNull(PreparedStatement statement, int index) throws SQLException {
        statement.setNull(index, Types.BOOLEAN);
    }

    @Override
    public @Nullable Boolean read(ResultSet rows, int index) throws SQLException {
        boolean value = rows.getBoolean(index);
        return rows.wasNull() ? null : value;
    }

    @Override
    public boolean isPrimitive() {
        return true;
    }
}
