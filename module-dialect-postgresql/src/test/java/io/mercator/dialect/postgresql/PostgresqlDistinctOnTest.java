package io.mercator.dialect.postgresql;

import static io.mercator.api.sql.Functions.lower;
import static io.mercator.api.sql.Sql.coalesce;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.error.SchemaException;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.MetaData;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.api.sql.Row1;
import io.mercator.api.sql.Select;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first row of each group. */
class PostgresqlDistinctOnTest {
    /** A plain class. */
    static final class Person {
        int id;
        String name = "";
    }

    private final MetaData metadata = new MetaData();
    private final People people = new People(metadata);
    private TestSchema schema;

    @BeforeEach
    void fill() {
        schema = new TestSchema();
        metadata.createAll(schema.engine);
        person(1, "ann", 50, null);
        person(2, "bob", 30, 1);
        person(3, "cid", 20, 1);
        person(4, "Bob", 40, 2);
    }

    private void person(int id, String name, int age, Integer boss) {
        schema.engine.begin(connection -> connection.execute(insert(people)
                .set(people.id, id)
                .set(people.name, name)
                .set(people.age, age)
                .set(people.boss, boss)));
    }

    @AfterEach
    void close() {
        schema.close();
    }

    @Test
    void theFirstOfEachGroupInOrderIsGiven() {
        Select<Row1<String>> youngest = select(people.name)
                .distinctOn(people.boss)
                .from(people)
                .orderBy(people.boss.asc().nullsFirst(), people.age);

        assertThat(schema.engine.dialect().render(youngest))
                .isEqualTo("SELECT DISTINCT ON (people.boss) people.name FROM people"
                        + " ORDER BY people.boss ASC NULLS FIRST, people.age");
        assertThat(schema.scalars(youngest)).containsExactly("ann", "cid", "Bob");
        assertThat(schema.scalars(select(people.name)
                        .distinctOn(lower(people.name))
                        .from(people)
                        .orderBy(lower(people.name), people.id.desc())))
                .containsExactly("ann", "Bob", "cid");
        assertThat(schema.scalars(select(people.boss).distinctOn(people.id).distinct()))
                .containsExactlyInAnyOrder(null, 1, 2);
    }

    @Test
    void valuesOfAllClausesAreBoundInTheirOrder() {
        assertThat(schema.scalars(select(coalesce(people.boss, 7))
                        .distinctOn(coalesce(people.boss, 5))
                        .from(people)
                        .where(people.id.gt(1))))
                .containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void aSessionGivesOneObjectOfEachGroup() {
        Registry registry = new Registry();
        registry.map(Person.class, people)
                .construct(Person::new)
                .intProperty(people.id, person -> person.id, (person, value) -> person.id = value)
                .property(people.name, person -> person.name, (person, value) -> person.name = value);
        try (Session session = SessionFactory.of(registry).bind(schema.engine).open()) {
            var oldest =
                    session.query(Person.class).distinctOn(people.boss).orderBy(people.boss.asc(), people.age.desc());

            assertThat(oldest.all()).extracting(person -> person.name).isEqualTo(List.of("bob", "Bob", "ann"));
            assertThat(oldest.count()).isEqualTo(3);
            assertThat(oldest.exists()).isTrue();
            assertThat(oldest.limit(1).all()).extracting(person -> person.id).containsExactly(2);
        }
    }

    @Test
    void groupsAreToldApartBySomething() {
        assertThatThrownBy(() -> select(people.name).distinctOn())
                .isInstanceOf(SchemaException.class)
                .hasMessage("distinctOn() tells no groups apart. Name at least one expression, or say distinct().");
    }
}
