package io.mercator.benchmarks.mercator;

import io.mercator.api.session.Load;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.benchmarks.model.Employee;
import io.mercator.benchmarks.model.Numbers;
import io.mercator.benchmarks.model.Texts;
import io.mercator.benchmarks.workload.Checks;
import io.mercator.benchmarks.workload.Checksum;
import io.mercator.benchmarks.workload.PayLine;
import io.mercator.benchmarks.workload.Reads;
import java.util.List;

/** Entities of a session, and rows of a query that are made into records. */
final class MercatorReads implements Reads {
    private final SessionFactory sessions;
    private final Schema schema;

    MercatorReads(SessionFactory sessions, Schema schema) {
        this.sessions = sessions;
        this.schema = schema;
    }

    @Override
    public long numbers() {
        try (Session session = sessions.open()) {
            List<Numbers> all =
                    session.query(Numbers.class).orderBy(schema.numbers.id).all();
            Checksum sum = new Checksum();
            for (Numbers row : all) {
                Checks.add(sum, row);
            }
            return sum.sum();
        }
    }

    @Override
    public long texts() {
        try (Session session = sessions.open()) {
            List<Texts> all =
                    session.query(Texts.class).orderBy(schema.texts.id).all();
            Checksum sum = new Checksum();
            for (Texts row : all) {
                Checks.add(sum, row);
            }
            return sum.sum();
        }
    }

    @Override
    public long tuples() {
        Schema.Employees employees = schema.employees;
        try (Session session = sessions.open()) {
            List<PayLine> all = session.query(
                            employees.name, employees.salary, schema.cities.name, schema.countries.name)
                    .from(employees)
                    .join(schema.cities)
                    .join(schema.countries)
                    .orderBy(employees.id)
                    .map(row -> new PayLine(row.value1(), row.value2(), row.value3(), row.value4()))
                    .all();
            Checksum sum = new Checksum();
            for (PayLine line : all) {
                Checks.add(sum, line);
            }
            return sum.sum();
        }
    }

    @Override
    public long graph() {
        try (Session session = sessions.open()) {
            List<Employee> all = session.query(Employee.class)
                    .options(Load.joined(schema.city).then(Load.joined(schema.country)))
                    .orderBy(schema.employees.id)
                    .all();
            Checksum sum = new Checksum();
            for (Employee employee : all) {
                Checks.addGraph(sum, employee);
            }
            return sum.sum();
        }
    }
}
