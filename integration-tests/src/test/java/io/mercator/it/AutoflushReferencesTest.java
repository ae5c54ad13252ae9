package io.mercator.it;

import static io.mercator.api.sql.Sql.delete;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.update;
import static io.mercator.api.type.Types.INTEGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.session.AutoflushMode;
import io.mercator.api.session.Session;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import mercator.examples.domain.Address;
import mercator.examples.domain.Keyword;
import mercator.examples.domain.User;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What changes of the user's own flush: what their table refers to, and what refers to it. */
class AutoflushReferencesTest {
    private static void with(String kind, BiConsumer<BlogDatabase, Session> test) {
        try (BlogDatabase database = new BlogDatabase(kind);
                Session session = database.sessions.open()) {
            session.execute(select(database.model.userId)).all();
            database.sent.clear();
            test.accept(database, session);
        }
    }

    private static List<String> verbs(BlogDatabase database) {
        return database.sent.lines().stream()
                .map(line -> {
                    String[] words = line.split(" ");
                    return words[0].equals("SELECT")
                            ? words[0]
                            : words[0] + " " + words[words[0].equals("UPDATE") ? 1 : 2];
                })
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anInsertFlushesTheRowsThatItMayReferTo(String kind) {
        with(kind, (database, session) -> {
            session.add(new User("jack", "Jack Bean", "jack"));
            session.execute(insert(database.model.addresses)
                    .set(database.model.emailAddress, "jack@one")
                    .set(database.model.addressUser, 4));
            assertThat(verbs(database)).containsExactly("INSERT users", "INSERT addresses");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anInsertFlushesTheChangedKeyOfARowThatItMayReferTo(String kind) {
        with(kind, (database, session) -> {
            User mary = session.get(User.class, 3);
            mary.setId(30);
            database.sent.clear();
            session.execute(insert(database.model.addresses)
                    .set(database.model.emailAddress, "mary@one")
                    .set(database.model.addressUser, 30));
            assertThat(verbs(database)).containsExactly("SELECT", "SELECT", "UPDATE users", "INSERT addresses");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aDeleteFlushesTheRowsThatReferToItsOwn(String kind) {
        with(kind, (database, session) -> {
            Address only = session.query(Address.class)
                    .filter(database.model.emailAddress.eq("wendy@one"))
                    .one();
            session.delete(only);
            database.sent.clear();
            session.execute(delete(database.model.users).where(database.model.userId.eq(3)));
            assertThat(verbs(database)).containsExactly("DELETE addresses", "SELECT", "DELETE users");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anUpdateFlushesTheRowsThatItMayReferTo(String kind) {
        with(kind, (database, session) -> {
            session.add(new User("jack", "Jack Bean", "jack"));
            session.execute(update(database.model.addresses)
                    .set(database.model.addressUser, 4)
                    .where(database.model.emailAddress.eq("ed@two")));
            assertThat(verbs(database)).containsExactly("INSERT users", "UPDATE addresses");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aSecondaryTableRefersToBothSides(String kind) {
        with(kind, (database, session) -> {
            session.add(new Keyword("c"));
            session.execute(insert(database.model.postKeywords)
                    .set(database.model.postKeywords.get("post_id", INTEGER), 3)
                    .set(database.model.postKeywords.get("keyword_id", INTEGER), 3));
            assertThat(verbs(database)).containsExactly("INSERT keywords", "INSERT post_keywords");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void bulkFlushesTheSame(String kind) {
        with(kind, (database, session) -> {
            session.add(new User("jack", "Jack Bean", "jack"));
            session.bulk()
                    .insert(
                            database.model.addresses,
                            List.of(Map.of(database.model.emailAddress, "jack@one", database.model.addressUser, 4)));
            assertThat(verbs(database)).containsExactly("INSERT users", "INSERT addresses");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void whatIsFurtherAwayWaitsAndAQueryLooksAtItsOwnTables(String kind) {
        with(kind, (database, session) -> {
            session.add(new Keyword("c"));
            session.execute(update(database.model.addresses)
                    .set(database.model.emailAddress, "x")
                    .where(database.model.addressId.eq(1)));
            session.execute(select(database.model.userId)).all();
            assertThat(verbs(database)).containsExactly("UPDATE addresses", "SELECT");
            assertThat(session.pending()).hasSize(1);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void offIsOff(String kind) {
        try (BlogDatabase database = new BlogDatabase(kind);
                Session session = database.sessions.open(o -> o.autoflush(AutoflushMode.OFF))) {
            session.add(new User("jack", "Jack Bean", "jack"));
            session.execute(update(database.model.addresses).set(database.model.emailAddress, "x"));
            assertThat(session.pending()).hasSize(1);
        }
    }
}
