package io.mercator.budgets;

import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.engine.Engine;
import io.mercator.api.mapping.Loading;
import io.mercator.api.mapping.MapperBuilder;
import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.ToOne;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.Load;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a query of a session allocates for each row, its objects and the list of them included, less what JDBC allocates to
 * read the columns of the same rows, on SQLite.
 */
@Tag("budget")
class ReadBudgetTest {
    private static final int ROWS = 1_000;
    private static final int CITIES = 50;
    private static final int WARMUPS = 10;
    private static final int RUNS = 20;

    private static final class Reading {
        private final int[] values = new int[10];
    }

    private static final class Note {
        private int id;
        private String title;
        private String text;
        private String author;
    }

    private static final class City {
        private int id;
        private String name;
    }

    private static final class Person {
        private int id;
        private String name;
        private City city;
    }

    private record Line(String title, String text, String author) {}

    private static final class Readings extends Table {
        final List<Column<Integer>> values = new ArrayList<>();

        Readings(MetaData metadata) {
            super(metadata, "reading");
            values.add(column("id", INTEGER, primaryKey()));
            for (int number = 1; number < 10; number++) {
                values.add(column("n" + number, INTEGER, notNull()));
            }
        }
    }

    private static final class Notes extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<String> title = column("title", STRING, notNull());
        final Column<String> text = column("text", STRING, notNull());
        final Column<String> author = column("author", STRING, notNull());

        Notes(MetaData metadata) {
            super(metadata, "note");
        }
    }

    private static final class Cities extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<String> name = column("name", STRING, notNull());

        Cities(MetaData metadata) {
            super(metadata, "city");
        }
    }

    private static final class People extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<String> name = column("name", STRING, notNull());
        final Column<Integer> city = column("city_id", INTEGER, references("city.id"), notNull());

        People(MetaData metadata) {
            super(metadata, "person");
        }
    }

    private final MetaData metadata = new MetaData();
    private final Readings readings = new Readings(metadata);
    private final Notes notes = new Notes(metadata);
    private final Cities cities = new Cities(metadata);
    private final People people = new People(metadata);
    private final ToOne<Person, City> city = ToOne.of(
                    Person.class, "city", City.class, p -> p.city, (p, v) -> p.city = v)
            .load(Loading.NONE);

    @TempDir
    private Path folder;

    private Engine engine;
    private SessionFactory sessions;
    private Connection jdbc;

    private Registry registry() {
        Registry registry = new Registry();
        MapperBuilder<Reading> mapping = registry.map(Reading.class, readings).construct(Reading::new);
        for (int number = 0; number < 10; number++) {
            int place = number;
            mapping.intProperty(
                    readings.values.get(place), r -> r.values[place], (r, value) -> r.values[place] = value);
        }
        registry.map(Note.class, notes)
                .construct(Note::new)
                .intProperty(notes.id, n -> n.id, (n, v) -> n.id = v)
                .property(notes.title, n -> n.title, (n, v) -> n.title = v)
                .property(notes.text, n -> n.text, (n, v) -> n.text = v)
                .property(notes.author, n -> n.author, (n, v) -> n.author = v);
        registry.map(City.class, cities)
                .construct(City::new)
                .intProperty(cities.id, c -> c.id, (c, v) -> c.id = v)
                .property(cities.name, c -> c.name, (c, v) -> c.name = v);
        registry.map(Person.class, people)
                .construct(Person::new)
                .intProperty(people.id, p -> p.id, (p, v) -> p.id = v)
                .property(people.name, p -> p.name, (p, v) -> p.name = v)
                .relationships(city);
        return registry;
    }

    @BeforeEach
    void open() throws SQLException {
        Path file = folder.resolve("budget.db");
        engine = Engine.create("sqlite:" + file);
        sessions = SessionFactory.of(registry()).bind(engine);
        metadata.createAll(engine);
        jdbc = DriverManager.getConnection("jdbc:sqlite:" + file);
        jdbc.setAutoCommit(false);
        try (Statement statement = jdbc.createStatement()) {
            for (int row = 1; row <= ROWS; row++) {
                int first = row * 1_000;
                statement.execute(
                        "INSERT INTO reading VALUES (" + row + ", " + first + ", " + first + ", " + first + ", " + first
                                + ", " + first + ", " + first + ", " + first + ", " + first + ", " + first + ")");
                statement.execute("INSERT INTO note VALUES (" + row + ", 'title " + row + "', 'text " + row
                        + "', 'author " + row + "')");
                if (row <= CITIES) {
                    statement.execute("INSERT INTO city VALUES (" + row + ", 'city " + row + "')");
                }
                statement.execute(
                        "INSERT INTO person VALUES (" + row + ", 'person " + row + "', " + (1 + row % CITIES) + ")");
            }
        }
        jdbc.commit();
    }

    @AfterEach
    void close() throws SQLException {
        jdbc.close();
        engine.close();
    }

    private void read(String sql, String kinds) {
        int sum = 0;
        try (PreparedStatement statement = jdbc.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                for (int column = 1; column <= kinds.length(); column++) {
                    sum += kinds.charAt(column - 1) == 'i'
                            ? rows.getInt(column)
                            : rows.getString(column).length();
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        assertThat(sum).isNotZero();
    }

    /** Checks the bytes for each row beside those of JDBC. */
    private void assertPerRow(long budget, Function<Session, List<?>> query, String sql, String kinds) {
        assertThat(perRow(query, sql, kinds)).isLessThanOrEqualTo(budget);
    }

    private long perRow(Function<Session, List<?>> query, String sql, String kinds) {
        long ours = AllocationMeter.bytes(WARMUPS, RUNS, () -> {
            try (Session session = sessions.open()) {
                assertThat(query.apply(session).size()).isEqualTo(ROWS);
            }
        });
        long byHand = AllocationMeter.bytes(WARMUPS, RUNS, () -> read(sql, kinds));
        return (ours - byHand + ROWS - 1) / ROWS;
    }

    @Test
    void aRowOfTenNumbers() {
        assertPerRow(
                550,
                session -> session.query(Reading.class).all(),
                "SELECT id, n1, n2, n3, n4, n5, n6, n7, n8, n9 FROM reading",
                "iiiiiiiiii");
    }

    @Test
    void aRowOfANumberAndThreeStrings() {
        assertPerRow(
                145, session -> session.query(Note.class).all(), "SELECT id, title, text, author FROM note", "isss");
    }

    @Test
    void aRowThatIsMadeIntoARecord() {
        assertPerRow(
                95,
                session -> session.query(notes.title, notes.text, notes.author)
                        .map(row -> new Line(row.value1(), row.value2(), row.value3()))
                        .all(),
                "SELECT title, text, author FROM note",
                "sss");
    }

    /** A city that is there already is not read beyond its key, which saves what JDBC makes of its name. */
    @Test
    void aRowOfAnObjectAndWhatItRefersTo() {
        assertPerRow(
                60,
                session ->
                        session.query(Person.class).options(Load.joined(city)).all(),
                "SELECT person.id, person.name, person.city_id, city.id, city.name FROM person"
                        + " LEFT JOIN city ON city.id = person.city_id",
                "isiis");
    }
}
