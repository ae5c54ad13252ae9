package io.mercator.relations;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.mapping.Cascade;
import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.ToMany;
import io.mercator.api.mapping.ToOne;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.Load;
import io.mercator.api.session.Session;
import io.mercator.api.sql.Alias;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People follow people, through a table whose rows are no objects; and rate films, through one whose rows are. */
class ManyToManyTest {
    private static final class Person {
        Integer id;
        String name;
        Set<Person> follows = new LinkedHashSet<>();
        Set<Person> followers = new LinkedHashSet<>();
        List<Rating> ratings = new ArrayList<>();

        Person() {}

        Person(String name) {
            this.name = name;
        }
    }

    private static final class Film {
        Integer id;
        String title;
        List<Rating> ratings = new ArrayList<>();

        Film() {}

        Film(String title) {
            this.title = title;
        }
    }

    /** What links a person and a film, with what is told of both. */
    private static final class Rating {
        Person person;
        Film film;
        int stars;

        Rating() {}

        Rating(Person person, Film film, int stars) {
            this.person = person;
            this.film = film;
            this.stars = stars;
        }
    }

    private static final class Model {
        final MetaData metadata = new MetaData();
        final Table people =
                Table.of(metadata, "people", column("id", INTEGER, primaryKey()), column("name", STRING.length(20)));
        final Column<Integer> personId = people.get("id", INTEGER);
        final Column<String> name = people.get("name", STRING);
        final Table links = Table.of(
                metadata,
                "links",
                column("who", INTEGER, primaryKey(), references(personId)),
                column("whom", INTEGER, primaryKey(), references(personId)));
        final Column<Integer> who = links.get("who", INTEGER);
        final Column<Integer> whom = links.get("whom", INTEGER);
        final Table films =
                Table.of(metadata, "films", column("id", INTEGER, primaryKey()), column("title", STRING.length(20)));
        final Column<Integer> filmId = films.get("id", INTEGER);
        final Column<String> title = films.get("title", STRING);
        final Table ratings = Table.of(
                metadata,
                "ratings",
                column("person_id", INTEGER, primaryKey(), references(personId)),
                column("film_id", INTEGER, primaryKey(), references(filmId)),
                column("stars", INTEGER));
        final Column<Integer> ratingPerson = ratings.get("person_id", INTEGER);
        final Column<Integer> ratingFilm = ratings.get("film_id", INTEGER);
        final Column<Integer> stars = ratings.get("stars", INTEGER);
        final ToMany<Person, Person> follows =
                ToMany.set(Person.class, "follows", Person.class, it -> it.follows, (it, all) -> it.follows = all);
        final ToMany<Person, Person> followers = ToMany.set(
                Person.class, "followers", Person.class, it -> it.followers, (it, all) -> it.followers = all);
        final ToMany<Person, Rating> personRatings =
                ToMany.list(Person.class, "ratings", Rating.class, it -> it.ratings, (it, all) -> it.ratings = all);
        final ToMany<Film, Rating> filmRatings =
                ToMany.list(Film.class, "ratings", Rating.class, it -> it.ratings, (it, all) -> it.ratings = all);
        final ToOne<Rating, Person> person =
                ToOne.of(Rating.class, "person", Person.class, it -> it.person, (it, value) -> it.person = value);
        final ToOne<Rating, Film> film =
                ToOne.of(Rating.class, "film", Film.class, it -> it.film, (it, value) -> it.film = value);

        Fresh open(String kind) {
            follows.secondary(links).foreignKey(who).backPopulates(followers);
            followers.secondary(links).foreignKey(whom);
            personRatings.backPopulates(person).cascade(Cascade.allAndDeleteOrphan());
            filmRatings.backPopulates(film);
            Registry registry = new Registry();
            registry.map(Person.class, people)
                    .construct(Person::new)
                    .property(personId, it -> it.id, (it, value) -> it.id = value)
                    .property(name, it -> it.name, (it, value) -> it.name = value)
                    .relationships(follows, followers, personRatings);
            registry.map(Film.class, films)
                    .construct(Film::new)
                    .property(filmId, it -> it.id, (it, value) -> it.id = value)
                    .property(title, it -> it.title, (it, value) -> it.title = value)
                    .relationships(filmRatings);
            registry.map(Rating.class, ratings)
                    .construct(Rating::new)
                    .intProperty(stars, it -> it.stars, (it, value) -> it.stars = value)
                    .relationships(person, film);
            return new Fresh(kind, metadata, registry);
        }
    }

    private static Fresh filled(String kind, Model model) {
        Fresh database = model.open(kind);
        database.sessions.transaction(session -> {
            Person ada = new Person("ada");
            Person bob = new Person("bob");
            Person cyd = new Person("cyd");
            ada.follows.addAll(List.of(bob, cyd));
            bob.follows.add(ada);
            session.addAll(ada, bob, cyd);
        });
        return database;
    }

    private static List<String> names(Iterable<Person> people) {
        List<String> names = new ArrayList<>();
        people.forEach(person -> names.add(person.name));
        names.sort(null);
        return names;
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aTableThatRefersToItselfTwiceIsReadFromEitherEnd(String kind) {
        Model model = new Model();
        try (Fresh database = filled(kind, model);
                Session session = database.sessions.open()) {
            assertThat(database.rows(model.who, model.whom)).containsExactly("[1, 2]", "[1, 3]", "[2, 1]");
            Person ada = session.get(Person.class, 1);
            database.sent.assertSends(
                    () -> assertThat(names(ada.follows)).containsExactly("bob", "cyd"),
                    Fresh.bound(
                            kind,
                            "SELECT people.id AS people_id, people.name AS people_name FROM people, links WHERE ? ="
                                    + " links.who AND people.id = links.whom (1,)"));
            assertThat(names(ada.followers)).containsExactly("bob");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void eitherEndAddsAndRemovesARowOnce(String kind) {
        Model model = new Model();
        try (Fresh database = filled(kind, model);
                Session session = database.sessions.open()) {
            Person ada = session.get(Person.class, 1);
            Person bob = session.get(Person.class, 2);
            Person cyd = session.get(Person.class, 3);
            assertThat(names(cyd.followers)).containsExactly("ada");
            assertThat(names(ada.followers)).containsExactly("bob");
            assertThat(ada.follows).hasSize(2);
            cyd.follows.add(ada);
            ada.follows.remove(bob);
            assertThat(names(ada.followers)).containsExactly("bob", "cyd");
            database.sent.assertSends(
                    session::flush,
                    "DELETE FROM links WHERE links.who = ? AND links.whom = ? (1, 2)",
                    "INSERT INTO links (who, whom) VALUES (?, ?) (3, 1)");
            bob.followers.add(bob);
            session.commit();
            assertThat(database.rows(model.who, model.whom)).containsExactly("[1, 3]", "[2, 1]", "[2, 2]", "[3, 1]");
            assertThat(bob.follows).contains(bob);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void rowsOfTheTableBetweenGoWithEitherEnd(String kind) {
        Model model = new Model();
        try (Fresh database = filled(kind, model);
                Session session = database.sessions.open()) {
            session.delete(session.get(Person.class, 1));
            session.commit();
            assertThat(database.rows(model.who, model.whom)).isEmpty();
            assertThat(database.rows(model.personId)).containsExactly("[2]", "[3]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void bothDirectionsLoadByEachStrategy(String kind) {
        Model model = new Model();
        try (Fresh database = filled(kind, model)) {
            for (Load[] options : List.of(
                    new Load[] {Load.selectin(model.follows), Load.selectin(model.followers)},
                    new Load[] {Load.joined(model.follows), Load.selectin(model.followers)},
                    new Load[] {Load.subquery(model.follows), Load.joined(model.followers)})) {
                try (Session session = database.sessions.open()) {
                    List<Person> all = session.query(Person.class)
                            .orderBy(model.personId)
                            .options(options)
                            .all();
                    database.sent.assertSends(() -> {
                        assertThat(all)
                                .extracting(it -> names(it.follows))
                                .containsExactly(List.of("bob", "cyd"), List.of("ada"), List.of());
                        assertThat(all)
                                .extracting(it -> names(it.followers))
                                .containsExactly(List.of("bob"), List.of("ada"), List.of("ada"));
                    });
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void conditionsOnATableThatRefersToItself(String kind) {
        Model model = new Model();
        try (Fresh database = filled(kind, model);
                Session session = database.sessions.open()) {
            Person ada = session.get(Person.class, 1);
            Person cyd = session.get(Person.class, 3);
            assertThat(names(session.query(Person.class)
                            .filter(model.follows.any(c -> c.c(model.name).eq("ada")))
                            .all()))
                    .containsExactly("bob");
            assertThat(names(session.query(Person.class)
                            .filter(model.followers.any(c -> c.c(model.name).eq("ada")))
                            .all()))
                    .containsExactly("bob", "cyd");
            assertThat(names(session.query(Person.class)
                            .filter(model.follows.contains(cyd))
                            .all()))
                    .containsExactly("ada");
            assertThat(names(session.query(Person.class)
                            .withParent(ada, model.follows)
                            .all()))
                    .containsExactly("bob", "cyd");
            Alias<?> other = Alias.of(model.people, "other");
            assertThat(names(session.query(Person.class)
                            .join(model.follows.to(other))
                            .filter(other.c(model.name).eq("cyd"))
                            .all()))
                    .containsExactly("ada");
            // the table between stands in the query and in the condition
            assertThat(names(session.query(Person.class)
                            .join(model.follows.to(other))
                            .filter(
                                    other.c(model.name).eq("ada"),
                                    model.followers.any(c -> c.c(model.name).eq("ada")))
                            .all()))
                    .containsExactly("bob");
            assertThat(names(session.query(Person.class)
                            .join(model.follows.to(other))
                            .filter(other.c(model.name).eq("bob"), model.follows.contains(cyd))
                            .all()))
                    .containsExactly("ada");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anAssociationHasAKeyOfTwoReferencesAndDataOfItsOwn(String kind) {
        Model model = new Model();
        try (Fresh database = filled(kind, model);
                Session session = database.sessions.open()) {
            Person ada = session.get(Person.class, 1);
            Film film = new Film("Metropolis");
            ada.ratings.add(new Rating(null, film, 4));
            Person dan = new Person("dan");
            session.add(new Rating(dan, film, 5));
            session.commit();
            assertThat(database.rows(model.ratingPerson, model.ratingFilm, model.stars))
                    .containsExactly("[1, 1, 4]", "[4, 1, 5]");
            assertThat(film.ratings).extracting(it -> it.person.name).containsExactlyInAnyOrder("ada", "dan");
            Rating own = session.get(Rating.class, 1, 1);
            assertThat(own).isSameAs(ada.ratings.get(0));
            own.stars = 1;
            session.commit();
            ada.ratings.remove(own);
            session.commit();
            assertThat(database.rows(model.ratingPerson, model.ratingFilm, model.stars))
                    .containsExactly("[4, 1, 5]");
            session.delete(dan);
            session.commit();
            assertThat(database.rows(model.ratingPerson)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anAssociationMovesToAnotherEnd(String kind) {
        Model model = new Model();
        try (Fresh database = filled(kind, model);
                Session session = database.sessions.open()) {
            Person ada = session.get(Person.class, 1);
            Film film = new Film("Metropolis");
            Film other = new Film("Solaris");
            Rating rating = new Rating(ada, film, 4);
            session.addAll(rating, other);
            session.commit();
            rating.film = other;
            session.commit();
            assertThat(database.rows(model.ratingPerson, model.ratingFilm, model.stars))
                    .containsExactly("[1, 2, 4]");
            assertThat(session.get(Rating.class, 1, 2)).isSameAs(rating);
            rating.film = film;
            session.flush();
            session.rollback();
            assertThat(rating.film).isSameAs(other);
            assertThat(session.get(Rating.class, 1, 2)).isSameAs(rating);
        }
    }
}
