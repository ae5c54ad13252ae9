package io.mercator.dialect.postgresql;

import static io.mercator.api.sql.Sql.add;
import static io.mercator.api.sql.Sql.subtract;
import static io.mercator.api.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.engine.IsolationLevel;
import io.mercator.api.engine.StatementEvent;
import io.mercator.api.engine.StatementListener;
import io.mercator.api.engine.TransactionEvent;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.error.MercatorException;
import io.mercator.api.error.StatementException;
import io.mercator.api.schema.MetaData;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/**
 * Two groups of four threads move money between few accounts, one by objects and one by statements, which meet their rows in
 * another order: the database refuses many transfers, and no caller hears of it.
 */
class PostgresqlTransfersTest {
    private static final int THREADS = 8;
    private static final int TRANSFERS = 10_000;
    private static final int ACCOUNTS = 20;

    private final MetaData metadata = new MetaData();
    private final Purse.Purses purses = new Purse.Purses(metadata);
    private final Map<ErrorKind, Integer> refused = new ConcurrentHashMap<>();
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

        @Override
        public void failed(StatementEvent event, Duration elapsed, MercatorException error) {
            if (error instanceof StatementException statement) {
                refused.merge(statement.kind(), 1, Integer::sum);
            }
        }
    }

    @Test
    void theSumIsKept() throws InterruptedException, ExecutionException {
        try (TestSchema schema = new TestSchema(
                o -> o.poolSize(THREADS).isolation(IsolationLevel.SERIALIZABLE).listener(new Counter()))) {
            metadata.createAll(schema.engine);
            SessionFactory sessions = SessionFactory.of(purses.mapped()).bind(schema.engine);
            sessions.transaction(session -> {
                for (int number = 1; number <= ACCOUNTS; number++) {
                    session.add(new Purse("owner " + number, 100));
                }
            });
            begun.set(0);
            takenBack.set(0);
            long before = System.nanoTime();
            run(sessions);
            System.out.println("transfers: postgresql: " + TRANSFERS + " in "
                    + Duration.ofNanos(System.nanoTime() - before).toMillis() + " ms, begun again " + takenBack + ", "
                    + refused);
            assertThat(takenBack.get()).isPositive();
            assertThat(refused.get(ErrorKind.SERIALIZATION)).isPositive();
            assertThat(begun.get()).isEqualTo(TRANSFERS + takenBack.get());
            assertThat(schema.scalars("SELECT sum(coins) FROM purses")).containsExactly(ACCOUNTS * 100L);
        }
    }

    private void run(SessionFactory sessions) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> workers = new ArrayList<>();
        for (int worker = 0; worker < THREADS; worker++) {
            Random random = new Random(worker);
            BiConsumer<Session, int[]> transfer =
                    worker % 2 == 0 ? PostgresqlTransfersTest::byObjects : this::byStatements;
            workers.add(threads.submit(() -> {
                for (int number = 0; number < TRANSFERS / THREADS; number++) {
                    transfer(sessions, random, transfer);
                }
            }));
        }
        threads.shutdown();
        for (Future<?> worker : workers) {
            worker.get();
        }
    }

    private static void transfer(SessionFactory sessions, Random random, BiConsumer<Session, int[]> transfer) {
        int from = 1 + random.nextInt(ACCOUNTS);
        int to = 1 + (from + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
        sessions.retrying(20, session -> transfer.accept(session, new int[] {from, to}));
    }

    private static void byObjects(Session session, int[] accounts) {
        Purse payer = session.get(Purse.class, accounts[0]);
        Purse payee = session.get(Purse.class, accounts[1]);
        payer.coins--;
        payee.coins++;
    }

    private void byStatements(Session session, int[] accounts) {
        session.execute(update(purses).set(purses.coins, add(purses.coins, 1)).where(purses.id.eq(accounts[1])));
        session.execute(
                update(purses).set(purses.coins, subtract(purses.coins, 1)).where(purses.id.eq(accounts[0])));
    }
}
