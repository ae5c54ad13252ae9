package io.mercator.engine.type;

import io.mercator.api.dialect.ValueCodec;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** Plain JDBC for numbers. */
final class NumberCodecs {
    static final ValueCodec<Short> SMALLINT = new SmallInt();
    static final ValueCodec<Integer> INTEGER = new Int();
    static final ValueCodec<Long> BIGINT = new BigInt();
    static final ValueCodec<Double> DOUBLE = new Floating();

    private NumberCodecs() {}

    private static final class SmallInt implements ValueCodec<Short> {
        @Override
        public void bind(PreparedStatement statement, int index, Short value) throws SQLException {
            statement.setShort(index, value);
        }

        @Override
        public void bindNull(PreparedStatement statement, int index) throws SQLException {
            statement.setNull(index, Types.SMALLINT);
        }

        @Override
        public @Nullable Short read(ResultSet rows, int index) throws SQLException {
            short value = rows.getShort(index);
            return rows.wasNull() ? null : value;
        }
    }

    private static final class Int implements ValueCodec<Integer> {
        @Override
        public void bind(PreparedStatement statement, int index, Integer value) throws SQLException {
            statement.setInt(index, value);
        }

        @Override
        public void bindNull(PreparedStatement statement, int index) throws SQLException {
            statement.setNull(index, Types.INTEGER);
        }

        @Override
        public @Nullable Integer read(ResultSet rows, int index) throws SQLException {
            int value = rows.getInt(index);
            return rows.wasNull() ? null : value;
        }

        @Override
        public boolean isPrimitive() {
            return true;
        }
    }

    private static final class BigInt implements ValueCodec<Long> {
        @Override
        public void bind(PreparedStatement statement, int index, Long value) throws SQLException {
            statement.setLong(index, value);
        }

        @Override
        public void bindNull(PreparedStatement statement, int index) throws SQLException {
            statement.setNull(index, Types.BIGINT);
        }

        @Override
        public @Nullable Long read(ResultSet rows, int index) throws SQLException {
            long value = rows.getLong(index);
            return rows.wasNull() ? null : value;
        }

        @Override
        public boolean isPrimitive() {
            return true;
        }
    }

    private static final class Floating implements ValueCodec<Double> {
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
        public boolean isPrimitive() {
            return true;
        }
    }
}
