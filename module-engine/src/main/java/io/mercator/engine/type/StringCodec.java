package io.mercator.engine.type;

import io.mercator.api.dialect.ValueCodec;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** Plain JDBC for character strings; only the type of NULL tells short ones from long ones. */
final class StringCodec implements ValueCodec<String> {
    static final ValueCodec<String> VARCHAR = new StringCodec(Types.VARCHAR);
    static final ValueCodec<String> CLOB = new StringCodec(Types.CLOB);

    private final int jdbcType;

    private StringCodec(int jdbcType) {
        this.jdbcType = jdbcType;
    }

    @Override
    public void bind(PreparedStatement statement, int index, String value) throws SQLException {
        statement.setString(index, value);
    }

    @Override
    public void bindNull(PreparedStatement statement, int index) throws SQLException {
        statement.setNull(index, jdbcType);
    }

    @Override
    public @Nullable String read(ResultSet rows, int index) throws SQLException {
        return rows.getString(index);
    }
}
