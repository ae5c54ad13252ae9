package io.mercator.benchmarks.ebean;

import io.ebean.Database;
import io.mercator.benchmarks.ebean.model.Contact;
import io.mercator.benchmarks.ebean.model.Employee;
import io.mercator.benchmarks.workload.Data;
import io.mercator.benchmarks.workload.SingleChanges;

/** New entities saved; rows that nobody has loaded changed by statements. */
final class EbeanSingleChanges implements SingleChanges {
    private final Database ebean;

    EbeanSingleChanges(Database ebean) {
        this.ebean = ebean;
    }

    static Contact contact(int index) {
        Contact contact = new Contact();
        contact.setName(Data.contactName(index));
        contact.setEmail(Data.contactEmail(index));
        contact.setStreet(Data.contactStreet(index));
        return contact;
    }

    @Override
    public long insert(int index) {
        return inserted(contact(index)).getId();
    }

    private Contact inserted(Contact contact) {
        ebean.insert(contact);
        return contact;
    }

    @Override
    public long update(int id, int salary) {
        return ebean.update(Employee.class)
                .set("salary", salary)
                .where()
                .idEq(id)
                .update();
    }

    @Override
    public long insertAndDelete(int index) {
        Contact contact = inserted(contact(index));
        return ebean.delete(Contact.class, contact.getId());
    }
}
