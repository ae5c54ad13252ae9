package io.mercator.it;

import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mercator.api.engine.Connection;
import io.mercator.api.engine.Engine;
import io.mercator.api.error.ConnectionUnavailableException;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.error.StatementException;
import io.mercator.api.schema.MetaData;
import io.mercator.dialect.kit.model.UserTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pool on SQLite, and the one connection of its memory databases. */
class SqlitePoolTest {
    private final MetaData metadata = new MetaData();
    private final UserTable users = new UserTable(metadata);

    @TempDir
    Path folder;

    @Test
    void theHolderOfAMemoryDatabaseIsToldWithItsPlace() {
        try (Engine engine = Engine.create("sqlite::memory:", o -> o.leakTracking(true));
                Connection held = engine.connect()) {
            ConnectionUnavailableException told =
                    catchThrowableOfType(ConnectionUnavailableException.class, engine::connect);

            assertThat(told.inUse()).isEqualTo(1);
            assertThat(told.idle()).isZero();
            assertThat(told.waiting()).isEqualTo(1);
            assertThat(told.holders()).hasSize(1);
            assertThat(told)
                    .hasMessageContaining(
                            "It was opened at io.mercator.it.SqlitePoolTest.theHolderOfAMemoryDatabaseIsToldWithItsPlace(");
            assertThat(held.isClosed()).isFalse();
        }
    }

    private Engine locked() {
        Engine engine = Engine.create("sqlite:" + folder.resolve("pool.db") + "?journal_mode=wal");
        metadata.createAll(engine);
        return engine;
    }

    @Test
    void aWaitForALockEndsWithTheStatementsTimeout() {
        try (Engine engine = locked();
                Connection holder = engine.connect();
                Connection waiter = engine.connect()) {
            holder.execute(insert(users).set(users.name, "ed"));

            StatementException late = catchThrowableOfType(
                    StatementException.class,
                    () -> waiter.execute(insert(users).set(users.name, "wendy"), Duration.ofMillis(50)));

            assertThat(late.kind()).isEqualTo(ErrorKind.TIMEOUT);
            holder.commit();
            waiter.rollback();
            waiter.execute(insert(users).set(users.name, "wendy"));
            waiter.commit();
        }
    }

    @Test
    void aWaitForALockEndsWithTheBusyTimeoutAndByItself() throws InterruptedException {
        try (Engine engine =
                Engine.create("sqlite:" + folder.resolve("pool.db") + "?journal_mode=wal&busy_timeout=40")) {
            metadata.createAll(engine);
            try (Connection holder = engine.connect();
                    Connection waiter = engine.connect()) {
                holder.execute(insert(users).set(users.name, "ed"));
                StatementException busy = catchThrowableOfType(
                        StatementException.class,
                        () -> waiter.execute(insert(users).set(users.name, "wendy")));
                assertThat(busy.kind()).isEqualTo(ErrorKind.LOCKED);
                waiter.rollback();
                holder.commit();
            }
        }
        try (Engine engine = locked();
                Connection holder = engine.connect()) {
            holder.execute(insert(users).set(users.name, "mary"));
            CountDownLatch sending = new CountDownLatch(1);
            Thread waiter = new Thread(() -> engine.begin(c -> {
                c.begin();
                sending.countDown();
                c.execute(insert(users).set(users.name, "fred"));
            }));
            waiter.start();
            sending.await();
            holder.commit();
            waiter.join();
            assertThat(holder.execute(select(users.name).orderBy(users.id)).scalars())
                    .containsExactly("ed", "mary", "fred");
        }
    }

    @Test
    void aWaitForALockIsCancelled() throws InterruptedException {
        try (Engine engine = locked();
                Connection holder = engine.connect();
                Connection waiter = engine.connect()) {
            holder.execute(insert(users).set(users.name, "ed"));
            CountDownLatch done = new CountDownLatch(1);
            Thread canceller = new Thread(() -> {
                while (done.getCount() > 0) {
                    waiter.cancel();
                    Thread.onSpinWait();
                }
            });
            canceller.start();
            StatementException cancelled = catchThrowableOfType(
                    StatementException.class, () -> waiter.execute(insert(users).set(users.name, "wendy")));
            done.countDown();
            canceller.join();
            assertThat(cancelled.kind()).isEqualTo(ErrorKind.CANCELLED);
        }
    }
}
