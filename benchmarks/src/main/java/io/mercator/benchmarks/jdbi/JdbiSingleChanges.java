package io.mercator.benchmarks.jdbi;

import io.mercator.benchmarks.model.Contact;
import io.mercator.benchmarks.workload.Contacts;
import io.mercator.benchmarks.workload.SingleChanges;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** One statement in autocommit mode. */
final class JdbiSingleChanges implements SingleChanges {
    private final Jdbi jdbi;

    JdbiSingleChanges(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    static void insert(Handle handle, Contact contact) {
        contact.setId(handle.createUpdate("INSERT INTO contact (name, email, street) VALUES (?, ?, ?)")
                .bind(0, contact.getName())
                .bind(1, contact.getEmail())
                .bind(2, contact.getStreet())
                .executeAndReturnGeneratedKeys()
                .map((rows, context) -> rows.getInt(1))
                .one());
    }

    @Override
    public long insert(int index) {
        return inserted(Contacts.contact(index)).getId();
    }

    private Contact inserted(Contact contact) {
        jdbi.useHandle(handle -> insert(handle, contact));
        return contact;
    }

    @Override
    public long update(int id, int salary) {
        return jdbi.withHandle(handle -> handle.createUpdate("UPDATE employee SET salary = ? WHERE id = ?")
                .bind(0, salary)
                .bind(1, id)
                .execute());
    }

    @Override
    public long insertAndDelete(int index) {
        Contact contact = inserted(Contacts.contact(index));
        return jdbi.withHandle(handle -> handle.createUpdate("DELETE FROM contact WHERE id = ?")
                .bind(0, contact.getId())
                .execute());
    }
}
