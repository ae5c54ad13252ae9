package io.mercator.benchmarks.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Takes a connection, prepares, reads, and gives all back: what every query by hand does. */
final class JdbcQueries {
    /** Reads the rows. */
    interface RowsReader<T> {
        T read(ResultSet rows) throws SQLException;
    }

    private JdbcQueries() {}

    static <T> T query(DataSource pool, String sql, RowsReader<T> reader) {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            return reader.read(rows);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    static <T> T query(DataSource pool, String sql, int parameter, RowsReader<T> reader) {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, parameter);
            try (ResultSet rows = statement.executeQuery()) {
                return reader.read(rows);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }
}
