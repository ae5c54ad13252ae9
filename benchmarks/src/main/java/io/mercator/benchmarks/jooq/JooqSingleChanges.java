package io.mercator.benchmarks.jooq;

import static io.mercator.benchmarks.jooq.Tables.CONTACT;
import static io.mercator.benchmarks.jooq.Tables.EMPLOYEE;

import io.mercator.benchmarks.model.Contact;
import io.mercator.benchmarks.workload.Contacts;
import io.mercator.benchmarks.workload.SingleChanges;
import org.jooq.DSLContext;

/** One statement in autocommit mode. */
final class JooqSingleChanges implements SingleChanges {
    private final DSLContext dsl;

    JooqSingleChanges(DSLContext dsl) {
        this.dsl = dsl;
    }

    static void insert(DSLContext dsl, Contact contact) {
        contact.setId(dsl.insertInto(CONTACT, CONTACT.name, CONTACT.email, CONTACT.street)
                .values(contact.getName(), contact.getEmail(), contact.getStreet())
                .returningResult(CONTACT.id)
                .fetchSingle()
                .value1());
    }

    @Override
    public long insert(int index) {
        return inserted(Contacts.contact(index)).getId();
    }

    private Contact inserted(Contact contact) {
        insert(dsl, contact);
        return contact;
    }

    @Override
    public long update(int id, int salary) {
        return dsl.update(EMPLOYEE)
                .set(EMPLOYEE.salary, salary)
                .where(EMPLOYEE.id.eq(id))
                .execute();
    }

    @Override
    public long insertAndDelete(int index) {
        Contact contact = inserted(Contacts.contact(index));
        return dsl.deleteFrom(CONTACT).where(CONTACT.id.eq(contact.getId())).execute();
    }
}
