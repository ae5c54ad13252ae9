package io.mercator.benchmarks.jdbc;

import io.mercator.benchmarks.model.Employee;
import io.mercator.benchmarks.workload.Checks;
import io.mercator.benchmarks.workload.Checksum;
import io.mercator.benchmarks.workload.Lookups;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Each query prepared where it is run, as code over a pool does. */
final class JdbcLookups implements Lookups {
    private static final String EMPLOYEE = "SELECT id, name, email, department, salary, active, hired FROM employee";
    private static final String BY_KEY = EMPLOYEE + " WHERE id = ?";
    private static final String LIST = EMPLOYEE + " WHERE id BETWEEN ? AND ? ORDER BY id";
    private static final String COUNT = "SELECT COUNT(*) FROM city WHERE country_id = ?";
    private static final String SUBQUERY = "SELECT country_id, COUNT(*) FROM city WHERE country_id IN"
            + " (SELECT id FROM country WHERE id <= ?) GROUP BY country_id HAVING COUNT(*) > 1 ORDER BY country_id";

    private final DataSource pool;
    private final String join;

    JdbcLookups(DataSource pool, String twentyRows) {
        this.pool = pool;
        this.join = "SELECT DISTINCT c.id, c.name, y.name FROM city c JOIN country y ON y.id = c.country_id"
                + " WHERE y.id = ? ORDER BY c.id " + twentyRows;
    }

    static Employee employee(ResultSet rows) throws SQLException {
        Employee employee = new Employee();
        employee.setId(rows.getInt(1));
        employee.setName(rows.getString(2));
        employee.setEmail(rows.getString(3));
        employee.setDepartment(rows.getString(4));
        employee.setSalary(rows.getInt(5));
        employee.setActive(rows.getBoolean(6));
        employee.setHired(rows.getInt(7));
        return employee;
    }

    @Override
    public long byKey(int id) {
        Employee employee = JdbcQueries.query(pool, BY_KEY, id, rows -> {
            if (!rows.next()) {
                throw new IllegalStateException("no employee " + id);
            }
            return employee(rows);
        });
        Checksum sum = new Checksum();
        Checks.add(sum, employee);
        return sum.sum();
    }

    @Override
    public long list(int from) {
        List<Employee> all = new ArrayList<>();
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(LIST)) {
            statement.setInt(1, from);
            statement.setInt(2, from + 9);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(employee(rows));
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        Checksum sum = new Checksum();
        for (Employee employee : all) {
            Checks.add(sum, employee);
        }
        return sum.sum();
    }

    @Override
    public long count(int country) {
        return JdbcQueries.query(pool, COUNT, country, rows -> {
            rows.next();
            return rows.getLong(1);
        });
    }

    @Override
    public long join(int country) {
        return JdbcQueries.query(pool, join, country, rows -> {
            Checksum sum = new Checksum();
            while (rows.next()) {
                sum.add(rows.getInt(1)).add(rows.getString(2)).add(rows.getString(3));
            }
            return sum.sum();
        });
    }

    @Override
    public long subquery(int country) {
        return JdbcQueries.query(pool, SUBQUERY, country, rows -> {
            Checksum sum = new Checksum();
            while (rows.next()) {
                sum.add(rows.getInt(1)).add(rows.getLong(2));
            }
            return sum.sum();
        });
    }
}
