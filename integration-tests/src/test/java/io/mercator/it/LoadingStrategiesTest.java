package io.mercator.it;

import static io.mercator.api.session.Load.containsEager;
import static io.mercator.api.session.Load.joined;
import static io.mercator.api.session.Load.none;
import static io.mercator.api.session.Load.raise;
import static io.mercator.api.session.Load.selectin;
import static io.mercator.api.session.Load.subquery;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.error.QueryBudgetException;
import io.mercator.api.error.ResourceClosedException;
import io.mercator.api.error.SessionException;
import io.mercator.api.session.Load;
import io.mercator.api.session.Query;
import io.mercator.api.session.QueryBudget;
import io.mercator.api.session.Session;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import mercator.examples.domain.Address;
import mercator.examples.domain.BlogPost;
import mercator.examples.domain.Keyword;
import mercator.examples.domain.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each strategy of loading relationships, with exactly what it sends. */
class LoadingStrategiesTest {
    private static final String USERS = "SELECT users.id AS users_id, users.name AS users_name, users.fullname AS"
            + " users_fullname, users.nickname AS users_nickname FROM users";
    private static final String ADDRESSES = "SELECT addresses.id AS addresses_id, addresses.email_address AS"
            + " addresses_email_address, addresses.user_id AS addresses_user_id FROM addresses";
    private static final String ADDRESSES_BY_USER = "SELECT addresses.user_id AS addresses_user_id, addresses.id AS"
            + " addresses_id, addresses.email_address AS addresses_email_address FROM addresses";
    private static final String POSTS = "SELECT posts.id AS posts_id, posts.user_id AS posts_user_id, posts.headline AS"
            + " posts_headline, posts.body AS posts_body FROM posts";
    private static final String KEYWORDS = "SELECT post_keywords.post_id AS post_keywords_post_id, keywords.id AS"
            + " keywords_id, keywords.keyword AS keywords_keyword FROM keywords JOIN post_keywords ON keywords.id ="
            + " post_keywords.keyword_id";

    private static void with(String kind, BiConsumer<BlogDatabase, Session> test) {
        try (BlogDatabase database = new BlogDatabase(kind);
                Session session = database.sessions.open()) {
            session.execute(select(database.model.userId)).all();
            database.sent.clear();
            test.accept(database, session);
        }
    }

    /** Derby needs to be told the type of a parameter that stands first. */
    private static String bound(String kind, String sql) {
        return kind.equals("derby") ? sql.replaceFirst("WHERE \\? =", "WHERE CAST(? AS INTEGER) =") : sql;
    }

    private static List<List<String>> mails(List<User> users) {
        return users.stream()
                .map(user -> user.getAddresses().stream()
                        .map(Address::getEmailAddress)
                        .sorted()
                        .toList())
                .toList();
    }

    private static Query<User> users(BlogDatabase database, Session session) {
        return session.query(User.class).orderBy(database.model.userId);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aCollectionLoadsWhenItIsLookedAtAndOnce(String kind) {
        with(kind, (database, session) -> {
            User ed = users(database, session).all().get(0);
            database.sent.assertSends(() -> assertThat(session.isLoaded(ed, database.model.userAddresses))
                    .isFalse());
            database.sent.assertSends(
                    () -> assertThat(ed.getAddresses()).hasSize(2),
                    bound(kind, ADDRESSES + " WHERE ? = addresses.user_id (1,)"));
            database.sent.assertSends(
                    () -> assertThat(ed.getAddresses().get(0).getUser()).isSameAs(ed));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aCollectionIsReadAgainAfterCommit(String kind) {
        with(kind, (database, session) -> {
            User ed = users(database, session).all().get(0);
            assertThat(ed.getAddresses()).hasSize(2);
            session.commit();
            database.sent.assertSends(
                    () -> assertThat(ed.getAddresses()).hasSize(2),
                    "BEGIN",
                    bound(kind, ADDRESSES + " WHERE ? = addresses.user_id (1,)"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void selectinListsTheKeys(String kind) {
        with(kind, (database, session) -> {
            Query<User> query = users(database, session).options(selectin(database.model.userAddresses));
            database.sent.assertSends(
                    () -> assertThat(mails(query.all()))
                            .containsExactly(List.of("ed@one", "ed@two"), List.of("wendy@one"), List.of()),
                    USERS + " ORDER BY users.id ()",
                    ADDRESSES_BY_USER + " WHERE addresses.user_id IN (?, ?, ?) ORDER BY addresses.user_id (1, 2, 3)");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void joinedLoadsInTheSameStatementAndGivesEachObjectOnce(String kind) {
        with(kind, (database, session) -> {
            Query<User> query = users(database, session).options(joined(database.model.userAddresses));
            database.sent.assertSends(
                    () -> assertThat(mails(query.all()))
                            .containsExactly(List.of("ed@one", "ed@two"), List.of("wendy@one"), List.of()),
                    "SELECT users.id AS users_id, users.name AS users_name, users.fullname AS users_fullname,"
                            + " users.nickname AS users_nickname, addresses_1.id AS addresses_1_id,"
                            + " addresses_1.email_address AS addresses_1_email_address, addresses_1.user_id AS"
                            + " addresses_1_user_id FROM users LEFT OUTER JOIN addresses AS addresses_1 ON users.id ="
                            + " addresses_1.user_id ORDER BY users.id ()");
        });
    }

    @Test
    void aLimitCountsObjectsThoughACollectionIsJoined() {
        with("sqlite", (database, session) -> {
            Query<User> query = users(database, session).limit(2).options(joined(database.model.userAddresses));
            database.sent.assertSends(
                    () -> assertThat(mails(query.all()))
                            .containsExactly(List.of("ed@one", "ed@two"), List.of("wendy@one")),
                    "SELECT anon_1.users_id AS anon_1_users_id, anon_1.users_name AS anon_1_users_name,"
                            + " anon_1.users_fullname AS anon_1_users_fullname, anon_1.users_nickname AS"
                            + " anon_1_users_nickname, addresses_1.id AS addresses_1_id, addresses_1.email_address AS"
                            + " addresses_1_email_address, addresses_1.user_id AS addresses_1_user_id FROM (SELECT"
                            + " users.id AS users_id, users.name AS users_name, users.fullname AS users_fullname,"
                            + " users.nickname AS users_nickname FROM users ORDER BY users.id LIMIT ?) AS anon_1 LEFT"
                            + " OUTER JOIN addresses AS addresses_1 ON anon_1.users_id = addresses_1.user_id ORDER BY"
                            + " anon_1.users_id (2,)");
        });
    }

    @Test
    void aLimitOnDerbyCountsObjectsToo() {
        with("derby", (database, session) -> {
            Query<User> query =
                    users(database, session).limit(1).offset(1).options(joined(database.model.userAddresses));
            assertThat(mails(query.all())).containsExactly(List.of("wendy@one"));
            assertThat(query.first().orElseThrow().getName()).isEqualTo("wendy");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void subqueryJoinsWithTheQuery(String kind) {
        with(kind, (database, session) -> {
            Query<User> query = users(database, session)
                    .filter(database.model.userName.ne("mary"))
                    .options(subquery(database.model.userAddresses));
            database.sent.assertSends(
                    () -> assertThat(mails(query.all()))
                            .containsExactly(List.of("ed@one", "ed@two"), List.of("wendy@one")),
                    USERS + " WHERE users.name != ? ORDER BY users.id ('mary',)",
                    ("SELECT addresses.id AS addresses_id, addresses.email_address AS addresses_email_address,"
                            + " addresses.user_id AS addresses_user_id, anon_1.users_id AS anon_1_users_id FROM"
                            + " (SELECT users.id AS users_id FROM users WHERE users.name != ?) AS anon_1 JOIN"
                            + " addresses ON anon_1.users_id = addresses.user_id ORDER BY anon_1.users_id"
                            + " ('mary',)"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void raiseRefusesAndSaysWhatToDo(String kind) {
        with(kind, (database, session) -> {
            User ed = users(database, session)
                    .options(raise(database.model.userAddresses))
                    .all()
                    .get(0);
            database.sent.assertSends(() -> assertThatThrownBy(
                            () -> ed.getAddresses().size())
                    .isInstanceOf(SessionException.class)
                    .hasMessage("The collection User.addresses of User(id=1) is not loaded, and its strategy is RAISE."
                            + " Load it with the query: options(Load.selectin(...)), or session.load(objects,"
                            + " Load.selectin(...))."));
            session.load(List.of(ed), selectin(database.model.userAddresses));
            assertThat(ed.getAddresses()).hasSize(2);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void noneLoadsNothingAndSavesWhatIsAdded(String kind) {
        with(kind, (database, session) -> {
            User ed = users(database, session)
                    .options(none(database.model.userAddresses))
                    .all()
                    .get(0);
            database.sent.assertSends(() -> assertThat(ed.getAddresses()).isEmpty());
            ed.getAddresses().add(new Address("ed@three"));
            session.commit();
            session.expunge(ed);
            assertThat(session.get(User.class, 1).getAddresses()).hasSize(3);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void referencesOfAResultLoadInOneBatch(String kind) {
        with(kind, (database, session) -> {
            Query<Address> query = session.query(Address.class).orderBy(database.model.addressId);
            database.sent.assertSends(
                    () -> assertThat(query.all())
                            .extracting(address -> address.getUser().getName())
                            .containsExactly("ed", "ed", "wendy"),
                    ADDRESSES + " ORDER BY addresses.id ()",
                    USERS + " WHERE users.id IN (?, ?) (1, 2)");
            database.sent.assertSends(query::all, ADDRESSES + " ORDER BY addresses.id ()");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aReferenceThatIsJoinedNeedsNoOtherStatement(String kind) {
        with(kind, (database, session) -> {
            Query<Address> query = session.query(Address.class)
                    .orderBy(database.model.addressId)
                    .limit(2)
                    .options(joined(database.model.addressUserRef));
            List<Address> found = query.all();
            assertThat(database.sent.lines()).hasSize(1);
            assertThat(database.sent.lines().get(0))
                    .startsWith("SELECT addresses.id AS addresses_id, addresses.email_address AS"
                            + " addresses_email_address, addresses.user_id AS addresses_user_id, users_1.id AS"
                            + " users_1_id, users_1.name AS users_1_name, users_1.fullname AS users_1_fullname,"
                            + " users_1.nickname AS users_1_nickname FROM addresses LEFT OUTER JOIN users AS users_1 ON"
                            + " users_1.id = addresses.user_id ORDER BY addresses.id ");
            assertThat(found).extracting(address -> address.getUser().getName()).containsExactly("ed", "ed");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aReferenceThatRaisesIsNullUntilItIsAskedFor(String kind) {
        with(kind, (database, session) -> {
            Address address = session.query(Address.class)
                    .orderBy(database.model.addressId)
                    .options(raise(database.model.addressUserRef))
                    .all()
                    .get(0);
            if (Tracking.isWoven()) {
                assertThatThrownBy(address::getUser)
                        .isInstanceOf(SessionException.class)
                        .hasMessageContaining("Address.user of Address(id=1) is not loaded, and its strategy is RAISE");
            } else {
                assertThat(address.getUser()).isNull();
            }
            assertThat(session.isLoaded(address, database.model.addressUserRef)).isFalse();
            session.commit();
            assertThat(session.read(address, database.model.addressId)).isEqualTo(1);
            assertThat(session.read(address, database.model.addressUserRef).getName())
                    .isEqualTo("ed");
            assertThat(address.getUser().getName()).isEqualTo("ed");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void manyToManyLoadsByEachStrategy(String kind) {
        with(kind, (database, session) -> {
            TutorialModel model = database.model;
            Query<BlogPost> posts = session.query(BlogPost.class)
                    .orderBy(model.posts.get("id", INTEGER))
                    .options(raise(model.author));
            BlogPost first = posts.all().get(0);
            database.sent.assertSends(
                    () -> assertThat(first.getKeywords())
                            .extracting(Keyword::getKeyword)
                            .containsExactlyInAnyOrder("java", "sql"),
                    bound(
                            kind,
                            "SELECT keywords.id AS keywords_id, keywords.keyword AS keywords_keyword FROM keywords,"
                                    + " post_keywords WHERE ? = post_keywords.post_id AND keywords.id ="
                                    + " post_keywords.keyword_id (1,)"));
            session.rollback();
            session.expunge(first);
            session.query(Keyword.class).all().forEach(session::expunge);
            session.query(BlogPost.class).all().forEach(session::expunge);
            database.sent.assertSends(
                    () -> assertThat(posts.options(selectin(model.postKeywordList))
                                    .all()
                                    .get(0)
                                    .getKeywords())
                            .hasSize(2),
                    POSTS + " ORDER BY posts.id ()",
                    KEYWORDS + " WHERE post_keywords.post_id IN (?, ?, ?) ORDER BY post_keywords.post_id (1, 2, 3)");
            session.query(BlogPost.class).options(raise(model.author)).all().forEach(session::expunge);
            database.sent.assertSends(
                    () -> assertThat(
                                    posts.options(joined(model.postKeywordList)).all())
                            .extracting(post -> post.getKeywords().size())
                            .containsExactly(2, 1, 0),
                    "SELECT posts.id AS posts_id, posts.user_id AS posts_user_id, posts.headline AS posts_headline,"
                            + " posts.body AS posts_body, keywords_1.id AS keywords_1_id, keywords_1.keyword AS"
                            + " keywords_1_keyword FROM posts LEFT OUTER JOIN post_keywords AS post_keywords_1 ON"
                            + " posts.id = post_keywords_1.post_id LEFT OUTER JOIN keywords AS keywords_1 ON"
                            + " keywords_1.id = post_keywords_1.keyword_id ORDER BY posts.id ()");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void optionsNest(String kind) {
        with(kind, (database, session) -> {
            TutorialModel model = database.model;
            Query<BlogPost> query = session.query(BlogPost.class)
                    .filter(model.posts.get("id", INTEGER).eq(1))
                    .options(
                            selectin(model.postKeywordList)
                                    .then(selectin(model.keywordPosts).then(raise(model.author))),
                            joined(model.author).then(selectin(model.userAddresses)));
            database.sent.assertSends(
                    () -> {
                        BlogPost post = query.one();
                        assertThat(post.getAuthor().getAddresses()).hasSize(2);
                        assertThat(post.getKeywords().get(0).getPosts()).isNotEmpty();
                    },
                    "SELECT posts.id AS posts_id, posts.user_id AS posts_user_id, posts.headline AS posts_headline,"
                            + " posts.body AS posts_body, users_1.id AS users_1_id, users_1.name AS users_1_name,"
                            + " users_1.fullname AS users_1_fullname, users_1.nickname AS users_1_nickname FROM posts"
                            + " LEFT OUTER JOIN users AS users_1 ON users_1.id = posts.user_id WHERE posts.id = ? (1,)",
                    KEYWORDS + " WHERE post_keywords.post_id IN (?) ORDER BY post_keywords.post_id (1,)",
                    ADDRESSES_BY_USER + " WHERE addresses.user_id IN (?) ORDER BY addresses.user_id (1,)",
                    "SELECT post_keywords.keyword_id AS post_keywords_keyword_id, posts.id AS posts_id, posts.user_id"
                            + " AS posts_user_id, posts.headline AS posts_headline, posts.body AS posts_body FROM posts"
                            + " JOIN post_keywords ON posts.id = post_keywords.post_id WHERE post_keywords.keyword_id IN"
                            + " (?, ?) ORDER BY post_keywords.keyword_id (1, 2)");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void theQuerysOwnJoinFillsACollectionWithWhatItGives(String kind) {
        with(kind, (database, session) -> {
            Query<User> query = session.query(User.class)
                    .join(database.model.userAddresses)
                    .filter(database.model.emailAddress.eq("ed@two"))
                    .options(containsEager(database.model.userAddresses));
            database.sent.assertSends(
                    () -> assertThat(mails(query.all())).containsExactly(List.of("ed@two")),
                    "SELECT addresses.id AS addresses_id, addresses.email_address AS addresses_email_address,"
                            + " addresses.user_id AS addresses_user_id, users.id AS users_id, users.name AS users_name,"
                            + " users.fullname AS users_fullname, users.nickname AS users_nickname FROM users JOIN"
                            + " addresses ON users.id = addresses.user_id WHERE addresses.email_address = ?"
                            + " ('ed@two',)");
            assertThatThrownBy(query::first)
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("A limit would cut the collection")
                    .hasMessageContaining("Load.joined(...)");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void columnsAreDeferredAndReadWhenTheyAreAskedFor(String kind) {
        with(kind, (database, session) -> {
            TutorialModel model = database.model;
            var body = model.posts.get("body", STRING);
            var id = model.posts.get("id", INTEGER);
            Query<BlogPost> query =
                    session.query(BlogPost.class).filter(id.eq(1)).options(raise(model.author), Load.defer(body));
            BlogPost[] post = new BlogPost[1];
            database.sent.assertSends(
                    () -> post[0] = query.one(),
                    "SELECT posts.id AS posts_id, posts.user_id AS posts_user_id, posts.headline AS posts_headline FROM"
                            + " posts WHERE posts.id = ? (1,)");
            if (!Tracking.isWoven()) {
                assertThat(post[0].getBody()).isNull();
            }
            assertThat(session.dirty()).isEmpty();
            database.sent.assertSends(
                    () -> assertThat(Tracking.isWoven() ? post[0].getBody() : session.read(post[0], body))
                            .isEqualTo("one"),
                    "SELECT posts.body AS posts_body FROM posts WHERE posts.id = ? (1,)");
            assertThat(post[0].getBody()).isEqualTo("one");
            session.expunge(post[0]);
            database.sent.assertSends(
                    () -> query.options(Load.only(body)).one(),
                    "SELECT posts.id AS posts_id, posts.user_id AS posts_user_id, posts.body AS posts_body FROM posts"
                            + " WHERE posts.id = ? (1,)");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aDeferredPropertyThatIsSetIsSaved(String kind) {
        with(kind, (database, session) -> {
            TutorialModel model = database.model;
            var body = model.posts.get("body", STRING);
            BlogPost post = session.query(BlogPost.class)
                    .options(Load.defer(body), raise(model.author))
                    .orderBy(model.posts.get("id", INTEGER))
                    .all()
                    .get(0);
            post.setBody("new");
            database.sent.assertSends(session::flush, "UPDATE posts SET body=? WHERE posts.id = ? ('new', 1)");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void criteriaApplyToEveryLoadOfAClass(String kind) {
        try (BlogDatabase database = new BlogDatabase(kind);
                Session session = database.sessions.open(o -> o.criteria(
                        Address.class, c -> c.c(database.model.emailAddress).ne("ed@two")))) {
            assertThat(session.query(Address.class).count()).isEqualTo(2);
            User ed = session.get(User.class, 1);
            assertThat(ed.getAddresses()).hasSize(1);
            session.expunge(ed);
            assertThat(mails(users(database, session)
                            .options(selectin(database.model.userAddresses))
                            .all()))
                    .containsExactly(List.of("ed@one"), List.of("wendy@one"), List.of());
            session.query(User.class).all().forEach(session::expunge);
            assertThat(mails(users(database, session)
                            .options(joined(database.model.userAddresses))
                            .all()))
                    .containsExactly(List.of("ed@one"), List.of("wendy@one"), List.of());
            assertThat(session.query(User.class)
                            .join(database.model.userAddresses)
                            .filter(database.model.userName.eq("ed"))
                            .count())
                    .isEqualTo(1);
        }
        with(
                kind,
                (database, session) -> assertThat(session.query(Address.class)
                                .options(Load.criteria(
                                        Address.class,
                                        c -> c.c(database.model.emailAddress).ne("ed@two")))
                                .count())
                        .isEqualTo(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aStreamLoadsReferencesForEachPortionAndLetsThemGo(String kind) {
        with(kind, (database, session) -> {
            Query<Address> query = session.query(Address.class)
                    .orderBy(database.model.addressId)
                    .yieldPer(2);
            database.sent.assertSends(
                    () -> {
                        try (Stream<Address> stream = query.stream()) {
                            assertThat(stream.map(address -> address.getUser().getName()))
                                    .containsExactly("ed", "ed", "wendy");
                        }
                    },
                    ADDRESSES + " ORDER BY addresses.id ()",
                    USERS + " WHERE users.id = ? (1,)",
                    USERS + " WHERE users.id = ? (2,)");
            database.sent.assertSends(() -> session.get(User.class, 1), USERS + " WHERE users.id = ? (1,)");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aDynamicRelationshipIsAQuery(String kind) {
        with(kind, (database, session) -> {
            TutorialModel model = database.model;
            User ed = session.get(User.class, 1);
            var posts = session.related(ed, model.userPosts);
            database.sent.assertSends(
                    () -> assertThat(posts.query()
                                    .filterBy("headline", "First")
                                    .one()
                                    .getAuthor())
                            .isSameAs(ed),
                    bound(kind, POSTS + " WHERE ? = posts.user_id AND posts.headline = ? (1, 'First')"));
            BlogPost added = new BlogPost("Fourth", "four", null);
            posts.add(added);
            assertThat(added.getAuthor()).isSameAs(ed);
            posts.remove(posts.query().filterBy("headline", "First").one());
            assertThat(posts.query().count()).isEqualTo(2);
            session.commit();
            assertThat(posts.query().map(BlogPost::getHeadline).all()).containsExactlyInAnyOrder("Second", "Fourth");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void theBudgetNamesTheStatementItsValuesAndThePlace(String kind) {
        with(kind, (database, session) -> {
            List<User> users = users(database, session).all();
            try (QueryBudget budget = session.budget(2)) {
                assertThatThrownBy(
                                () -> users.forEach(user -> user.getAddresses().size()))
                        .isInstanceOf(QueryBudgetException.class)
                        .hasMessageContaining("budget of 2 SELECT statements is spent")
                        .hasMessageContaining("LoadingStrategiesTest.java:")
                        .hasMessageContaining("3 times: "
                                + bound(kind, ADDRESSES + " WHERE ? = addresses.user_id with (1,), (2,), (3,)"))
                        .hasMessageContaining("Load.selectin(...)");
                assertThat(budget.allowed()).isEqualTo(2);
            }
            assertThat(users.get(2).getAddresses()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aDetachedCollectionSaysWhatWouldHaveLoadedIt(String kind) {
        try (BlogDatabase database = new BlogDatabase(kind)) {
            User closed;
            try (Session session = database.sessions.open()) {
                closed = session.get(User.class, 1);
                User gone = session.get(User.class, 2);
                session.expunge(gone);
                assertThatThrownBy(() -> gone.getAddresses().size())
                        .isInstanceOf(SessionException.class)
                        .hasMessage(
                                "The collection User.addresses of User(id=2) is not loaded, and the object is detached"
                                        + " from its session. Load it while the session is open: session.query(User.class)"
                                        + ".options(Load.selectin(addresses)), or map it with load(SELECTIN).");
            }
            assertThatThrownBy(() -> closed.getAddresses().size())
                    .isInstanceOf(ResourceClosedException.class)
                    .hasMessageContaining("is not loaded, and its session is closed")
                    .hasMessageContaining("options(Load.selectin(addresses))");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void whatWasLoadedStaysReadableWithoutTheSession(String kind) {
        try (BlogDatabase database = new BlogDatabase(kind)) {
            User ed = database.sessions.inTransaction(session -> session.query(User.class)
                    .filterBy("name", "ed")
                    .options(selectin(database.model.userAddresses))
                    .one());
            assertThat(ed.getAddresses()).hasSize(2);
            ed.getAddresses().clear();
            assertThat(ed.getAddresses()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aQueryForOneClassGivesEachObjectOnce(String kind) {
        with(kind, (database, session) -> {
            Query<User> joined = users(database, session).join(database.model.userAddresses);
            assertThat(joined.all()).extracting(User::getName).containsExactly("ed", "wendy");
            assertThat(joined.filterBy("name", "ed").one().getName()).isEqualTo("ed");
            assertThat(joined.count()).isEqualTo(3);
            assertThat(session.query(User.class, database.model.emailAddress)
                            .from(database.model.users)
                            .join(database.model.userAddresses)
                            .all())
                    .hasSize(3);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void deferredColumnsOfManyObjectsAreReadAtOnce(String kind) {
        with(kind, (database, session) -> {
            TutorialModel model = database.model;
            var body = model.posts.get("body", STRING);
            List<BlogPost> posts = session.query(BlogPost.class)
                    .orderBy(model.posts.get("id", INTEGER))
                    .options(Load.defer(body), raise(model.author))
                    .all();
            database.sent.assertSends(
                    () -> session.load(posts, Load.undefer(body)),
                    "SELECT posts.id AS posts_id, posts.body AS posts_body FROM posts WHERE posts.id IN (?, ?, ?) (1, 2,"
                            + " 3)");
            assertThat(posts).extracting(BlogPost::getBody).containsExactly("one", "two", "three");
            database.sent.assertSends(() -> session.load(posts, Load.undefer(body)));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void populateExistingOverwritesRelationshipsToo(String kind) {
        with(kind, (database, session) -> {
            Address address = session.query(Address.class)
                    .orderBy(database.model.addressId)
                    .all()
                    .get(0);
            User ed = address.getUser();
            ed.getAddresses().remove(1);
            address.setUser(session.get(User.class, 2));
            session.noAutoflush(() -> {
                session.query(Address.class).populateExisting().all();
                return session.query(User.class).populateExisting().all();
            });
            assertThat(address.getUser()).isSameAs(ed);
            assertThat(ed.getAddresses()).hasSize(2);
            assertThat(session.dirty()).isEmpty();
        });
    }
}
