package io.mercator.it;

import static io.mercator.api.sql.Functions.upper;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.text;
import static io.mercator.api.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.error.QueryBudgetException;
import io.mercator.api.session.ObjectState;
import io.mercator.api.session.QueryBudget;
import io.mercator.api.session.Session;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import mercator.examples.domain.Address;
import mercator.examples.domain.User;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which statements a budget counts, how budgets are nested and closed, and what an exceeded one leaves. */
class QueryBudgetTest {
    private static void with(String kind, BiConsumer<BlogDatabase, Session> test) {
        try (BlogDatabase database = new BlogDatabase(kind);
                Session session = database.sessions.open()) {
            test.accept(database, session);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void selectsByQueriesLoadsAndExecuteCount(String kind) {
        with(kind, (database, session) -> {
            try (QueryBudget budget = session.budget(20)) {
                List<User> users = session.query(User.class).all();
                assertThat(budget.used()).isEqualTo(1);
                users.get(0).getAddresses().size();
                assertThat(budget.used()).isEqualTo(2);
                session.execute(select(database.model.userId)).all();
                assertThat(budget.used()).isEqualTo(3);
                session.execute(text("SELECT id FROM users")).all();
                assertThat(budget.used()).isEqualTo(4);
                session.query(User.class).count();
                session.query(User.class).exists();
                assertThat(budget.used()).isEqualTo(6);
                session.refresh(users.get(2));
                assertThat(budget.used()).isEqualTo(7);
                session.get(User.class, 1);
                assertThat(budget.used()).isEqualTo(7);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void changesFlushesAndTheConnectionsOwnStatementsDoNotCount(String kind) {
        with(kind, (database, session) -> {
            try (QueryBudget budget = session.budget(0)) {
                session.execute(update(database.model.addresses).set(database.model.emailAddress, "x"));
                session.execute(insert(database.model.users).set(database.model.userName, "n"));
                session.add(new User("jack", "Jack Bean", "jack"));
                session.flush();
                session.connection().execute(select(database.model.userId)).all();
                assertThat(budget.used()).isZero();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anExceededBudgetSendsNothingAndTheSessionGoesOn(String kind) {
        with(kind, (database, session) -> {
            User jack = new User("jack", "Jack Bean", "jack");
            session.add(jack);
            QueryBudget budget = session.budget(0);
            database.sent.assertSends(() -> {
                assertThatThrownBy(() -> session.query(User.class).all())
                        .isInstanceOf(QueryBudgetException.class)
                        .hasMessageContaining("budget of 0 SELECT statements is spent")
                        .hasMessageContaining("Asked for most often, 1 times: SELECT users.id");
                assertThatThrownBy(() -> session.query(User.class).count()).isInstanceOf(QueryBudgetException.class);
                assertThatThrownBy(() -> session.query(User.class).exists()).isInstanceOf(QueryBudgetException.class);
                assertThatThrownBy(() -> session.query(User.class).stream()).isInstanceOf(QueryBudgetException.class);
                assertThatThrownBy(() -> session.execute(select(database.model.userId)))
                        .isInstanceOf(QueryBudgetException.class);
                assertThatThrownBy(() -> session.execute(text("select 1 from users")))
                        .isInstanceOf(QueryBudgetException.class);
            });
            assertThat(budget.used()).isZero();
            assertThat(session.isInTransaction()).isFalse();
            assertThat(session.pending()).containsExactly(jack);
            budget.close();
            assertThat(session.query(User.class).count()).isEqualTo(4);
            session.commit();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aStreamThatIsRefusedInItsMiddleIsClosed(String kind) {
        with(kind, (database, session) -> {
            try (QueryBudget budget = session.budget(2)) {
                try (Stream<Address> stream =
                        session.query(Address.class).orderBy(database.model.addressId).yieldPer(2).stream()) {
                    assertThatThrownBy(() -> stream.forEach(Address::getUser)).isInstanceOf(QueryBudgetException.class);
                }
                assertThat(budget.used()).isEqualTo(2);
            }
            assertThat(session.query(User.class).count()).isEqualTo(3);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void theInnerBudgetCountsForTheOuterAndNoneForARefusedOne(String kind) {
        with(kind, (database, session) -> {
            try (QueryBudget outer = session.budget(3)) {
                session.query(User.class).count();
                try (QueryBudget inner = session.budget(1)) {
                    session.query(User.class).count();
                    assertThatThrownBy(() -> session.query(User.class).count())
                            .isInstanceOfSatisfying(
                                    QueryBudgetException.class,
                                    refused -> assertThat(refused.allowed()).isEqualTo(1));
                    assertThat(inner.used()).isEqualTo(1);
                    assertThat(outer.used()).isEqualTo(2);
                }
                try (QueryBudget wider = session.budget(100)) {
                    session.query(User.class).count();
                    assertThatThrownBy(() -> session.query(User.class).count())
                            .isInstanceOfSatisfying(
                                    QueryBudgetException.class,
                                    refused -> assertThat(refused.allowed()).isEqualTo(3));
                    assertThat(wider.used()).isEqualTo(1);
                    assertThat(outer.used()).isEqualTo(3);
                }
            }
            assertThat(session.query(User.class).count()).isEqualTo(3);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void budgetsMayBeClosedInAnyOrder(String kind) {
        with(kind, (database, session) -> {
            QueryBudget outer = session.budget(0);
            QueryBudget inner = session.budget(1);
            outer.close();
            session.query(User.class).count();
            assertThat(outer.used()).isZero();
            assertThatThrownBy(() -> session.query(User.class).count()).isInstanceOf(QueryBudgetException.class);
            inner.close();
            inner.close();
            session.query(User.class).count();
            assertThat(inner.used()).isEqualTo(1);
            assertThatThrownBy(() -> session.budget(-1)).isInstanceOf(IllegalArgumentException.class);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aDeletionWhoseCascadeIsRefusedMarksNothing(String kind) {
        with(kind, (database, session) -> {
            User ed = session.get(User.class, 1);
            try (QueryBudget budget = session.budget(0)) {
                assertThatThrownBy(() -> session.delete(ed)).isInstanceOf(QueryBudgetException.class);
                assertThat(budget.used()).isZero();
            }
            assertThat(session.state(ed)).isEqualTo(ObjectState.PERSISTENT);
            session.commit();
            assertThat(session.query(Address.class).count()).isEqualTo(3);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void whatAFlushReadsBackIsNotRefused(String kind) {
        with(kind, (database, session) -> {
            User ed = session.get(User.class, 1);
            session.assign(ed, database.model.userName, upper(database.model.userName));
            try (QueryBudget budget = session.budget(0)) {
                session.flush();
                assertThat(budget.used()).isZero();
            }
            assertThat(ed.getName()).isEqualTo("ED");
        });
    }
}
