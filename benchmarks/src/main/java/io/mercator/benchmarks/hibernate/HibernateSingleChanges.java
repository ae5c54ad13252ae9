package io.mercator.benchmarks.hibernate;

import io.mercator.benchmarks.model.Contact;
import io.mercator.benchmarks.workload.Contacts;
import io.mercator.benchmarks.workload.SingleChanges;
import org.hibernate.SessionFactory;

/** New objects by the persistence context; rows that nobody has loaded by statements in HQL. */
final class HibernateSingleChanges implements SingleChanges {
    private final SessionFactory sessions;

    HibernateSingleChanges(SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public long insert(int index) {
        return inserted(Contacts.contact(index)).getId();
    }

    private Contact inserted(Contact contact) {
        sessions.inTransaction(session -> session.persist(contact));
        return contact;
    }

    @Override
    public long update(int id, int salary) {
        return sessions.fromTransaction(
                session -> session.createMutationQuery("update Employee set salary = :salary where id = :id")
                        .setParameter("salary", salary)
                        .setParameter("id", id)
                        .executeUpdate());
    }

    @Override
    public long insertAndDelete(int index) {
        Contact contact = inserted(Contacts.contact(index));
        return sessions.fromTransaction(session -> session.createMutationQuery("delete from Contact where id = :id")
                .setParameter("id", contact.getId())
                .executeUpdate());
    }
}
