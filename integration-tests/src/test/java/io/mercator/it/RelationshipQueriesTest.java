package io.mercator.it;

import static io.mercator.api.sql.Sql.count;
import static io.mercator.api.sql.Sql.not;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.error.SessionException;
import io.mercator.api.mapping.Entity;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import io.mercator.api.session.Load;
import io.mercator.api.session.Query;
import io.mercator.api.session.Session;
import io.mercator.api.sql.Alias;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.Subquery;
import java.util.ArrayList;
import java.util.List;
import mercator.examples.domain.Address;
import mercator.examples.domain.BlogPost;
import mercator.examples.domain.Keyword;
import mercator.examples.domain.User;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries along relationships: joins and conditions, several entities for each row, and what is refused. */
class RelationshipQueriesTest {
    private static final String NAMES = "SELECT users.name AS users_name FROM users";
    private static final String POSTS = "SELECT posts.headline AS posts_headline FROM posts";

    private interface Test {
        void run(BlogDatabase database, TutorialModel model, Session session);
    }

    private static void with(String kind, Test test) {
        try (BlogDatabase database = new BlogDatabase(kind);
                Session session = database.sessions.open()) {
            session.execute(select(database.model.userId)).all();
            database.sent.clear();
            test.run(database, database.model, session);
        }
    }

    /** Derby needs to be told the type of a parameter that stands first. */
    private static String bound(String kind, String sql) {
        return kind.equals("derby") ? sql.replace("WHERE ? =", "WHERE CAST(? AS INTEGER) =") : sql;
    }

    /** Gives each row as text, objects by what tells them apart. */
    private static List<String> rows(Query<? extends Row> query) {
        List<String> rows = new ArrayList<>();
        for (Row row : query.all()) {
            List<String> values = new ArrayList<>();
            for (int index = 0; index < row.size(); index++) {
                values.add(shown(row.get(index)));
            }
            rows.add(String.join(" ", values));
        }
        return rows;
    }

    private static String shown(Object value) {
        if (value instanceof User user) {
            return user.getName();
        }
        return value instanceof Address address ? address.getEmailAddress() : String.valueOf(value);
    }

    private static List<String> names(Query<User> query) {
        return query.all().stream().map(User::getName).toList();
    }

    private static Column<String> headline(TutorialModel model) {
        return model.posts.get("headline", STRING);
    }

    /** Asks for names, with exactly one statement. */
    private static void assertGives(
            BlogDatabase database, Query<? extends Row> query, String statement, String... expected) {
        database.sent.assertSends(() -> assertThat(rows(query)).containsExactly(expected), statement);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void joinsFollowOneAnother(String kind) {
        with(kind, (database, model, session) -> {
            assertGives(
                    database,
                    session.query(model.userName)
                            .from(model.users)
                            .join(model.userPosts)
                            .join(model.postKeywordList)
                            .filter(model.keyword.eq("sql")),
                    NAMES + " JOIN posts ON users.id = posts.user_id JOIN post_keywords ON posts.id ="
                            + " post_keywords.post_id JOIN keywords ON keywords.id = post_keywords.keyword_id WHERE"
                            + " keywords.keyword = ? ('sql',)",
                    "ed");
            assertGives(
                    database,
                    session.query(headline(model), model.keyword)
                            .from(model.posts)
                            .outerJoin(model.postKeywordList)
                            .orderBy(model.posts.get("id", INTEGER), model.keyword),
                    "SELECT posts.headline AS posts_headline, keywords.keyword AS keywords_keyword FROM posts LEFT OUTER"
                            + " JOIN post_keywords ON posts.id = post_keywords.post_id LEFT OUTER JOIN keywords ON"
                            + " keywords.id = post_keywords.keyword_id ORDER BY posts.id, keywords.keyword ()",
                    "First java",
                    "First sql",
                    "Second java",
                    "Third null");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void bothEndsOfAJoinMayHaveOtherNames(String kind) {
        with(kind, (database, model, session) -> {
            Alias<Table> mail = Alias.of(model.addresses, "mail");
            Alias<Table> owner = Alias.of(model.users, "owner");
            Alias<Table> other = Alias.of(model.addresses, "other");
            assertGives(
                    database,
                    session.query(model.userName, other.c(model.emailAddress))
                            .from(model.users)
                            .join(model.userAddresses.to(mail))
                            .join(model.addressUserRef.from(mail).to(owner))
                            .join(model.userAddresses.from(owner).to(other))
                            .filter(mail.c(model.emailAddress).eq("ed@one"))
                            .orderBy(other.c(model.addressId)),
                    "SELECT users.name AS users_name, other.email_address AS other_email_address FROM users JOIN"
                            + " addresses AS mail ON users.id = mail.user_id JOIN users AS owner ON owner.id ="
                            + " mail.user_id JOIN addresses AS other ON owner.id = other.user_id WHERE"
                            + " mail.email_address = ? ORDER BY other.id ('ed@one',)",
                    "ed ed@one",
                    "ed ed@two");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anOuterJoinGivesNullWhereThereIsNoObject(String kind) {
        with(kind, (database, model, session) -> {
            Query<? extends Row> all = session.query(User.class, Address.class)
                    .from(model.users)
                    .outerJoin(model.userAddresses)
                    .orderBy(model.userId, model.addressId);
            assertThat(rows(all)).containsExactly("ed ed@one", "ed ed@two", "wendy wendy@one", "mary null");
            Subquery ones = select(model.addressId, model.emailAddress, model.addressUser)
                    .where(model.emailAddress.like("%@one"))
                    .as("ones");
            Query<? extends Row> some = session.query(Entity.of(User.class), Entity.of(Address.class, ones))
                    .from(model.users)
                    .outerJoin(model.userAddresses.to(ones))
                    .orderBy(model.userId);
            assertThat(rows(some)).containsExactly("ed ed@one", "wendy wendy@one", "mary null");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anEntityUnderAnotherNameIsFilteredByItsName(String kind) {
        with(kind, (database, model, session) -> {
            Entity<Address> mail = Entity.of(Address.class, Alias.of(model.addresses, "mail"));
            database.sent.assertSends(
                    () -> assertThat(session.query(mail)
                                    .filterBy("email_address", "ed@two")
                                    .filter(model.addressUserRef
                                            .from(mail.from().orElseThrow())
                                            .has(model.userName.eq("ed")))
                                    .options(Load.none(model.addressUserRef))
                                    .map(Address::getId)
                                    .all())
                            .containsExactly(2),
                    "SELECT mail.id AS mail_id, mail.email_address AS mail_email_address, mail.user_id AS mail_user_id"
                            + " FROM addresses AS mail WHERE mail.email_address = ? AND EXISTS (SELECT 1 FROM users"
                            + " WHERE users.id = mail.user_id AND users.name = ?) ('ed@two', 'ed')");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void conditionsAskForElements(String kind) {
        with(kind, (database, model, session) -> {
            assertGives(
                    database,
                    session.query(model.userName).filter(not(model.userAddresses.any())),
                    NAMES + " WHERE NOT EXISTS (SELECT 1 FROM addresses WHERE users.id = addresses.user_id) ()",
                    "mary");
            assertGives(
                    database,
                    session.query(model.userName)
                            .filter(model.userAddresses.any(
                                    c -> c.c(model.emailAddress).like("%two"))),
                    NAMES + " WHERE EXISTS (SELECT 1 FROM addresses WHERE users.id = addresses.user_id AND"
                            + " addresses.email_address LIKE ?) ('%two',)",
                    "ed");
            assertGives(
                    database,
                    session.query(model.userName)
                            .filter(model.userPosts.any(model.postKeywordList.any(model.keyword.eq("sql")))),
                    NAMES
                            + " WHERE EXISTS (SELECT 1 FROM posts WHERE users.id = posts.user_id AND EXISTS (SELECT 1 FROM"
                            + " post_keywords, keywords WHERE posts.id = post_keywords.post_id AND keywords.id ="
                            + " post_keywords.keyword_id AND keywords.keyword = ?)) ('sql',)",
                    "ed");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void conditionsCompareWithObjects(String kind) {
        with(kind, (database, model, session) -> {
            User wendy = session.get(User.class, 2);
            Keyword java =
                    session.query(Keyword.class).filterBy("keyword", "java").one();
            BlogPost first = session.get(BlogPost.class, 1);
            assertGives(
                    database,
                    session.query(headline(model)).filter(model.author.is(wendy)),
                    bound(kind, POSTS + " WHERE ? = posts.user_id (2,)"),
                    "Third");
            assertGives(
                    database,
                    session.query(headline(model))
                            .filter(model.author.isNot(wendy))
                            .orderBy(headline(model)),
                    POSTS + " WHERE posts.user_id != ? OR posts.user_id IS NULL ORDER BY posts.headline (2,)",
                    "First",
                    "Second");
            assertGives(
                    database,
                    session.query(headline(model)).filter(model.author.is(null)),
                    POSTS + " WHERE posts.user_id IS NULL ()");
            assertThat(rows(session.query(headline(model)).filter(model.author.isNot(null))))
                    .hasSize(3);
            assertThat(rows(session.query(headline(model)).filter(model.postKeywordList.contains(java))))
                    .containsExactlyInAnyOrder("First", "Second");
            assertThat(rows(session.query(model.keyword).filter(model.postKeywordList.of(first))))
                    .containsExactlyInAnyOrder("java", "sql");
            assertThat(rows(session.query(headline(model)).withParent(wendy, model.userPosts)))
                    .containsExactly("Third");
            assertThatThrownBy(() -> model.author.is(new User("new", "New", "new")))
                    .hasMessage("The User has no value for column 'users.id' yet, by which a query could name it. Flush"
                            + " it first.");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void joinedRowsAreGroupedAndCounted(String kind) {
        with(kind, (database, model, session) -> {
            assertGives(
                    database,
                    session.query(model.userName, count(model.addressId).as("n"))
                            .from(model.users)
                            .outerJoin(model.userAddresses)
                            .groupBy(model.userName)
                            .having(count(model.addressId).lt(2L))
                            .orderBy(model.userName),
                    "SELECT users.name AS users_name, count(addresses.id) AS n FROM users LEFT OUTER JOIN addresses ON"
                            + " users.id = addresses.user_id GROUP BY users.name HAVING count(addresses.id) < ? ORDER BY"
                            + " users.name (2,)",
                    "mary 0",
                    "wendy 1");
            assertGives(
                    database,
                    session.query(model.userName)
                            .from(model.users)
                            .join(model.userAddresses)
                            .distinct()
                            .orderBy(model.userName),
                    "SELECT DISTINCT users.name AS users_name FROM users JOIN addresses ON users.id = addresses.user_id"
                            + " ORDER BY users.name ()",
                    "ed",
                    "wendy");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void joinsForLoadingDoNotCount(String kind) {
        with(kind, (database, model, session) -> {
            Query<User> users = session.query(User.class).options(Load.joined(model.userAddresses));
            assertThat(users.count()).isEqualTo(3);
            assertThat(users.join(model.userAddresses).count()).isEqualTo(3);
            assertThat(users.filterBy("name", "mary").exists()).isTrue();
            assertThat(users.filterBy("name", "nobody").exists()).isFalse();
            assertThat(database.sent.lines()).noneMatch(line -> line.contains("addresses_1"));
            User ed = users.orderBy(model.userId).first().orElseThrow();
            assertThat(session.isLoaded(ed, model.userAddresses)).isTrue();
            assertThat(ed.getAddresses()).hasSize(2);
            assertThat(users.filterBy("name", "ed").one()).isSameAs(ed);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void joinedLoadsOfDistinctAndGroupedQueriesStandOutside(String kind) {
        with(kind, (database, model, session) -> {
            Query<User> mailed = session.query(User.class)
                    .join(model.userAddresses)
                    .distinct()
                    .orderBy(model.userId)
                    .options(Load.joined(model.userAddresses));
            assertThat(names(mailed)).containsExactly("ed", "wendy");
            assertThat(mailed.all()).allMatch(user -> session.isLoaded(user, model.userAddresses));
            assertThat(names(mailed.limit(1).offset(1))).containsExactly("wendy");
            assertThat(mailed.count()).isEqualTo(2);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void criteriaNarrowAnEntityUnderAnotherNameAndWhatIsCounted(String kind) {
        with(kind, (database, model, session) -> {
            Entity<User> u = Entity.of(User.class, Alias.of(model.users, "u"));
            Load noEd = Load.criteria(User.class, c -> c.c(model.userName).ne("ed"));
            Query<User> others = session.query(u).options(noEd).orderBy(u.c(model.userId));
            assertThat(names(others)).containsExactly("wendy", "mary");
            assertThat(others.count()).isEqualTo(2);
            assertThat(others.filterBy("name", "ed").exists()).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void whatTheQueryDoesNotHaveIsTold(String kind) {
        with(kind, (database, model, session) -> {
            assertThatThrownBy(() -> session.query(User.class).join(model.postKeywordList))
                    .isInstanceOf(SessionException.class)
                    .hasMessage("The query has no 'posts' to join 'post_keywords' to. Name it with from(...), or join"
                            + " it before.");
            assertThatThrownBy(() -> session.query(User.class).options(Load.selectin(model.author)))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("speaks of nothing that the query gives: User.")
                    .hasMessageContaining("then(...)");
            assertThatThrownBy(() -> session.query(User.class)
                            .options(Load.containsEager(model.userAddresses))
                            .all())
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("which the query does not join");
            assertThatThrownBy(() -> session.query(Entity.of(User.class, Alias.of(model.addresses, "a"))))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("Make the alias of that table.");
        });
    }
}
