package io.mercator.benchmarks.jdbc;

import io.mercator.benchmarks.model.Contact;
import io.mercator.benchmarks.workload.Contacts;
import io.mercator.benchmarks.workload.SingleChanges;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** One statement in autocommit mode, which is the cheapest transaction. */
final class JdbcSingleChanges implements SingleChanges {
    private final DataSource pool;

    JdbcSingleChanges(DataSource pool) {
        this.pool = pool;
    }

    @Override
    public long insert(int index) {
        return inserted(Contacts.contact(index)).getId();
    }

    private Contact inserted(Contact contact) {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "INSERT INTO contact (name, email, street) VALUES (?, ?, ?)",
                        Statement.RETURN_GENERATED_KEYS)) {
            JdbcChanges.bind(statement, contact);
            statement.executeUpdate();
            try (ResultSet keys = statement.getGeneratedKeys()) {
                keys.next();
                contact.setId(keys.getInt(1));
            }
            return contact;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public long update(int id, int salary) {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("UPDATE employee SET salary = ? WHERE id = ?")) {
            statement.setInt(1, salary);
            statement.setInt(2, id);
            return statement.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public long insertAndDelete(int index) {
        Contact contact = inserted(Contacts.contact(index));
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement("DELETE FROM contact WHERE id = ?")) {
            statement.setInt(1, contact.getId());
            return statement.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
