package io.mercator.dialect.mariadb;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads all rows of a query whose parameters are strings. */
final class CatalogQuery {
    /** Reads one row. */
    interface RowReader<T> {
        T read(ResultSet rows) throws SQLException;
    }

    private CatalogQuery() {}

    static <T> List<T> list(Connection connection, RowReader<T> reader, String sql, String... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < parameters.length; index++) {
                statement.setString(index + 1, parameters[index]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<T> all = new ArrayList<>();
                while (rows.next()) {
                    all.add(reader.read(rows));
                }
                return all;
            }
        }
    }
}
