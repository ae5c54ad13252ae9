package io.mercator.retry;

import static io.mercator.api.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.engine.Engine;
import io.mercator.api.engine.IsolationLevel;
import io.mercator.api.engine.StatementListener;
import io.mercator.api.engine.TransactionEvent;
import io.mercator.api.session.SessionFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Eight threads move money between few accounts: the database refuses many transfers, and no caller hears of it. */
class TransfersTest {
    private static final int THREADS = 8;
    private static final int TRANSFERS = 1_000;
    private static final int ACCOUNTS = 20;

    @TempDir
    private Path folder;

    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger takenBack = new AtomicInteger();
    private final Accounts accounts = new Accounts();

    private final class Counter implements StatementListener {
        @Override
        public void transaction(TransactionEvent event) {
            if (event == TransactionEvent.BEGIN) {
                begun.incrementAndGet();
            } else if (event == TransactionEvent.ROLLBACK) {
                takenBack.incrementAndGet();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void theSumIsKept(String kind) throws InterruptedException, ExecutionException {
        String url = kind.equals("sqlite")
                ? "sqlite:" + folder.resolve("transfers.db") + "?journal_mode=WAL&synchronous=OFF&busy_timeout=100"
                : "derby:memory:transfers";
        try (Engine engine = Engine.create(
                url,
                o -> o.poolSize(THREADS)
                        .checkoutTimeout(Duration.ofMinutes(1))
                        .isolation(IsolationLevel.SERIALIZABLE)
                        .listener(new Counter()))) {
            accounts.createOn(engine);
            if (kind.equals("derby")) {
                // otherwise two that wait for each other wait for twenty seconds
                engine.begin(connection -> connection.execute(
                        text("CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.locks.deadlockTimeout', '0')")));
            }
            SessionFactory sessions = SessionFactory.of(accounts.mapped()).bind(engine);
            sessions.transaction(session -> {
                for (int number = 1; number <= ACCOUNTS; number++) {
                    session.add(new Account("owner " + number, 100));
                }
            });
            begun.set(0);
            takenBack.set(0);
            long before = System.nanoTime();
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            List<Future<?>> workers = new ArrayList<>();
            for (int worker = 0; worker < THREADS; worker++) {
                Random random = new Random(worker);
                workers.add(threads.submit(() -> {
                    for (int number = 0; number < TRANSFERS / THREADS; number++) {
                        transfer(sessions, random);
                    }
                }));
            }
            threads.shutdown();
            for (Future<?> worker : workers) {
                worker.get();
            }
            System.out.println("transfers: " + kind + ": " + TRANSFERS + " in "
                    + Duration.ofNanos(System.nanoTime() - before).toMillis() + " ms, begun again " + takenBack);
            assertThat(takenBack.get()).isPositive();
            assertThat(begun.get()).isEqualTo(TRANSFERS + takenBack.get());
            assertThat(sessions.<Integer>inTransaction(session -> session.query(Account.class).all().stream()
                            .mapToInt(Account::balance)
                            .sum()))
                    .isEqualTo(ACCOUNTS * 100);
            assertThat(engine.pool().inUse()).isZero();
        }
    }

    private static void transfer(SessionFactory sessions, Random random) {
        long from = 1 + random.nextInt(ACCOUNTS);
        long to = 1 + (from + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
        sessions.retrying(20, session -> {
            Account payer = session.get(Account.class, from);
            Account payee = session.get(Account.class, to);
            payer.balance(payer.balance() - 1);
            payee.balance(payee.balance() + 1);
        });
    }
}
