package io.mercator.it;

import static io.mercator.api.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.session.Load;
import io.mercator.api.session.Query;
import io.mercator.api.session.Session;
import io.mercator.api.sql.Alias;
import java.util.function.UnaryOperator;
import mercator.examples.domain.Address;
import mercator.examples.domain.BlogPost;
import mercator.examples.domain.Keyword;
import mercator.examples.domain.User;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions on every load of a class narrow the joins of a query, whether they are given before or after these. */
class JoinCriteriaTest {
    private static final String USERS = "SELECT users.id AS users_id, users.name AS users_name, users.fullname AS"
            + " users_fullname, users.nickname AS users_nickname FROM users";

    private interface Test {
        void run(BlogDatabase database, Session session, Load criteria);
    }

    private static void with(String kind, Test test) {
        try (BlogDatabase database = new BlogDatabase(kind);
                Session session = database.sessions.open()) {
            session.execute(select(database.model.userId)).all();
            database.sent.clear();
            test.run(
                    database,
                    session,
                    Load.criteria(
                            Address.class, c -> c.c(database.model.emailAddress).ne("ed@two")));
        }
    }

    private static void assertSame(
            BlogDatabase database,
            Session session,
            Load criteria,
            UnaryOperator<Query<User>> join,
            String sql,
            int rows) {
        Query<User> before = join.apply(session.query(User.class).options(criteria));
        Query<User> after = join.apply(session.query(User.class)).options(criteria);
        database.sent.assertSends(() -> assertThat(before.all()).isNotEmpty(), sql);
        database.sent.assertSends(() -> assertThat(after.all()).isEqualTo(before.all()), sql, sql);
        assertThat(after.count()).isEqualTo(rows);
        assertThat(before.count()).isEqualTo(rows);
        database.sent.assertSends(() -> session.execute(after.statement()).all(), sql);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aJoin(String kind) {
        with(
                kind,
                (database, session, criteria) -> assertSame(
                        database,
                        session,
                        criteria,
                        query -> query.join(database.model.userAddresses).orderBy(database.model.addressId),
                        USERS
                                + " JOIN addresses ON users.id = addresses.user_id AND addresses.email_address != ?"
                                + " ORDER BY addresses.id ('ed@two',)",
                        2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anOuterJoinKeepsItsRows(String kind) {
        with(
                kind,
                (database, session, criteria) -> assertSame(
                        database,
                        session,
                        criteria,
                        query -> query.outerJoin(database.model.userAddresses).orderBy(database.model.userId),
                        USERS
                                + " LEFT OUTER JOIN addresses ON users.id = addresses.user_id AND"
                                + " addresses.email_address != ? ORDER BY users.id ('ed@two',)",
                        3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aJoinBeneathFurtherJoinsAndToAnAlias(String kind) {
        with(kind, (database, session, criteria) -> {
            Alias<?> mail = Alias.of(database.model.addresses, "mail");
            assertSame(
                    database,
                    session,
                    criteria,
                    query -> query.join(database.model.userAddresses.to(mail))
                            .outerJoin(
                                    database.model.posts,
                                    database.model
                                            .posts
                                            .get("user_id", io.mercator.api.type.Types.INTEGER)
                                            .eq(database.model.userId))
                            .filter(database.model.userName.eq("ed")),
                    USERS
                            + " JOIN addresses AS mail ON users.id = mail.user_id AND mail.email_address != ?"
                            + " LEFT OUTER JOIN posts ON posts.user_id = users.id WHERE users.name = ?"
                            + " ('ed@two', 'ed')",
                    2);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aJoinOverASecondaryTable(String kind) {
        with(kind, (database, session, criteria) -> {
            Load keyword = Load.criteria(
                    Keyword.class, c -> c.c(database.model.keyword).eq("sql"));
            assertThat(session.query(BlogPost.class)
                            .join(database.model.postKeywordList)
                            .options(keyword)
                            .all())
                    .hasSize(1);
            assertThat(session.query(BlogPost.class)
                            .join(database.model.postKeywordList)
                            .count())
                    .isEqualTo(3);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void theSessionsOwnAndTheQuerysAreBothSaid(String kind) {
        try (BlogDatabase database = new BlogDatabase(kind);
                Session session = database.sessions.open(o -> o.criteria(
                        Address.class, c -> c.c(database.model.emailAddress).ne("ed@two")))) {
            Query<User> query = session.query(User.class)
                    .join(database.model.userAddresses)
                    .options(Load.criteria(
                            Address.class, c -> c.c(database.model.emailAddress).ne("ed@one")))
                    .options(Load.criteria(
                            User.class, c -> c.c(database.model.userName).ne("mary")));
            database.sent.assertSends(
                    () -> assertThat(query.all()).hasSize(1),
                    "BEGIN",
                    USERS
                            + " JOIN addresses ON users.id = addresses.user_id AND addresses.email_address != ? AND"
                            + " addresses.email_address != ? WHERE users.name != ? ('ed@two', 'ed@one', 'mary')");
            database.sent.assertSends(
                    () -> session.execute(query.statement()).all(),
                    USERS
                            + " JOIN addresses ON users.id = addresses.user_id AND addresses.email_address != ? AND"
                            + " addresses.email_address != ? WHERE users.name != ? ('ed@two', 'ed@one', 'mary')");
            database.sent.assertSends(
                    () -> assertThat(session.query(User.class)
                                    .join(database.model.userAddresses)
                                    .first())
                            .isPresent(),
                    USERS
                            + " JOIN addresses ON users.id = addresses.user_id AND addresses.email_address != ?"
                            + (kind.equals("derby")
                                    ? " OFFSET ? ROWS FETCH FIRST ? ROWS ONLY ('ed@two', 0, 1)"
                                    : " LIMIT ? OFFSET ? ('ed@two', 1, 0)"));
        }
    }
}
