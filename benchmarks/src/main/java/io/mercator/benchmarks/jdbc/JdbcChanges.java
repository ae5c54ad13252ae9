package io.mercator.benchmarks.jdbc;

import io.mercator.benchmarks.model.Contact;
import io.mercator.benchmarks.model.Employee;
import io.mercator.benchmarks.workload.Changes;
import io.mercator.benchmarks.workload.Contacts;
import io.mercator.benchmarks.workload.Data;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Keys asked row by row, rows without keys and updates in batches. */
final class JdbcChanges implements Changes {
    private static final String INSERT = "INSERT INTO contact (name, email, street) VALUES (?, ?, ?)";
    private static final String SALARY = "UPDATE employee SET salary = ? WHERE id = ?";

    private final DataSource pool;
    private final List<Employee> employees = new ArrayList<>();

    JdbcChanges(DataSource pool) {
        this.pool = pool;
    }

    /** Does something within a transaction. */
    interface Work {
        void run(Connection connection) throws SQLException;
    }

    private void transaction(Work work) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            work.run(connection);
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static void bind(PreparedStatement statement, Contact contact) throws SQLException {
        statement.setString(1, contact.getName());
        statement.setString(2, contact.getEmail());
        statement.setString(3, contact.getStreet());
    }

    @Override
    public long insertObjects() {
        List<Contact> contacts = Contacts.contacts();
        transaction(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(INSERT, Statement.RETURN_GENERATED_KEYS)) {
                for (Contact contact : contacts) {
                    bind(statement, contact);
                    statement.executeUpdate();
                    try (ResultSet keys = statement.getGeneratedKeys()) {
                        keys.next();
                        contact.setId(keys.getInt(1));
                    }
                }
            }
        });
        return Contacts.keys(contacts);
    }

    @Override
    public void insertRows() {
        List<Contact> contacts = Contacts.contacts();
        transaction(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
                for (Contact contact : contacts) {
                    bind(statement, contact);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        });
    }

    @Override
    public long deleteObjects() {
        List<Contact> contacts = new ArrayList<>();
        transaction(connection -> {
            try (PreparedStatement statement =
                            connection.prepareStatement("SELECT id, name, email, street FROM contact ORDER BY id");
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    contacts.add(contact(rows));
                }
            }
            try (PreparedStatement statement = connection.prepareStatement("DELETE FROM contact WHERE id = ?")) {
                for (Contact contact : contacts) {
                    statement.setInt(1, contact.getId());
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        });
        return Contacts.keys(contacts);
    }

    private static Contact contact(ResultSet rows) throws SQLException {
        Contact contact = new Contact();
        contact.setId(rows.getInt(1));
        contact.setName(rows.getString(2));
        contact.setEmail(rows.getString(3));
        contact.setStreet(rows.getString(4));
        return contact;
    }

    @Override
    public void loadEmployees() {
        employees.clear();
        employees.addAll(JdbcQueries.query(
                pool,
                "SELECT id, name, email, department, salary, active, hired FROM employee WHERE id <= ? ORDER BY id",
                Data.CHANGED,
                rows -> {
                    List<Employee> all = new ArrayList<>();
                    while (rows.next()) {
                        all.add(JdbcLookups.employee(rows));
                    }
                    return all;
                }));
    }

    @Override
    public void updateSalaries(int round) {
        for (Employee employee : employees) {
            employee.setSalary(Changes.salary(employee.getId(), round));
        }
        transaction(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SALARY)) {
                for (Employee employee : employees) {
                    statement.setInt(1, employee.getSalary());
                    statement.setInt(2, employee.getId());
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        });
    }

    /** A batch for each set of columns, prepared when the first row of the set comes. */
    @Override
    public void updateMixed(int round) {
        transaction(connection -> {
            PreparedStatement[] statements = new PreparedStatement[16];
            for (Employee employee : employees) {
                int mask = Changes.changes(employee.getId(), round);
                if (statements[mask] == null) {
                    statements[mask] = connection.prepareStatement(update(mask));
                }
                change(employee, mask, round, statements[mask]);
            }
            for (PreparedStatement statement : statements) {
                if (statement != null) {
                    statement.executeBatch();
                    statement.close();
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

    private static void change(Employee employee, int mask, int round, PreparedStatement statement)
            throws SQLException {
        int index = 1;
        if ((mask & 1) != 0) {
            employee.setName(Changes.name(employee.getId(), round));
            statement.setString(index++, employee.getName());
        }
        if ((mask & 2) != 0) {
            employee.setDepartment(Changes.department(employee.getId(), round));
            statement.setString(index++, employee.getDepartment());
        }
        if ((mask & 4) != 0) {
            employee.setSalary(Changes.salary(employee.getId(), round));
            statement.setInt(index++, employee.getSalary());
        }
        if ((mask & 8) != 0) {
            employee.setActive(!employee.isActive());
            statement.setBoolean(index++, employee.isActive());
        }
        statement.setInt(index, employee.getId());
        statement.addBatch();
    }
}
