package io.mercator.dialect.h2;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.engine.IsolationLevel;
import io.mercator.api.engine.StatementListener;
import io.mercator.api.engine.TransactionEvent;
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
class H2TransfersTest {
    private static final int THREADS = 8;
    private static final int TRANSFERS = 2_000;
    private static final int ACCOUNTS = 20;

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
        try (Shop shop = new Shop(
                o -> o.poolSize(THREADS).isolation(IsolationLevel.SERIALIZABLE).listener(new Counter()))) {
            shop.sessions.transaction(session -> {
                for (int number = 1; number <= ACCOUNTS; number++) {
                    session.add(new Shop.User("user " + number, 100));
                }
            });
            begun.set(0);
            takenBack.set(0);
            long before = System.nanoTime();
            run(shop);
            System.out.println("transfers: h2: " + TRANSFERS + " in "
                    + Duration.ofNanos(System.nanoTime() - before).toMillis() + " ms, begun again " + takenBack);
            assertThat(takenBack.get()).isPositive();
            assertThat(begun.get()).isEqualTo(TRANSFERS + takenBack.get());
            assertThat(shop.sessions.<Integer>inTransaction(session -> session.query(Shop.User.class).all().stream()
                            .mapToInt(user -> user.age)
                            .sum()))
                    .isEqualTo(ACCOUNTS * 100);
        }
    }

    private static void run(Shop shop) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> workers = new ArrayList<>();
        for (int worker = 0; worker < THREADS; worker++) {
            Random random = new Random(worker);
            workers.add(threads.submit(() -> {
                for (int number = 0; number < TRANSFERS / THREADS; number++) {
                    transfer(shop, random);
                }
            }));
        }
        threads.shutdown();
        for (Future<?> worker : workers) {
            worker.get();
        }
    }

    private static void transfer(Shop shop, Random random) {
        int from = 1 + random.nextInt(ACCOUNTS);
        int to = 1 + (from + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
        shop.sessions.retrying(20, session -> {
            Shop.User payer = session.get(Shop.User.class, from);
            Shop.User payee = session.get(Shop.User.class, to);
            payer.age--;
            payee.age++;
        });
    }
}
