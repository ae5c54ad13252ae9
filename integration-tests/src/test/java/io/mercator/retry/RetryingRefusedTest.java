package io.mercator.retry;

import static io.mercator.api.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Connection;
import io.mercator.api.engine.Engine;
import io.mercator.api.error.PendingRollbackException;
import io.mercator.api.error.ResourceClosedException;
import io.mercator.api.error.SessionException;
import io.mercator.api.error.StatementException;
import io.mercator.api.session.Backoff;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where work would be begun again without what belongs to it, nothing is run. */
class RetryingRefusedTest {
    private final Accounts accounts = new Accounts();
    private final AtomicInteger runs = new AtomicInteger();
    private Engine engine;
    private SessionFactory sessions;

    @BeforeEach
    void open() {
        engine = Engine.create("sqlite::memory:");
        accounts.createOn(engine);
        sessions = SessionFactory.of(accounts.mapped()).bind(engine);
        sessions.transaction(session -> session.addAll(new Account("ann", 100), new Account("bob", 0)));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Session session) {
        AbstractThrowableAssert<?, ? extends Throwable> refused =
                assertThatThrownBy(() -> session.retrying(3, work -> runs.incrementAndGet()));
        assertThat(runs).hasValue(0);
        return refused;
    }

    @Test
    void fewerAttemptsThanOne() {
        assertThatThrownBy(() -> sessions.retrying(0, work -> runs.incrementAndGet()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("retrying(0, ...): at least one attempt must be allowed");
        assertThat(runs).hasValue(0);
    }

    @Test
    void anOpenTransaction() {
        try (Session session = sessions.open()) {
            session.query(Account.class).all();
            assertRefused(session)
                    .isInstanceOf(SessionException.class)
                    .hasMessage("retrying(...) runs a whole unit of work from its start, and the session has an open"
                            + " transaction, which would be taken back and not begun again. Call commit() or rollback()"
                            + " before, or retrying(...) of the session factory.");
        }
    }

    @Test
    void changesThatWereNotFlushed() {
        try (Session session = sessions.open()) {
            Account ann = session.get(Account.class, 1L);
            Account bob = session.get(Account.class, 2L);
            session.commit();
            ann.balance(1);
            session.delete(bob);
            session.rollback();
            ann.balance(1);
            session.add(new Account("cid", 1));
            assertRefused(session)
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining(
                            "has changes that were not flushed: 1 pending, 1 changed, 0 deleted. Make them");
            session.rollback();
            session.retrying(3, work -> runs.incrementAndGet());
            assertThat(runs).hasValue(1);
        }
    }

    @Test
    void aTransactionThatFailed() {
        try (Session session = sessions.open()) {
            session.add(new Account("ann", 1));
            assertThatThrownBy(session::commit).isInstanceOf(StatementException.class);
            assertRefused(session).isInstanceOf(PendingRollbackException.class);
        }
    }

    @Test
    void withinATransaction() {
        try (Session session = sessions.open()) {
            session.transaction(work -> assertRefused(session)
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining(
                            "is within transaction(...), whose work would be taken back and not begun again."
                                    + " Call retrying(...) in its place"));
            session.retrying(3, work -> runs.incrementAndGet());
        }
    }

    @Test
    void withinAnother() {
        try (Session session = sessions.open()) {
            session.retrying(
                    3,
                    work -> assertRefused(session)
                            .isInstanceOf(SessionException.class)
                            .hasMessageContaining("is within retrying(...)"));
        }
    }

    @Test
    void commitsWithinTheWork() {
        try (Session session = sessions.open()) {
            assertThatThrownBy(() -> session.retrying(3, work -> {
                        runs.incrementAndGet();
                        work.add(new Account("cid", 1));
                        work.commit();
                    }))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("commit() was called within retrying(...)");
            assertThatThrownBy(() -> session.retrying(3, work -> work.transaction(inner -> runs.incrementAndGet())))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("commit() was called within retrying(...)");
            assertThat(runs).hasValue(2);
            assertThat(session.query(Account.class).count()).isEqualTo(2);
            session.commit();
        }
    }

    @Test
    void aConnectionThatSomebodyElseHolds() {
        try (Connection connection = engine.connect();
                Session session = sessions.join(connection)) {
            assertRefused(session)
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining(
                            "joins a connection whose transaction somebody else begins and ends. Begin again"
                                    + " where that transaction begins");
        }
    }

    @Test
    void aClosedSession() {
        Session session = sessions.open();
        session.close();
        assertRefused(session).isInstanceOf(ResourceClosedException.class);
    }

    @Test
    void workThatClosesItsSession() {
        Session session = sessions.open();
        assertThatThrownBy(() -> session.retrying(3, work -> {
                    runs.incrementAndGet();
                    work.close();
                }))
                .isInstanceOf(ResourceClosedException.class);
        assertThat(runs).hasValue(1);
    }

    @Test
    void anErrorOfAnotherConnectionIsOneOfTheWork() {
        try (Session session = sessions.open()) {
            assertThatThrownBy(() -> session.retrying(3, work -> {
                        runs.incrementAndGet();
                        work.execute(text("SELECT nothing"));
                    }))
                    .isInstanceOf(StatementException.class);
            assertThat(runs).hasValue(1);
        }
    }

    @Test
    void waitsGrowToTheirLimit() {
        Backoff backoff = new Backoff(Duration.ofMillis(5), Duration.ofMillis(30));
        assertThat(backoff.limit(1)).isEqualTo(Duration.ofMillis(5));
        assertThat(backoff.limit(2)).isEqualTo(Duration.ofMillis(10));
        assertThat(backoff.limit(3)).isEqualTo(Duration.ofMillis(20));
        assertThat(backoff.limit(4)).isEqualTo(Duration.ofMillis(30));
        assertThat(backoff.limit(Integer.MAX_VALUE)).isEqualTo(Duration.ofMillis(30));
        assertThat(new Backoff(Duration.ZERO, Duration.ZERO).limit(Integer.MAX_VALUE))
                .isZero();
        assertThatThrownBy(() -> new Backoff(Duration.ofMillis(5), Duration.ofMillis(4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nor the longest shorter");
    }

    @Test
    void expungeAllLetsEveryObjectGo() {
        try (Session session = sessions.open()) {
            Account ann = session.get(Account.class, 1L);
            Account cid = new Account("cid", 1);
            session.add(cid);
            session.expungeAll();
            assertThat(session.contains(ann)).isFalse();
            assertThat(session.contains(cid)).isFalse();
            session.commit();
            assertThat(session.query(Account.class).count()).isEqualTo(2);
            assertThatThrownBy(() -> session.add(ann)).hasMessageContaining("was expunged from this session");
            assertThat(session.get(Account.class, 1L)).isNotSameAs(ann);
        }
    }
}
