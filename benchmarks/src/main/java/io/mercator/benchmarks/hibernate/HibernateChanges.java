package io.mercator.benchmarks.hibernate;

import io.mercator.benchmarks.model.Contact;
import io.mercator.benchmarks.model.Employee;
import io.mercator.benchmarks.workload.Changes;
import io.mercator.benchmarks.workload.Contacts;
import io.mercator.benchmarks.workload.Data;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;

/** The persistence context: objects are made or changed, and the commit finds out what is to be written. */
final class HibernateChanges implements Changes {
    private final SessionFactory sessions;
    private @Nullable Session session;
    private List<Employee> employees = List.of();

    HibernateChanges(SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** One statement an object: Hibernate makes no batches of rows whose keys the database generates. */
    @Override
    public long insertObjects() {
        List<Contact> contacts = Contacts.contacts();
        sessions.inTransaction(open -> {
            for (Contact contact : contacts) {
                open.persist(contact);
            }
        });
        return Contacts.keys(contacts);
    }

    @Override
    public void insertRows() {
        List<Contact> contacts = Contacts.contacts();
        sessions.inStatelessTransaction(open -> open.insertMultiple(contacts));
    }

    @Override
    public long deleteObjects() {
        return sessions.fromTransaction(open -> {
            List<Contact> contacts = open.createSelectionQuery("from Contact order by id", Contact.class)
                    .getResultList();
            contacts.forEach(open::remove);
            return Contacts.keys(contacts);
        });
    }

    @Override
    public void loadEmployees() {
        close();
        Session open = sessions.openSession();
        employees = open.createSelectionQuery("from Employee where id <= :last order by id", Employee.class)
                .setParameter("last", Data.CHANGED)
                .getResultList();
        session = open;
    }

    private void commit() {
        Session open = session;
        if (open == null) {
            throw new IllegalStateException("nothing is loaded");
        }
        open.beginTransaction().commit();
    }

    @Override
    public void updateSalaries(int round) {
        for (Employee employee : employees) {
            employee.setSalary(Changes.salary(employee.getId(), round));
        }
        commit();
    }

    @Override
    public void updateMixed(int round) {
        for (Employee employee : employees) {
            Changes.change(employee, round);
        }
        commit();
    }

    void close() {
        Session open = session;
        if (open != null) {
            open.close();
        }
    }
}
