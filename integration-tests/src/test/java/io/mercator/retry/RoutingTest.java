package io.mercator.retry;

import static io.mercator.api.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Connection;
import io.mercator.api.engine.Engine;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.error.ResourceClosedException;
import io.mercator.api.error.SessionException;
import io.mercator.api.error.StatementException;
import io.mercator.api.error.UnboundSessionException;
import io.mercator.api.session.ExpireMode;
import io.mercator.api.session.ObjectState;
import io.mercator.api.session.QueryBudget;
import io.mercator.api.session.Route;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.dialect.kit.StatementRecorder;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions that write on one database and read from two others, whose rows tell which one they came from. */
class RoutingTest {
    private static final String SELECT = "SELECT accounts.id AS accounts_id, accounts.owner AS accounts_owner,"
            + " accounts.balance AS accounts_balance FROM accounts";

    @TempDir
    private Path folder;

    private final Accounts accounts = new Accounts();
    private final StatementRecorder written = new StatementRecorder();
    private final StatementRecorder read = new StatementRecorder();
    private final List<Route> asked = new ArrayList<>();
    private Engine primary;
    private Engine first;
    private Engine second;
    private SessionFactory sessions;

    @BeforeEach
    void open() {
        primary = database("primary", 1, written);
        first = database("first", 11, read);
        second = database("second", 12, read);
        int[] next = {0};
        sessions = routed(route -> !route.isReadOnly() ? primary : next[0]++ % 2 == 0 ? first : second);
        written.clear();
        read.clear();
        asked.clear();
    }

    private SessionFactory routed(Function<Route, Engine> routing) {
        return SessionFactory.of(accounts.mapped(), o -> o.strict(true).backoff(Duration.ZERO, Duration.ZERO))
                .bind(route -> {
                    asked.add(route);
                    return routing.apply(route);
                });
    }

    private Engine database(String name, int balance, StatementRecorder sent) {
        Engine engine = Engine.create("sqlite:" + folder.resolve(name + ".db"), o -> o.listener(sent));
        accounts.createOn(engine);
        SessionFactory.of(accounts.mapped())
                .bind(engine)
                .transaction(session -> session.add(new Account("ann", balance)));
        return engine;
    }

    @AfterEach
    void close() {
        for (Engine engine : List.of(primary, first, second)) {
            assertThat(engine.pool().inUse()).isZero();
            engine.close();
        }
    }

    private Session reading() {
        return sessions.open(o -> o.readOnly(true));
    }

    private static int ann(Session session) {
        return session.get(Account.class, 1L).balance();
    }

    @Test
    void readersReadFromReplicasInTurnAndWritersFromThePrimary() {
        try (Session reader = reading();
                Session writer = sessions.open()) {
            assertThat(asked).isEmpty();
            assertThat(ann(reader)).isEqualTo(11);
            assertThat(reader.query(Account.class).count()).isEqualTo(1);
            assertThat(asked).hasSize(1);
            reader.commit();
            assertThat(ann(reader)).isEqualTo(12);
            reader.rollback();
            assertThat(ann(writer)).isEqualTo(1);
            writer.get(Account.class, 1L).balance(2);
            writer.commit();
            assertThat(asked).extracting(Route::isReadOnly).containsExactly(true, true, false);
            assertThat(written.lines())
                    .containsExactly(
                            "BEGIN",
                            SELECT + " WHERE accounts.id = ? (1,)",
                            "UPDATE accounts SET balance=? WHERE accounts.id = ? (2, 1)",
                            "COMMIT");
            assertThat(read.lines())
                    .containsExactly(
                            "BEGIN",
                            SELECT + " WHERE accounts.id = ? (1,)",
                            "SELECT count(*) AS count_1 FROM (" + SELECT + ") AS anon_1 ()",
                            "COMMIT",
                            "BEGIN",
                            SELECT + " WHERE accounts.id = ? (1,)",
                            "ROLLBACK");
        }
    }

    @Test
    void aWriterReadsItsOwnWrites() {
        sessions.transaction(session -> {
            session.add(new Account("bob", 5));
            assertThat(session.query(Account.class)
                            .filterBy("owner", "bob")
                            .one()
                            .balance())
                    .isEqualTo(5);
        });
        assertThat(read.lines()).isEmpty();
        assertThat(asked).hasSize(1);
    }

    @Test
    void aTagTellsTheKindOfSession() {
        SessionFactory tagged =
                routed(route -> route.tag().map("reports"::equals).orElse(false) ? second : primary);
        try (Session reports = tagged.open(o -> o.route("reports"));
                Session others = tagged.open()) {
            assertThat(ann(reports)).isEqualTo(12);
            assertThat(ann(others)).isEqualTo(1);
        }
        assertThat(asked.get(0).options().isStrict()).isTrue();
    }

    @Test
    void streamsBulkOperationsBudgetsAndStatementsOfOnesOwnGoWithTheTransaction() {
        try (Session writer = sessions.open()) {
            writer.bulk().insert(List.of(new Account("bob", 5), new Account("cid", 6)));
            try (Stream<Account> stream = writer.query(Account.class).stream()) {
                assertThat(stream.mapToInt(Account::balance).sum()).isEqualTo(12);
            }
            try (QueryBudget budget = writer.budget(1)) {
                assertThat(writer.execute(text("SELECT count(*) FROM accounts")).scalar())
                        .isEqualTo(3);
                assertThat(budget.used()).isEqualTo(1);
            }
            assertThat(asked).hasSize(1);
            writer.commit();
        }
        assertThat(read.lines()).isEmpty();
        try (Session reader = reading();
                QueryBudget budget = reader.budget(1)) {
            assertThat(ann(reader)).isEqualTo(11);
            assertThat(budget.used()).isEqualTo(1);
            assertThat(asked).hasSize(2);
        }
        try (Session reader = reading()) {
            assertThatThrownBy(() -> reader.execute(text("UPDATE accounts SET balance = 0")))
                    .isInstanceOfSatisfying(
                            StatementException.class,
                            refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.READ_ONLY));
        }
    }

    @Test
    void expiredObjectsAreReloadedFromTheNextTransactionsEngine() {
        try (Session reader = sessions.open(o -> o.readOnly(true).expire(ExpireMode.ON_BEGIN))) {
            Account ann = reader.get(Account.class, 1L);
            assertThat(ann.balance()).isEqualTo(11);
            reader.commit();
            assertThat(reader.query(Account.class).count()).isEqualTo(1);
            assertThat(ann.balance()).isEqualTo(12);
        }
    }

    @Test
    void workThatBeginsAgainIsRoutedAgain() {
        List<Integer> seen = new ArrayList<>();
        try (Session reader = reading()) {
            reader.retrying(2, session -> {
                seen.add(ann(session));
                if (seen.size() == 1) {
                    throw new StatementException(
                            ErrorKind.SERIALIZATION, "SELECT 1", "()", "told so", new SQLException("told so"));
                }
            });
        }
        assertThat(seen).containsExactly(11, 12);
    }

    @Test
    void aSessionThatJoinsAConnectionIsOnItsEngine() {
        try (Connection connection = second.connect();
                Session session = sessions.join(connection)) {
            assertThat(ann(session)).isEqualTo(12);
            session.commit();
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void aServerThatCannotBeReachedIsNotKept() {
        Engine gone = database("gone", 13, read);
        gone.close();
        SessionFactory failing = routed(route -> asked.size() == 1 ? gone : primary);
        try (Session session = failing.open()) {
            Account bob = new Account("bob", 5);
            session.add(bob);
            assertThatThrownBy(session::commit).isInstanceOf(ResourceClosedException.class);
            assertThat(session.state(bob)).isEqualTo(ObjectState.PENDING);
            session.commit();
            assertThat(bob.id()).isEqualTo(2);
        }
        assertThat(asked).hasSize(2);
    }

    @Test
    void aFunctionThatThrowsLosesNothing() {
        SessionFactory failing = routed(route -> {
            if (asked.size() == 1) {
                throw new IllegalStateException("no server is up");
            }
            return primary;
        });
        try (Session session = failing.open(o -> o.route("mail"))) {
            Account bob = new Account("bob", 5);
            session.add(bob);
            assertThatThrownBy(session::commit)
                    .isInstanceOf(SessionException.class)
                    .hasMessage(
                            "The routing function of the session factory failed for a transaction that writes, of the"
                                    + " route 'mail': java.lang.IllegalStateException: no server is up. Nothing was sent, and the"
                                    + " session keeps its changes; the next transaction asks again.")
                    .hasCauseInstanceOf(IllegalStateException.class);
            assertThat(session.pending()).containsExactly(bob);
            session.commit();
            assertThat(bob.id()).isEqualTo(2);
        }
    }

    @Test
    void aFunctionThatGivesNullIsToldSo() {
        SessionFactory failing = routed(route -> null);
        try (Session session = failing.open(o -> o.readOnly(true))) {
            assertThatThrownBy(() -> ann(session))
                    .isInstanceOf(SessionException.class)
                    .hasMessage(
                            "The routing function of the session factory gave null for a transaction that reads. Nothing"
                                    + " was sent, and the session keeps its changes. Return an engine for every route.");
        }
    }

    @Test
    void enginesOfAnotherDialectAreRefused() {
        try (Engine derby = Engine.create("derby:memory:routing")) {
            SessionFactory mixed = routed(route -> route.isReadOnly() ? derby : primary);
            try (Session writer = mixed.open();
                    Session reader = mixed.open(o -> o.readOnly(true))) {
                assertThat(ann(writer)).isEqualTo(1);
                assertThatThrownBy(() -> ann(reader))
                        .isInstanceOf(SessionException.class)
                        .hasMessageContaining(
                                "gave Engine(derby:memory:routing) (dialect derby), and before Engine(sqlite:")
                        .hasMessageContaining(
                                "primary.db) (dialect sqlite). Objects of one factory live in databases of one"
                                        + " dialect: bind another factory to the other engine.");
            }
        }
    }

    @Test
    void aFactoryThatIsConfiguredLaterIsRoutedNoMore() {
        sessions.configure(first);
        try (Session session = sessions.open()) {
            assertThat(ann(session)).isEqualTo(11);
        }
        assertThat(asked).isEmpty();
        try (Session unbound = SessionFactory.of(accounts.mapped()).open()) {
            assertThatThrownBy(() -> ann(unbound)).isInstanceOf(UnboundSessionException.class);
        }
    }
}
