package io.mercator.dialect.kit.model;

import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.select;

import io.mercator.api.engine.Connection;
import io.mercator.api.engine.Engine;
import io.mercator.api.schema.MetaData;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.QueryExpression;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.Row1;
import io.mercator.dialect.kit.DatabaseUnderTest;
import io.mercator.dialect.kit.OpenDatabase;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Four people and four pets in a database of their own, and an open transaction: ann is 50 and the boss of bob, who is 30,
 * and cid, who is 20; dora, of no age and no birthday, works for bob. Ann has a cat and a dog, cid a cat, and a fish has
 * nobody. Belongs to one thread.
 */
public final class PeopleDatabase implements AutoCloseable {
    /** What the tables belong to. */
    public final MetaData metadata = new MetaData();

    /** The people. */
    public final People people = new People(metadata);

    /** The pets. */
    public final Pets pets = new Pets(metadata);

    /** The engine of the database. */
    public final Engine engine;

    /** A connection in whose transaction all is read and written. */
    public final Connection connection;

    private final OpenDatabase database;

    /**
     * Creates and fills the tables.
     *
     * @param under the database under test
     */
    public PeopleDatabase(DatabaseUnderTest under) {
        this(under.open());
    }

    /**
     * Creates and fills the tables in a database that several connections see.
     *
     * @param under the database under test
     * @return the database, where nothing is committed yet
     */
    public static PeopleDatabase shared(DatabaseUnderTest under) {
        return new PeopleDatabase(under.openShared(options -> options));
    }

    private PeopleDatabase(OpenDatabase opened) {
        database = opened;
        engine = database.engine();
        metadata.createAll(engine);
        connection = engine.connect();
        person(1, "ann", 50, null, "1976-03-29");
        person(2, "bob", 30, 1, "1996-10-25");
        person(3, "cid", 20, 1, "2006-01-31");
        person(4, "dora", null, 2, null);
        pet(1, 1, "cat");
        pet(2, 1, "dog");
        pet(3, 3, "cat");
        pet(4, null, "fish");
    }

    /**
     * Inserts a person.
     *
     * @param id the key
     * @param name the name
     * @param age the age in years
     * @param boss the key of the boss
     * @param born the date of birth as ISO 8601 has it
     */
    public void person(int id, String name, @Nullable Integer age, @Nullable Integer boss, @Nullable String born) {
        connection.execute(insert(people)
                .set(people.id, id)
                .set(people.name, name)
                .set(people.age, age)
                .set(people.boss, boss)
                .set(people.born, born == null ? null : LocalDate.parse(born)));
    }

    private void pet(int id, @Nullable Integer owner, String animal) {
        connection.execute(insert(pets).set(pets.id, id).set(pets.owner, owner).set(pets.kind, animal));
    }

    /**
     * Runs a query of one column.
     *
     * @param query the query
     * @return the values in the order in which they come
     */
    public List<@Nullable Object> scalars(QueryExpression<? extends Row1<?>> query) {
        return connection.execute(query).scalars();
    }

    /**
     * Runs a query.
     *
     * @param query the query
     * @return each row as a tuple is written
     */
    public List<String> tuples(QueryExpression<? extends Row> query) {
        return connection.execute(query).all().stream().map(Object::toString).toList();
    }

    /**
     * Returns the value of an expression for ann.
     *
     * @param expression an expression of people's columns
     * @param <T> the Java class of the value
     * @return the value
     */
    public <T> @Nullable T ofAnn(Expression<T> expression) {
        return connection
                .execute(select(expression.as("x")).from(people).where(people.id.eq(1)))
                .one()
                .value1();
    }

    /**
     * Returns the names of those people who meet a condition.
     *
     * @param condition a condition of people's columns
     * @return the names, ordered by key
     */
    public List<@Nullable Object> names(Expression<Boolean> condition) {
        return scalars(select(people.name).from(people).where(condition).orderBy(people.id));
    }

    /**
     * Rolls back, and ends the database.
     *
     * @throws AssertionError if a test left connections in use
     */
    @Override
    public void close() {
        connection.close();
        database.close();
    }
}
