package io.mercator.benchmarks.jooq;

import static io.mercator.benchmarks.jooq.Tables.CONTACT;
import static io.mercator.benchmarks.jooq.Tables.EMPLOYEE;

import io.mercator.benchmarks.database.Database;
import io.mercator.benchmarks.model.Contact;
import io.mercator.benchmarks.model.Employee;
import io.mercator.benchmarks.workload.Changes;
import io.mercator.benchmarks.workload.Contacts;
import io.mercator.benchmarks.workload.Data;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Record4;
import org.jooq.Result;
import org.jooq.impl.DSL;

/** Statements of many rows, and batches of one statement with many binds: the forms that render once. */
final class JooqChanges implements Changes {
    private static final int ROWS = 100;

    private final DSLContext dsl;
    private final Database database;
    private List<Employee> employees = List.of();

    JooqChanges(DSLContext dsl, Database database) {
        this.dsl = dsl;
        this.database = database;
    }

    @Override
    public long insertObjects() {
        List<Contact> contacts = Contacts.contacts();
        dsl.transaction(configuration -> {
            DSLContext transaction = DSL.using(configuration);
            switch (database) {
                case H2, SQLITE, POSTGRESQL, MARIADB -> {
                    for (int from = 0; from < contacts.size(); from += ROWS) {
                        insert(transaction, contacts.subList(from, from + ROWS));
                    }
                }
                // It returns one key only of a statement of many rows.
                case DERBY -> contacts.forEach(contact -> JooqSingleChanges.insert(transaction, contact));
            }
        });
        return Contacts.keys(contacts);
    }

    private static void insert(DSLContext dsl, List<Contact> contacts) {
        Result<Record1<Integer>> keys = dsl.insertInto(CONTACT, CONTACT.name, CONTACT.email, CONTACT.street)
                .valuesOfRows(contacts.stream()
                        .map(contact -> DSL.row(contact.getName(), contact.getEmail(), contact.getStreet()))
                        .toList())
                .returningResult(CONTACT.id)
                .fetch();
        for (int index = 0; index < contacts.size(); index++) {
            contacts.get(index).setId(keys.get(index).value1());
        }
    }

    @Override
    public void insertRows() {
        List<Contact> contacts = Contacts.contacts();
        dsl.transaction(configuration -> {
            BatchBindStep batch = DSL.using(configuration)
                    .batch(DSL.insertInto(CONTACT, CONTACT.name, CONTACT.email, CONTACT.street)
                            .values((String) null, null, null));
            for (Contact contact : contacts) {
                batch = batch.bind(contact.getName(), contact.getEmail(), contact.getStreet());
            }
            batch.execute();
        });
    }

    @Override
    public long deleteObjects() {
        return dsl.transactionResult(configuration -> {
            DSLContext transaction = DSL.using(configuration);
            List<Contact> contacts = transaction
                    .select(CONTACT.id, CONTACT.name, CONTACT.email, CONTACT.street)
                    .from(CONTACT)
                    .orderBy(CONTACT.id)
                    .fetch(JooqChanges::contact);
            BatchBindStep batch = transaction.batch(DSL.deleteFrom(CONTACT).where(CONTACT.id.eq((Integer) null)));
            for (Contact contact : contacts) {
                batch = batch.bind(contact.getId());
            }
            batch.execute();
            return Contacts.keys(contacts);
        });
    }

    private static Contact contact(Record4<Integer, String, String, String> row) {
        Contact contact = new Contact();
        contact.setId(row.value1());
        contact.setName(row.value2());
        contact.setEmail(row.value3());
        contact.setStreet(row.value4());
        return contact;
    }

    @Override
    public void loadEmployees() {
        employees = JooqLookups.employees(dsl)
                .where(EMPLOYEE.id.le(Data.CHANGED))
                .orderBy(EMPLOYEE.id)
                .fetch(JooqLookups::employee);
    }

    @Override
    public void updateSalaries(int round) {
        for (Employee employee : employees) {
            employee.setSalary(Changes.salary(employee.getId(), round));
        }
        dsl.transaction(configuration -> {
            BatchBindStep batch = update(DSL.using(configuration), 4);
            for (Employee employee : employees) {
                batch = batch.bind(employee.getSalary(), employee.getId());
            }
            batch.execute();
        });
    }

    /** A batch for each set of columns. */
    @Override
    public void updateMixed(int round) {
        dsl.transaction(configuration -> {
            DSLContext transaction = DSL.using(configuration);
            BatchBindStep[] batches = new BatchBindStep[16];
            for (Employee employee : employees) {
                int mask = Changes.change(employee, round);
                if (batches[mask] == null) {
                    batches[mask] = update(transaction, mask);
                }
                batches[mask] = batches[mask].bind(values(employee, mask));
            }
            for (BatchBindStep batch : batches) {
                if (batch != null) {
                    batch.execute();
                }
            }
        });
    }

    private static BatchBindStep update(DSLContext dsl, int mask) {
        Map<Field<?>, Object> values = new LinkedHashMap<>();
        List<Field<?>> fields = List.of(EMPLOYEE.name, EMPLOYEE.department, EMPLOYEE.salary, EMPLOYEE.active);
        for (int bit = 0; bit < fields.size(); bit++) {
            if ((mask & 1 << bit) != 0) {
                values.put(fields.get(bit), null);
            }
        }
        return dsl.batch(DSL.update(EMPLOYEE).set(values).where(EMPLOYEE.id.eq((Integer) null)));
    }

    private static Object[] values(Employee employee, int mask) {
        List<Object> values = new ArrayList<>();
        if ((mask & 1) != 0) {
            values.add(employee.getName());
        }
        if ((mask & 2) != 0) {
            values.add(employee.getDepartment());
        }
        if ((mask & 4) != 0) {
            values.add(employee.getSalary());
        }
        if ((mask & 8) != 0) {
            values.add(employee.isActive());
        }
        values.add(employee.getId());
        return values.toArray();
    }
}
