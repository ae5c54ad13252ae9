package io.mercator.budgets;

import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.engine.Engine;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a commit or a bulk insert allocates for each row that it writes, less what JDBC allocates for the same statements, on SQLite. */
@Tag("budget")
class FlushBudgetTest {
    private static final int ROWS = 1_000;
    private static final int CHUNK = 100;
    private static final int WARMUPS = 400;
    private static final int RUNS = 20;

    private static final class Contact {
        private int id;
        private String name;
        private String email;
        private int age;

        Contact() {}

        Contact(int number) {
            name = "contact " + number;
            email = "contact." + number + "@example.com";
            age = number;
        }
    }

    private static final class Contacts extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<String> name = column("name", STRING, notNull());
        final Column<String> email = column("email", STRING, notNull());
        final Column<Integer> age = column("age", INTEGER, notNull());

        Contacts(MetaData metadata) {
            super(metadata, "contact");
        }
    }

    private final MetaData metadata = new MetaData();
    private final Contacts contacts = new Contacts(metadata);
    private final Engine engine = Engine.create("sqlite::memory:");
    private final SessionFactory sessions = SessionFactory.of(registry()).bind(engine);
    private final List<Contact> given = new ArrayList<>();
    private Connection jdbc;
    private int round;

    private Registry registry() {
        Registry registry = new Registry();
        registry.map(Contact.class, contacts)
                .construct(Contact::new)
                .intProperty(contacts.id, c -> c.id, (c, v) -> c.id = v)
                .property(contacts.name, c -> c.name, (c, v) -> c.name = v)
                .property(contacts.email, c -> c.email, (c, v) -> c.email = v)
                .intProperty(contacts.age, c -> c.age, (c, v) -> c.age = v);
        return registry;
    }

    @BeforeEach
    void open() throws SQLException {
        metadata.createAll(engine);
        jdbc = DriverManager.getConnection("jdbc:sqlite::memory:");
        try (Statement statement = jdbc.createStatement()) {
            statement.execute("CREATE TABLE contact (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR NOT NULL,"
                    + " email VARCHAR NOT NULL, age INTEGER NOT NULL)");
        }
        jdbc.setAutoCommit(false);
        for (int number = 0; number < ROWS; number++) {
            given.add(new Contact(number));
        }
    }

    @AfterEach
    void close() throws SQLException {
        jdbc.close();
        engine.close();
    }

    private static String rows(String row) {
        return String.join(", ", Collections.nCopies(CHUNK, row));
    }

    private void insertRowsByHand() {
        String sql = "INSERT INTO contact (name, email, age) VALUES " + rows("(?, ?, ?)");
        try (PreparedStatement statement = jdbc.prepareStatement(sql)) {
            for (int first = 0; first < ROWS; first += CHUNK) {
                bind(statement, first);
                statement.executeUpdate();
            }
            jdbc.commit();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void bind(PreparedStatement statement, int first) throws SQLException {
        int index = 1;
        for (Contact contact : given.subList(first, first + CHUNK)) {
            statement.setString(index++, contact.name);
            statement.setString(index++, contact.email);
            statement.setInt(index++, contact.age);
        }
    }

    private void insertByHand() {
        String sql = "INSERT INTO contact (name, email, age) VALUES " + rows("(?, ?, ?)") + " RETURNING id";
        try (PreparedStatement statement = jdbc.prepareStatement(sql)) {
            for (int first = 0; first < ROWS; first += CHUNK) {
                bind(statement, first);
                readKeys(statement, first);
            }
            jdbc.commit();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void readKeys(PreparedStatement statement, int first) throws SQLException {
        try (ResultSet keys = statement.executeQuery()) {
            int row = first;
            while (keys.next()) {
                given.get(row++).id = keys.getInt(1);
            }
        }
    }

    private void updateByHand() {
        String sql = "UPDATE contact SET age = v.column1 FROM (VALUES " + rows("(?, ?)")
                + ") AS v WHERE contact.id = v.column2";
        try (PreparedStatement statement = jdbc.prepareStatement(sql)) {
            for (int first = 0; first < ROWS; first += CHUNK) {
                int index = 1;
                for (Contact contact : given.subList(first, first + CHUNK)) {
                    statement.setInt(index++, contact.age);
                    statement.setInt(index++, contact.id);
                }
                statement.executeUpdate();
            }
            jdbc.commit();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void insertBySession() {
        try (Session session = sessions.open()) {
            session.addAll(given);
            session.commit();
        }
    }

    private void change() {
        round++;
        for (Contact contact : given) {
            contact.age += round % 2 == 0 ? 1_000 : -1_000;
        }
    }

    private static long bytesOfRow(Runnable work) {
        return AllocationMeter.bytes(WARMUPS, RUNS, work) / ROWS;
    }

    @Test
    void anInsertedObjectHasABudget() {
        Runnable fresh = () -> given.forEach(contact -> contact.id = 0);
        long byHand = bytesOfRow(() -> {
            fresh.run();
            insertByHand();
        });
        long bySession = bytesOfRow(() -> {
            fresh.run();
            insertBySession();
        });
        assertBudget("inserted", bySession - byHand, 1_150);
    }

    @Test
    void anObjectInsertedInBulkHasABudget() {
        long byHand = bytesOfRow(this::insertRowsByHand);
        long inBulk = bytesOfRow(() -> {
            try (Session session = sessions.open()) {
                session.bulk().insertWithoutKeys(given);
                session.commit();
            }
        });
        assertBudget("bulk", inBulk - byHand, 660);
    }

    @Test
    void anUpdatedObjectHasABudget() {
        insertByHand();
        long byHand = bytesOfRow(() -> {
            change();
            updateByHand();
        });
        given.forEach(contact -> contact.id = 0);
        try (Session session = sessions.open()) {
            session.addAll(given);
            session.commit();
            long bySession = bytesOfRow(() -> {
                change();
                session.commit();
            });
            assertBudget("updated", bySession - byHand, 700);
        }
    }

    @Test
    void aCleanObjectHasABudget() {
        try (Session session = sessions.open()) {
            session.addAll(given);
            session.commit();
            assertBudget("clean", bytesOfRow(session::flush), 22);
        }
    }

    private static void assertBudget(String what, long bytes, long budget) {
        System.out.println("bytes of each " + what + " object: " + bytes);
        assertThat(bytes).as("bytes of each " + what + " object").isLessThanOrEqualTo(budget);
    }
}
