package io.mercator.benchmarks.jdbi;

import io.mercator.benchmarks.model.Employee;
import io.mercator.benchmarks.workload.Checks;
import io.mercator.benchmarks.workload.Checksum;
import io.mercator.benchmarks.workload.Lookups;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Each query with a handle of its own. */
final class JdbiLookups implements Lookups {
    private static final String EMPLOYEE = "SELECT id, name, email, department, salary, active, hired FROM employee";
    private static final String BY_KEY = EMPLOYEE + " WHERE id = ?";
    private static final String LIST = EMPLOYEE + " WHERE id BETWEEN ? AND ? ORDER BY id";
    private static final String COUNT = "SELECT COUNT(*) FROM city WHERE country_id = ?";
    private static final String SUBQUERY = "SELECT country_id, COUNT(*) FROM city WHERE country_id IN"
            + " (SELECT id FROM country WHERE id <= ?) GROUP BY country_id HAVING COUNT(*) > 1 ORDER BY country_id";

    private record CityLine(int id, String name, String country) {}

    private record Cities(int country, long count) {}

    private final Jdbi jdbi;
    private final String join;

    JdbiLookups(Jdbi jdbi, String twentyRows) {
        this.jdbi = jdbi;
        this.join = "SELECT DISTINCT c.id, c.name, y.name FROM city c JOIN country y ON y.id = c.country_id"
                + " WHERE y.id = ? ORDER BY c.id " + twentyRows;
    }

    @Override
    public long byKey(int id) {
        Employee employee = jdbi.withHandle(handle ->
                handle.createQuery(BY_KEY).bind(0, id).map(JdbiRows::employee).one());
        Checksum sum = new Checksum();
        Checks.add(sum, employee);
        return sum.sum();
    }

    @Override
    public long list(int from) {
        List<Employee> all = jdbi.withHandle(handle -> handle.createQuery(LIST)
                .bind(0, from)
                .bind(1, from + 9)
                .map(JdbiRows::employee)
                .list());
        Checksum sum = new Checksum();
        for (Employee employee : all) {
            Checks.add(sum, employee);
        }
        return sum.sum();
    }

    @Override
    public long count(int country) {
        return jdbi.withHandle(handle -> handle.createQuery(COUNT)
                .bind(0, country)
                .map((rows, context) -> rows.getLong(1))
                .one());
    }

    @Override
    public long join(int country) {
        List<CityLine> all = jdbi.withHandle(handle -> handle.createQuery(join)
                .bind(0, country)
                .map((rows, context) -> new CityLine(rows.getInt(1), rows.getString(2), rows.getString(3)))
                .list());
        Checksum sum = new Checksum();
        for (CityLine line : all) {
            sum.add(line.id()).add(line.name()).add(line.country());
        }
        return sum.sum();
    }

    @Override
    public long subquery(int country) {
        List<Cities> all = jdbi.withHandle(handle -> handle.createQuery(SUBQUERY)
                .bind(0, country)
                .map((rows, context) -> new Cities(rows.getInt(1), rows.getLong(2)))
                .list());
        Checksum sum = new Checksum();
        for (Cities cities : all) {
            sum.add(cities.country()).add(cities.count());
        }
        return sum.sum();
    }
}
