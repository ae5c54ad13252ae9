package io.mercator.benchmarks.mercator;

import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.api.sql.Sql;
import io.mercator.benchmarks.model.Contact;
import io.mercator.benchmarks.workload.Contacts;
import io.mercator.benchmarks.workload.SingleChanges;

/** New objects by the unit of work; rows that nobody has loaded by statements. */
final class MercatorSingleChanges implements SingleChanges {
    private final SessionFactory sessions;
    private final Schema schema;

    MercatorSingleChanges(SessionFactory sessions, Schema schema) {
        this.sessions = sessions;
        this.schema = schema;
    }

    @Override
    public long insert(int index) {
        return inserted(Contacts.contact(index)).getId();
    }

    private Contact inserted(Contact contact) {
        try (Session session = sessions.open()) {
            session.add(contact);
            session.commit();
            return contact;
        }
    }

    @Override
    public long update(int id, int salary) {
        Schema.Employees employees = schema.employees;
        try (Session session = sessions.open()) {
            long count = session.execute(
                            Sql.update(employees).set(employees.salary, salary).where(employees.id.eq(id)))
                    .rowCount();
            session.commit();
            return count;
        }
    }

    @Override
    public long insertAndDelete(int index) {
        Contact contact = inserted(Contacts.contact(index));
        try (Session session = sessions.open()) {
            long count = session.execute(Sql.delete(schema.contacts).where(schema.contacts.id.eq(contact.getId())))
                    .rowCount();
            session.commit();
            return count;
        }
    }
}
