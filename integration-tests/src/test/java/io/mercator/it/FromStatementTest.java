package io.mercator.it;

import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.mercator.api.error.SessionException;
import io.mercator.api.session.Load;
import io.mercator.api.session.Query;
import io.mercator.api.session.Session;
import java.util.List;
import mercator.examples.domain.Address;
import mercator.examples.domain.User;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects, and what they refer to, from the rows of a statement of one's own. */
class FromStatementTest {
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

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aStatementOfOnesOwnGivesObjectsAndTheirRelationships(String kind) {
        with(kind, (database, model, session) -> {
            assertThat(session.query(Address.class)
                            .fromStatement(
                                    text("SELECT user_id, id, email_address FROM addresses WHERE id > 1 ORDER BY id"))
                            .all())
                    .extracting(Address::getEmailAddress, it -> it.getUser().getName())
                    .containsExactly(tuple("ed@two", "ed"), tuple("wendy@one", "wendy"));
            assertThat(session.query(User.class)
                            .options(Load.selectin(model.userAddresses))
                            .fromStatement(select(model.users.columns()).where(model.userName.eq("ed")))
                            .map(User::getName)
                            .all())
                    .containsExactly("ed");
            assertThatThrownBy(() -> session.query(Address.class)
                            .fromStatement(select(model.addressId, model.emailAddress))
                            .all())
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("The statement selects no column for 'addresses.user_id'.")
                    .hasMessageContaining("leave it out with options(Load.defer(...))");
            assertThatThrownBy(() -> session.query(Address.class)
                            .fromStatement(text("SELECT id, email_address FROM addresses"))
                            .all())
                    .hasMessageContaining("user_id");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aStatementOfOnesOwnTakesNothingMore(String kind) {
        with(kind, (database, model, session) -> {
            Query<Address> own = session.query(Address.class).fromStatement(text("SELECT * FROM addresses"));
            List<ThrowingCallable> more = List.of(
                    () -> own.join(model.addressUserRef),
                    () -> own.outerJoin(model.addressUserRef),
                    () -> own.join(model.users),
                    () -> own.withForUpdate(),
                    () -> own.filterBy("id", 1),
                    () -> own.limit(1));
            assertThat(more)
                    .allSatisfy(call -> assertThatThrownBy(call)
                            .isInstanceOf(SessionException.class)
                            .hasMessageContaining(
                                    "fromStatement(...), which is sent as it is. Filter, join, order and limit in"
                                            + " that statement."));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void whatWasSaidBeforeAStatementOfOnesOwnIsNotLost(String kind) {
        with(kind, (database, model, session) -> {
            Query<User> all = session.query(User.class);
            List<Query<User>> begun = List.of(
                    all.filterBy("name", "ed"),
                    all.join(model.userAddresses),
                    all.join(model.addresses),
                    all.orderBy(model.userId),
                    all.limit(1),
                    all.distinct(),
                    all.withForUpdate());
            assertThat(begun)
                    .allSatisfy(query -> assertThatThrownBy(() -> query.fromStatement(text("SELECT * FROM users")))
                            .isInstanceOf(SessionException.class)
                            .hasMessageContaining("fromStatement(...), which is sent as it is."));
        });
    }
}
