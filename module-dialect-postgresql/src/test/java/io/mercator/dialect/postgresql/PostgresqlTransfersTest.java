package io.mercator.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.engine.IsolationLevel;
import io.mercator.api.engine.StatementListener;
import io.mercator.api.engine.TransactionEvent;
import io.mercator.api.schema.MetaData;
import io.mercator.api.session.SessionFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Eight threads move money between few accounts: the database refuses many transfers, and no caller hears of it. */
class PostgresqlTransfersTest {
    private static final int THREADS = 8;
    private static final int TRANSFERS = 10_000;
    private static final int AC10_000S = 20;

    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger takenBack = new AtomicInteger();

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

    @Test
    void theSumIsKept() throws InterruptedException, ExecutionException {
        MetaData metadata = new MetaData();
        Purse.Purses purses = new Purse.Purses(metadata);
        try (TestSchema schema = new TestSchema(
                o -> o.poolSize(THREADS).isolation(IsolationLevel.SERIALIZABLE).listener(new Counter()))) {
            metadata.createAll(schema.engine);
            SessionFactory sessions = SessionFactory.of(purses.mapped()).bind(schema.engine);
            sessions.transaction(session -> {
                for (int number = 1; number <= AC10_000S; number++) {
                    session.add(new Purse("owner " + number, 100));
                }
            });
            begun.set(0);
            takenBack.set(0);
            long before = System.nanoTime();
            run(sessions);
            System.out.println("transfers: postgresql: " + TRANSFERS + " in "
                    + Duration.ofNanos(System.nanoTime() - before).toMillis() + " ms, begun again " + takenBack);
            assertThat(takenBack.get()).isPositive();
            assertThat(begun.get()).isEqualTo(TRANSFERS + takenBack.get());
            assertThat(schema.scalars("SELECT sum(coins) FROM purses")).containsExactly(AC10_000S * 100L);
        }
    }

    private static void run(SessionFactory sessions) throws InterruptedException, ExecutionException {
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
    }

    private static void transfer(SessionFactory sessions, Random random) {
        int from = 1 + random.nextInt(AC10_000S);
        int to = 1 + (from + random.nextInt(AC10_000S - 1)) % AC10_000S;
        sessions.retrying(20, session -> {
            Purse payer = session.get(Purse.class, from);
            Purse payee = session.get(Purse.class, to);
            payer.coins--;
            payee.coins++;
        });
    }
}
