package io.mercator.benchmarks.mercator;

import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.benchmarks.model.Contact;
import io.mercator.benchmarks.model.Employee;
import io.mercator.benchmarks.workload.Changes;
import io.mercator.benchmarks.workload.Contacts;
import io.mercator.benchmarks.workload.Data;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The unit of work: objects are made or changed, and the commit finds out what is to be written. */
final class MercatorChanges implements Changes {
    private final SessionFactory sessions;
    private final Schema schema;
    private @Nullable Session session;
    private List<Employee> employees = List.of();

    MercatorChanges(SessionFactory sessions, Schema schema) {
        this.sessions = sessions;
        this.schema = schema;
    }

    @Override
    public long insertObjects() {
        List<Contact> contacts = Contacts.contacts();
        try (Session open = sessions.open()) {
            open.addAll(contacts);
            open.commit();
        }
        return Contacts.keys(contacts);
    }

    @Override
    public void insertRows() {
        List<Contact> contacts = Contacts.contacts();
        try (Session open = sessions.open()) {
            open.bulk().insertWithoutKeys(contacts);
            open.commit();
        }
    }

    @Override
    public long deleteObjects() {
        try (Session open = sessions.open()) {
            List<Contact> contacts =
                    open.query(Contact.class).orderBy(schema.contacts.id).all();
            contacts.forEach(open::delete);
            open.commit();
            return Contacts.keys(contacts);
        }
    }

    @Override
    public void loadEmployees() {
        close();
        Session open = sessions.open();
        employees = open.query(Employee.class)
                .filter(schema.employees.id.le(Data.CHANGED))
                .orderBy(schema.employees.id)
                .all();
        open.commit();
        session = open;
    }

    private void commit() {
        Session open = session;
        if (open == null) {
            throw new IllegalStateException("nothing is loaded");
        }
        open.commit();
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
