package io.mercator.benchmarks.jdbi;

import io.mercator.benchmarks.model.Employee;
import io.mercator.benchmarks.model.Numbers;
import io.mercator.benchmarks.model.Texts;
import io.mercator.benchmarks.workload.Checks;
import io.mercator.benchmarks.workload.Checksum;
import io.mercator.benchmarks.workload.PayLine;
import io.mercator.benchmarks.workload.Reads;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/** Lists of mapped rows. */
final class JdbiReads implements Reads {
    private static final String NUMBERS = "SELECT id, n1, n2, n3, n4, n5, n6, n7, n8, n9 FROM numbers ORDER BY id";
    private static final String TEXTS = "SELECT id, alpha, beta, gamma FROM texts ORDER BY id";
    private static final String TUPLES = "SELECT e.name, e.salary, c.name, y.name FROM employee e"
            + " JOIN city c ON c.id = e.city_id JOIN country y ON y.id = c.country_id ORDER BY e.id";
    private static final String GRAPH = "SELECT e.id, e.name, e.email, e.department, e.salary, e.active, e.hired,"
            + " c.id, c.name, y.id, y.name FROM employee e"
            + " JOIN city c ON c.id = e.city_id JOIN country y ON y.id = c.country_id ORDER BY e.id";

    private final Jdbi jdbi;

    JdbiReads(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    private <T> List<T> all(String sql, RowMapper<T> mapper) {
        return jdbi.withHandle(handle -> handle.createQuery(sql).map(mapper).list());
    }

    @Override
    public long numbers() {
        Checksum sum = new Checksum();
        for (Numbers row : all(NUMBERS, JdbiRows::numbers)) {
            Checks.add(sum, row);
        }
        return sum.sum();
    }

    @Override
    public long texts() {
        Checksum sum = new Checksum();
        for (Texts row : all(TEXTS, JdbiRows::texts)) {
            Checks.add(sum, row);
        }
        return sum.sum();
    }

    @Override
    public long tuples() {
        Checksum sum = new Checksum();
        for (PayLine line : all(TUPLES, JdbiRows::payLine)) {
            Checks.add(sum, line);
        }
        return sum.sum();
    }

    @Override
    public long graph() {
        Checksum sum = new Checksum();
        for (Employee employee : all(GRAPH, JdbiRows::graph)) {
            Checks.addGraph(sum, employee);
        }
        return sum.sum();
    }
}
