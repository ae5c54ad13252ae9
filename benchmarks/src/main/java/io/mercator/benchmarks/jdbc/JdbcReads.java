package io.mercator.benchmarks.jdbc;

import io.mercator.benchmarks.model.City;
import io.mercator.benchmarks.model.Country;
import io.mercator.benchmarks.model.Employee;
import io.mercator.benchmarks.model.Numbers;
import io.mercator.benchmarks.model.Texts;
import io.mercator.benchmarks.workload.Checks;
import io.mercator.benchmarks.workload.Checksum;
import io.mercator.benchmarks.workload.PayLine;
import io.mercator.benchmarks.workload.Reads;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Rows read by index into lists of objects, then summed. */
final class JdbcReads implements Reads {
    private static final String NUMBERS = "SELECT id, n1, n2, n3, n4, n5, n6, n7, n8, n9 FROM numbers ORDER BY id";
    private static final String TEXTS = "SELECT id, alpha, beta, gamma FROM texts ORDER BY id";
    private static final String TUPLES = "SELECT e.name, e.salary, c.name, y.name FROM employee e"
            + " JOIN city c ON c.id = e.city_id JOIN country y ON y.id = c.country_id ORDER BY e.id";
    private static final String GRAPH = "SELECT e.id, e.name, e.email, e.department, e.salary, e.active, e.hired,"
            + " c.id, c.name, y.id, y.name FROM employee e"
            + " JOIN city c ON c.id = e.city_id JOIN country y ON y.id = c.country_id ORDER BY e.id";

    private final DataSource pool;

    JdbcReads(DataSource pool) {
        this.pool = pool;
    }

    @Override
    public long numbers() {
        List<Numbers> all = JdbcQueries.query(pool, NUMBERS, rows -> {
            List<Numbers> list = new ArrayList<>();
            while (rows.next()) {
                list.add(numbers(rows));
            }
            return list;
        });
        Checksum sum = new Checksum();
        for (Numbers row : all) {
            Checks.add(sum, row);
        }
        return sum.sum();
    }

    private static Numbers numbers(ResultSet rows) throws SQLException {
        Numbers row = new Numbers();
        row.setId(rows.getInt(1));
        row.setN1(rows.getInt(2));
        row.setN2(rows.getInt(3));
        row.setN3(rows.getInt(4));
        row.setN4(rows.getInt(5));
        row.setN5(rows.getInt(6));
        row.setN6(rows.getInt(7));
        row.setN7(rows.getInt(8));
        row.setN8(rows.getInt(9));
        row.setN9(rows.getInt(10));
        return row;
    }

    @Override
    public long texts() {
        List<Texts> all = JdbcQueries.query(pool, TEXTS, rows -> {
            List<Texts> list = new ArrayList<>();
            while (rows.next()) {
                Texts row = new Texts();
                row.setId(rows.getInt(1));
                row.setAlpha(rows.getString(2));
                row.setBeta(rows.getString(3));
                row.setGamma(rows.getString(4));
                list.add(row);
            }
            return list;
        });
        Checksum sum = new Checksum();
        for (Texts row : all) {
            Checks.add(sum, row);
        }
        return sum.sum();
    }

    @Override
    public long tuples() {
        List<PayLine> all = JdbcQueries.query(pool, TUPLES, rows -> {
            List<PayLine> list = new ArrayList<>();
            while (rows.next()) {
                list.add(new PayLine(rows.getString(1), rows.getInt(2), rows.getString(3), rows.getString(4)));
            }
            return list;
        });
        Checksum sum = new Checksum();
        for (PayLine line : all) {
            Checks.add(sum, line);
        }
        return sum.sum();
    }

    @Override
    public long graph() {
        List<Employee> all = JdbcQueries.query(pool, GRAPH, rows -> {
            List<Employee> list = new ArrayList<>();
            while (rows.next()) {
                list.add(graph(rows));
            }
            return list;
        });
        Checksum sum = new Checksum();
        for (Employee employee : all) {
            Checks.addGraph(sum, employee);
        }
        return sum.sum();
    }

    /** Makes a city and a country for each employee, as code without an identity map does. */
    private static Employee graph(ResultSet rows) throws SQLException {
        Employee employee = JdbcLookups.employee(rows);
        City city = new City();
        city.setId(rows.getInt(8));
        city.setName(rows.getString(9));
        Country country = new Country();
        country.setId(rows.getInt(10));
        country.setName(rows.getString(11));
        city.setCountry(country);
        employee.setCity(city);
        return employee;
    }
}
