package io.mercator.benchmarks.startup;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes a table, inserts a row and reads it, by JDBC. */
final class JdbcFirstQuery {
    private JdbcFirstQuery() {}

    public static void main(String[] arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection(arguments[0])) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE person (id INTEGER PRIMARY KEY, name VARCHAR(20))");
            }
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO person VALUES (?, ?)")) {
                insert.setInt(1, 1);
                insert.setString(2, "ann");
                insert.executeUpdate();
            }
            connection.commit();
            try (PreparedStatement query = connection.prepareStatement("SELECT id, name FROM person WHERE name = ?")) {
                query.setString(1, "ann");
                try (ResultSet rows = query.executeQuery()) {
                    if (!rows.next() || rows.getInt(1) != 1) {
                        throw new IllegalStateException("the row is not there");
                    }
                }
            }
        }
    }
}
