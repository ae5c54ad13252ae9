package io.mercator.benchmarks.database;

import io.mercator.benchmarks.workload.Data;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The rows of the tables. */
final class Rows {
    private static final int BATCH = 1_000;

    private interface Binder {
        void bind(PreparedStatement statement, int id) throws SQLException;
    }

    private Rows() {}

    static void insertAll(Connection connection) throws SQLException {
        run(connection, "INSERT INTO country (id, name) VALUES (?, ?)", Data.COUNTRIES, (statement, id) -> {
            statement.setInt(1, id);
            statement.setString(2, Data.countryName(id));
        });
        run(connection, "INSERT INTO city (id, name, country_id) VALUES (?, ?, ?)", Data.CITIES, (statement, id) -> {
            statement.setInt(1, id);
            statement.setString(2, Data.cityName(id));
            statement.setInt(3, Data.countryOf(id));
        });
        run(
                connection,
                "INSERT INTO employee (name, email, department, salary, active, hired, city_id, id)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                Data.EMPLOYEES,
                Rows::bindEmployee);
        run(
                connection,
                "INSERT INTO numbers (id, n1, n2, n3, n4, n5, n6, n7, n8, n9) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                Data.NUMBERS,
                (statement, id) -> {
                    statement.setInt(1, id);
                    for (int column = 1; column <= 9; column++) {
                        statement.setInt(column + 1, Data.number(id, column));
                    }
                });
        run(
                connection,
                "INSERT INTO texts (id, alpha, beta, gamma) VALUES (?, ?, ?, ?)",
                Data.TEXTS,
                (statement, id) -> {
                    statement.setInt(1, id);
                    for (int column = 1; column <= 3; column++) {
                        statement.setString(column + 1, Data.text(id, column));
                    }
                });
    }

    static void insertContacts(Connection connection) throws SQLException {
        run(
                connection,
                "INSERT INTO contact (id, name, email, street) VALUES (?, ?, ?, ?)",
                Data.CHANGED,
                (statement, id) -> {
                    statement.setInt(1, id);
                    statement.setString(2, Data.contactName(id));
                    statement.setString(3, Data.contactEmail(id));
                    statement.setString(4, Data.contactStreet(id));
                });
    }

    static void restoreEmployees(Connection connection) throws SQLException {
        run(
                connection,
                "UPDATE employee SET name = ?, email = ?, department = ?, salary = ?, active = ?, hired = ?,"
                        + " city_id = ? WHERE id = ?",
                Data.CHANGED,
                Rows::bindEmployee);
    }

    private static void bindEmployee(PreparedStatement statement, int id) throws SQLException {
        statement.setString(1, Data.employeeName(id));
        statement.setString(2, Data.employeeEmail(id));
        statement.setString(3, Data.department(id));
        statement.setInt(4, Data.salary(id));
        statement.setBoolean(5, Data.isActive(id));
        statement.setInt(6, Data.hired(id));
        statement.setInt(7, Data.cityOf(id));
        statement.setInt(8, id);
    }

    private static void run(Connection connection, String sql, int rows, Binder binder) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int id = 1; id <= rows; id++) {
                binder.bind(statement, id);
                statement.addBatch();
                if (id % BATCH == 0) {
                    statement.executeBatch();
                }
            }
            statement.executeBatch();
        }
    }
}
