package io.mercator.benchmarks.hibernate;

import io.mercator.benchmarks.model.Employee;
import io.mercator.benchmarks.model.Numbers;
import io.mercator.benchmarks.model.Texts;
import io.mercator.benchmarks.workload.Checks;
import io.mercator.benchmarks.workload.Checksum;
import io.mercator.benchmarks.workload.PayLine;
import io.mercator.benchmarks.workload.Reads;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

/** Managed entities, and records of a constructor expression; without a transaction, whose commit would compare all objects. */
final class HibernateReads implements Reads {
    private final SessionFactory sessions;

    HibernateReads(SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public long numbers() {
        try (Session session = sessions.openSession()) {
            List<Numbers> all = session.createSelectionQuery("from Numbers order by id", Numbers.class)
                    .getResultList();
            Checksum sum = new Checksum();
            for (Numbers row : all) {
                Checks.add(sum, row);
            }
            return sum.sum();
        }
    }

    @Override
    public long texts() {
        try (Session session = sessions.openSession()) {
            List<Texts> all = session.createSelectionQuery("from Texts order by id", Texts.class)
                    .getResultList();
            Checksum sum = new Checksum();
            for (Texts row : all) {
                Checks.add(sum, row);
            }
            return sum.sum();
        }
    }

    @Override
    public long tuples() {
        try (Session session = sessions.openSession()) {
            List<PayLine> all = session.createSelectionQuery(
                            "select e.name, e.salary, c.name, y.name"
                                    + " from Employee e join e.city c join c.country y order by e.id",
                            PayLine.class)
                    .getResultList();
            Checksum sum = new Checksum();
            for (PayLine line : all) {
                Checks.add(sum, line);
            }
            return sum.sum();
        }
    }

    @Override
    public long graph() {
        try (Session session = sessions.openSession()) {
            List<Employee> all = session.createSelectionQuery(
                            "from Employee e join fetch e.city c join fetch c.country order by e.id", Employee.class)
                    .getResultList();
            Checksum sum = new Checksum();
            for (Employee employee : all) {
                Checks.addGraph(sum, employee);
            }
            return sum.sum();
        }
    }
}
