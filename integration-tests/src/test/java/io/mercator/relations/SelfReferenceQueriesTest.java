package io.mercator.relations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.error.ConfigurationException;
import io.mercator.api.error.SessionException;
import io.mercator.api.mapping.Entity;
import io.mercator.api.session.Load;
import io.mercator.api.session.Query;
import io.mercator.api.session.Session;
import io.mercator.api.sql.Alias;
import io.mercator.api.sql.Row2;
import io.mercator.api.sql.Sql;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries for parts of parts: a table that stands twice in a query has two names there. */
class SelfReferenceQueriesTest {
    private interface Test {
        void run(PartsDatabase database, Session session);
    }

    /** A car with a wheel of spoke and rim, and with a door; the spoke is the rim's spare. */
    private static void with(String kind, Test test) {
        try (PartsDatabase database = new PartsDatabase(kind)) {
            database.sessions.transaction(session -> {
                Part spoke = new Part("spoke");
                Part rim = new Part("rim");
                rim.setSpare(spoke);
                session.add(new Part("car", new Part("wheel", spoke, rim), new Part("door")));
            });
            try (Session session = database.sessions.open()) {
                test.run(database, session);
            }
        }
    }

    private static List<String> names(Query<Part> query) {
        return query.all().stream().map(Part::getName).sorted().toList();
    }

    private static Part part(Session session, String name) {
        return session.query(Part.class).filterBy("name", name).one();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void conditionsAreFunctionsOfTheOtherRow(String kind) {
        with(kind, (database, session) -> {
            PartsDatabase.Parts parts = database.parts;
            assertThat(names(session.query(Part.class)
                            .filter(database.children.any(c -> c.c(parts.name).eq("rim")))))
                    .containsExactly("wheel");
            assertThat(names(session.query(Part.class)
                            .filter(database.parent.has(c -> c.c(parts.name).eq("car")))))
                    .containsExactly("door", "wheel");
            assertThat(names(session.query(Part.class).filter(database.children.any())))
                    .containsExactly("car", "wheel");
            assertThat(names(session.query(Part.class).filter(Sql.not(database.parent.has()))))
                    .containsExactly("car");
            assertThat(names(session.query(Part.class).filter(database.spare.isNot(null))))
                    .containsExactly("rim");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void plainConditionsNeedAnAlias(String kind) {
        with(kind, (database, session) -> {
            PartsDatabase.Parts parts = database.parts;
            assertThatThrownBy(() -> database.children.any(parts.name.eq("rim")))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage("Relationship Part.children refers to its own table, which stands twice in the query"
                            + " then, and the conditions do not say which they mean. Write them as a function: c ->"
                            + " c.c(column).eq(value), or name an alias: to(alias).");
            Alias<PartsDatabase.Parts> child = Alias.of(parts, "child");
            assertThat(names(session.query(Part.class)
                            .filter(database.children
                                    .to(child)
                                    .any(child.c(parts.name).eq("rim")))))
                    .containsExactly("wheel");
            assertThatThrownBy(() -> database.parent.has(parts.name.eq("car")))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("Part.parent");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void conditionsNest(String kind) {
        with(kind, (database, session) -> {
            PartsDatabase.Parts parts = database.parts;
            Alias<PartsDatabase.Parts> child = Alias.of(parts, "child");
            Alias<PartsDatabase.Parts> grandchild = Alias.of(parts, "grandchild");
            assertThat(names(session.query(Part.class)
                            .filter(database.children
                                    .to(child)
                                    .any(database.children
                                            .from(child)
                                            .to(grandchild)
                                            .any(grandchild.c(parts.name).eq("spoke"))))))
                    .containsExactly("car");
            assertThat(names(session.query(Part.class)
                            .filter(database.children
                                    .to(child)
                                    .any(database.children
                                            .from(child)
                                            .any(c -> c.c(parts.name).eq("spoke"))))))
                    .containsExactly("car");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void conditionsCompareWithParts(String kind) {
        with(kind, (database, session) -> {
            Part wheel = part(session, "wheel");
            Part rim = part(session, "rim");
            assertThat(names(session.query(Part.class).filter(database.parent.is(wheel))))
                    .containsExactly("rim", "spoke");
            assertThat(names(session.query(Part.class).filter(database.parent.isNot(wheel))))
                    .containsExactly("car", "door", "wheel");
            assertThat(names(session.query(Part.class).filter(database.parent.isNull())))
                    .containsExactly("car");
            assertThat(names(session.query(Part.class).filter(database.children.contains(rim))))
                    .containsExactly("wheel");
            assertThat(names(session.query(Part.class).filter(database.children.of(wheel))))
                    .containsExactly("rim", "spoke");
            assertThat(names(session.query(Part.class).withParent(rim, database.spare)))
                    .containsExactly("spoke");
            Alias<PartsDatabase.Parts> other = Alias.of(database.parts, "other");
            assertThat(names(session.query(Entity.of(Part.class, other))
                            .filter(database.parent.from(other).is(wheel))))
                    .containsExactly("rim", "spoke");
            assertThat(names(session.query(Entity.of(Part.class, other))
                            .filter(database.children.to(other).of(wheel))))
                    .containsExactly("rim", "spoke");
            assertThat(names(session.query(Entity.of(Part.class, other))
                            .filter(database.children.from(other).contains(rim))))
                    .containsExactly("wheel");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anEntityUnderAnotherNameHasConditionsToo(String kind) {
        with(kind, (database, session) -> {
            PartsDatabase.Parts parts = database.parts;
            Alias<PartsDatabase.Parts> other = Alias.of(parts, "other");
            assertThat(names(session.query(Entity.of(Part.class, other))
                            .filter(database.children
                                    .from(other)
                                    .any(c -> c.c(parts.name).eq("rim")))))
                    .containsExactly("wheel");
            Alias<PartsDatabase.Parts> first = Alias.of(parts, "parts_1");
            assertThat(names(session.query(Entity.of(Part.class, first))
                            .filter(database.children
                                    .from(first)
                                    .any(c -> c.c(parts.name).eq("rim")))))
                    .containsExactly("wheel");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void joinsNeedAnotherNameForOneSide(String kind) {
        with(kind, (database, session) -> {
            PartsDatabase.Parts parts = database.parts;
            assertThatThrownBy(() -> session.query(Part.class).join(database.children))
                    .isInstanceOf(SessionException.class)
                    .hasMessage("Relationship Part.children joins table 'parts' to itself, which needs another name for"
                            + " one side: join(relationship.to(alias)).");
            Alias<PartsDatabase.Parts> child = Alias.of(parts, "child");
            Alias<PartsDatabase.Parts> grandchild = Alias.of(parts, "grandchild");
            assertThat(names(session.query(Part.class)
                            .join(database.children.to(child))
                            .join(database.children.from(child).to(grandchild))
                            .filter(grandchild.c(parts.name).eq("spoke"))))
                    .containsExactly("car");
            Query<Row2<Part, Part>> pairs = session.query(Entity.of(Part.class), Entity.of(Part.class, child))
                    .from(parts)
                    .outerJoin(database.children.to(child))
                    .orderBy(parts.id, child.c(parts.id));
            assertThat(pairs.map(row -> row.value1() + " " + row.value2()).all())
                    .containsExactly(
                            "car wheel", "car door", "wheel spoke", "wheel rim", "door null", "spoke null", "rim null");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void joinedLoadsGoAsDeepAsTheyAreSaid(String kind) {
        with(kind, (database, session) -> {
            Part car = session.query(Part.class)
                    .filterBy("name", "car")
                    .options(Load.joined(database.children).then(Load.joined(database.children)))
                    .one();
            assertThat(session.isLoaded(car, database.children)).isTrue();
            Part wheel = car.getChildren().get(0);
            assertThat(session.isLoaded(wheel, database.children)).isTrue();
            assertThat(wheel.getChildren()).extracting(Part::getName).containsExactly("spoke", "rim");
            assertThat(session.isLoaded(wheel.getChildren().get(0), database.children))
                    .isFalse();
            assertThat(wheel.getParent()).isSameAs(car);
        });
    }
}
