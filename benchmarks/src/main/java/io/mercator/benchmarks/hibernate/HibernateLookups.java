package io.mercator.benchmarks.hibernate;

import io.mercator.benchmarks.model.Employee;
import io.mercator.benchmarks.workload.Checks;
import io.mercator.benchmarks.workload.Checksum;
import io.mercator.benchmarks.workload.Lookups;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

/** Queries in HQL, whose translations Hibernate keeps. */
final class HibernateLookups implements Lookups {
    private final SessionFactory sessions;

    HibernateLookups(SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public long byKey(int id) {
        try (Session session = sessions.openSession()) {
            Employee employee = session.createSelectionQuery("from Employee where id = :id", Employee.class)
                    .setParameter("id", id)
                    .getSingleResult();
            Checksum sum = new Checksum();
            Checks.add(sum, employee);
            return sum.sum();
        }
    }

    @Override
    public long list(int from) {
        try (Session session = sessions.openSession()) {
            Checksum sum = new Checksum();
            for (Employee employee : session.createSelectionQuery(
                            "from Employee where id between :from and :to order by id", Employee.class)
                    .setParameter("from", from)
                    .setParameter("to", from + 9)
                    .getResultList()) {
                Checks.add(sum, employee);
            }
            return sum.sum();
        }
    }

    @Override
    public long count(int country) {
        try (Session session = sessions.openSession()) {
            return session.createSelectionQuery("select count(*) from City where country.id = :country", Long.class)
                    .setParameter("country", country)
                    .getSingleResult();
        }
    }

    @Override
    public long join(int country) {
        try (Session session = sessions.openSession()) {
            Checksum sum = new Checksum();
            for (Object[] row : session.createSelectionQuery(
                            "select distinct c.id, c.name, y.name from City c join c.country y"
                                    + " where y.id = :country order by c.id",
                            Object[].class)
                    .setParameter("country", country)
                    .setMaxResults(20)
                    .getResultList()) {
                sum.add((Integer) row[0]).add((String) row[1]).add((String) row[2]);
            }
            return sum.sum();
        }
    }

    @Override
    public long subquery(int country) {
        try (Session session = sessions.openSession()) {
            Checksum sum = new Checksum();
            for (Object[] row : session.createSelectionQuery(
                            "select c.country.id, count(*) from City c"
                                    + " where c.country.id in (select y.id from Country y where y.id <= :country)"
                                    + " group by c.country.id having count(*) > 1 order by c.country.id",
                            Object[].class)
                    .setParameter("country", country)
                    .getResultList()) {
                sum.add((Integer) row[0]).add((Long) row[1]);
            }
            return sum.sum();
        }
    }
}
