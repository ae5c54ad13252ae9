package io.mercator.benchmarks.ebean;

import io.ebean.Database;
import io.ebean.Transaction;
import io.mercator.benchmarks.ebean.model.Contact;
import io.mercator.benchmarks.ebean.model.Employee;
import io.mercator.benchmarks.workload.Changes;
import io.mercator.benchmarks.workload.Data;
import java.util.ArrayList;
import java.util.List;

/** Entities that know what of them has changed, saved in one call. */
final class EbeanChanges implements Changes {
    private final Database ebean;
    private final boolean batchesHaveKeys;
    private List<Employee> employees = List.of();

    EbeanChanges(Database ebean, io.mercator.benchmarks.database.Database database) {
        this.ebean = ebean;
        this.batchesHaveKeys = database != io.mercator.benchmarks.database.Database.SQLITE;
    }

    private static List<Contact> contacts() {
        List<Contact> contacts = new ArrayList<>(Data.CHANGED);
        for (int index = 0; index < Data.CHANGED; index++) {
            contacts.add(EbeanSingleChanges.contact(index));
        }
        return contacts;
    }

    @Override
    public long insertObjects() {
        List<Contact> contacts = contacts();
        try (Transaction transaction = ebean.beginTransaction()) {
            if (batchesHaveKeys) {
                ebean.insertAll(contacts);
            } else {
                contacts.forEach(ebean::insert);
            }
            transaction.commit();
        }
        return keys(contacts);
    }

    @Override
    public void insertRows() {
        List<Contact> contacts = contacts();
        try (Transaction transaction = ebean.beginTransaction()) {
            transaction.setGetGeneratedKeys(false);
            ebean.insertAll(contacts);
            transaction.commit();
        }
    }

    @Override
    public long deleteObjects() {
        try (Transaction transaction = ebean.beginTransaction()) {
            List<Contact> contacts = ebean.find(Contact.class).orderBy("id").findList();
            ebean.deleteAll(contacts);
            transaction.commit();
            return keys(contacts);
        }
    }

    private static long keys(List<Contact> contacts) {
        long sum = 0;
        for (Contact contact : contacts) {
            sum += contact.getId();
        }
        return sum;
    }

    @Override
    public void loadEmployees() {
        employees = ebean.find(Employee.class)
                .select(EbeanLookups.EMPLOYEE)
                .where()
                .le("id", Data.CHANGED)
                .orderBy("id")
                .findList();
    }

    @Override
    public void updateSalaries(int round) {
        for (Employee employee : employees) {
            employee.setSalary(Changes.salary(employee.getId(), round));
        }
        ebean.saveAll(employees);
    }

    @Override
    public void updateMixed(int round) {
        for (Employee employee : employees) {
            int id = employee.getId();
            int mask = Changes.changes(id, round);
            if ((mask & 1) != 0) {
                employee.setName(Changes.name(id, round));
            }
            if ((mask & 2) != 0) {
                employee.setDepartment(Changes.department(id, round));
            }
            if ((mask & 4) != 0) {
                employee.setSalary(Changes.salary(id, round));
            }
            if ((mask & 8) != 0) {
                employee.setActive(!employee.isActive());
            }
        }
        ebean.saveAll(employees);
    }
}
