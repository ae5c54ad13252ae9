package io.mercator.benchmarks.jdbi;

import io.mercator.benchmarks.database.Database;
import io.mercator.benchmarks.model.Contact;
import io.mercator.benchmarks.model.Employee;
import io.mercator.benchmarks.workload.Changes;
import io.mercator.benchmarks.workload.Contacts;
import io.mercator.benchmarks.workload.Data;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.DefinedAttributeTemplateEngine;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;

/** Batches by hand: JDBI has no unit of work that would find out what is to be written. */
final class JdbiChanges implements Changes {
    private static final String INSERT = "INSERT INTO contact (name, email, street) VALUES (?, ?, ?)";
    private static final String SALARY = "UPDATE employee SET salary = ? WHERE id = ?";

    private static final int ROWS = 100;
    private static final TemplateEngine ROWS_TEMPLATE = new DefinedAttributeTemplateEngine();

    private final Jdbi jdbi;
    private final Database database;
    private List<Employee> employees = List.of();

    JdbiChanges(Jdbi jdbi, Database database) {
        this.jdbi = jdbi;
        this.database = database;
    }

    @Override
    public long insertObjects() {
        List<Contact> contacts = Contacts.contacts();
        jdbi.useTransaction(handle -> {
            switch (database) {
                case H2, POSTGRESQL -> insertBatch(handle, contacts);
                // Their drivers return no keys of a batch, or not all.
                case SQLITE, MARIADB -> {
                    for (int from = 0; from < contacts.size(); from += ROWS) {
                        insertRows(handle, contacts.subList(from, from + ROWS));
                    }
                }
                // Its driver returns one key of a batch.
                case DERBY -> contacts.forEach(contact -> JdbiSingleChanges.insert(handle, contact));
            }
        });
        return Contacts.keys(contacts);
    }

    private static void insertBatch(Handle handle, List<Contact> contacts) {
        setKeys(
                contacts,
                batch(handle, contacts)
                        .executePreparedBatch("id")
                        .map((rows, context) -> rows.getInt(1))
                        .list());
    }

    private static void insertRows(Handle handle, List<Contact> contacts) {
        setKeys(
                contacts,
                handle.createQuery("INSERT INTO contact (name, email, street) VALUES <rows> RETURNING id")
                        .configure(SqlStatements.class, statements -> statements.setTemplateEngine(ROWS_TEMPLATE))
                        .bindBeanList("rows", contacts, List.of("name", "email", "street"))
                        .map((rows, context) -> rows.getInt(1))
                        .list());
    }

    private static void setKeys(List<Contact> contacts, List<Integer> keys) {
        for (int index = 0; index < contacts.size(); index++) {
            contacts.get(index).setId(keys.get(index));
        }
    }

    private static PreparedBatch batch(Handle handle, List<Contact> contacts) {
        PreparedBatch batch = handle.prepareBatch(INSERT);
        for (Contact contact : contacts) {
            batch.bind(0, contact.getName())
                    .bind(1, contact.getEmail())
                    .bind(2, contact.getStreet())
                    .add();
        }
        return batch;
    }

    @Override
    public void insertRows() {
        List<Contact> contacts = Contacts.contacts();
        jdbi.useTransaction(handle -> batch(handle, contacts).execute());
    }

    @Override
    public long deleteObjects() {
        return jdbi.inTransaction(handle -> {
            List<Contact> contacts = handle.createQuery("SELECT id, name, email, street FROM contact ORDER BY id")
                    .map(JdbiRows::contact)
                    .list();
            PreparedBatch batch = handle.prepareBatch("DELETE FROM contact WHERE id = ?");
            for (Contact contact : contacts) {
                batch.bind(0, contact.getId()).add();
            }
            batch.execute();
            return Contacts.keys(contacts);
        });
    }

    @Override
    public void loadEmployees() {
        employees = jdbi.withHandle(
                handle -> handle.createQuery("SELECT id, name, email, department, salary, active, hired FROM employee"
                                + " WHERE id <= ? ORDER BY id")
                        .bind(0, Data.CHANGED)
                        .map(JdbiRows::employee)
                        .list());
    }

    @Override
    public void updateSalaries(int round) {
        for (Employee employee : employees) {
            employee.setSalary(Changes.salary(employee.getId(), round));
        }
        jdbi.useTransaction(handle -> {
            PreparedBatch batch = handle.prepareBatch(SALARY);
            for (Employee employee : employees) {
                batch.bind(0, employee.getSalary()).bind(1, employee.getId()).add();
            }
            batch.execute();
        });
    }

    /** A batch for each set of columns. */
    @Override
    public void updateMixed(int round) {
        jdbi.useTransaction(handle -> {
            PreparedBatch[] batches = new PreparedBatch[16];
            for (Employee employee : employees) {
                int mask = Changes.change(employee, round);
                if (batches[mask] == null) {
                    batches[mask] = handle.prepareBatch(update(mask));
                }
                bind(batches[mask], employee, mask);
            }
            for (PreparedBatch batch : batches) {
                if (batch != null) {
                    batch.execute();
                }
            }
        });
    }

    private static String update(int mask) {
        List<String> columns = new ArrayList<>();
        String[] names = {"name", "department", "salary", "active"};
        for (int bit = 0; bit < names.length; bit++) {
            if ((mask & 1 << bit) != 0) {
                columns.add(names[bit] + " = ?");
            }
        }
        return "UPDATE employee SET " + String.join(", ", columns) + " WHERE id = ?";
    }

    private static void bind(PreparedBatch batch, Employee employee, int mask) {
        int position = 0;
        if ((mask & 1) != 0) {
            batch.bind(position++, employee.getName());
        }
        if ((mask & 2) != 0) {
            batch.bind(position++, employee.getDepartment());
        }
        if ((mask & 4) != 0) {
            batch.bind(position++, employee.getSalary());
        }
        if ((mask & 8) != 0) {
            batch.bind(position++, employee.isActive());
        }
        batch.bind(position, employee.getId()).add();
    }
}
