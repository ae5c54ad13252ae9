package io.mercator.faults;

import static io.mercator.api.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.engine.Engine;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.error.StatementException;
import io.mercator.api.schema.MetaData;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Sixty-four threads over one engine, a hundred thousand short sessions on each database: no error but the databases' own of locks, no
 * connection and no change lost.
 */
class ThreadsTest {
    private static final int THREADS = 64;
    private static final int SESSIONS = 50_000;
    private static final int ACCOUNTS = 200;
    private static final Set<ErrorKind> OF_LOCKS =
            Set.of(ErrorKind.LOCKED, ErrorKind.SERIALIZATION, ErrorKind.DEADLOCK, ErrorKind.TIMEOUT);

    @TempDir
    private Path folder;

    private final AtomicInteger next = new AtomicInteger();
    private final AtomicLong deposited = new AtomicLong();
    private final Map<ErrorKind, Integer> lockErrors = new ConcurrentHashMap<>();

    /** Virtual threads where the JVM has them (from 21 on); the tests are compiled for one that has not. */
    private static ExecutorService executor(boolean virtual) {
        if (virtual && Runtime.version().feature() >= 21) {
            try {
                return (ExecutorService) MethodHandles.publicLookup()
                        .findStatic(
                                Executors.class,
                                "newVirtualThreadPerTaskExecutor",
                                MethodType.methodType(ExecutorService.class))
                        .invoke();
            } catch (Throwable missing) {
                throw new AssertionError("a JVM from 21 on has virtual threads", missing);
            }
        }
        return Executors.newFixedThreadPool(THREADS);
    }

    @ParameterizedTest
    @CsvSource({"sqlite,false", "sqlite,true", "derby,false", "derby,true"})
    void manyThreadsShareAnEngine(String kind, boolean virtual) throws InterruptedException, ExecutionException {
        String url = kind.equals("sqlite")
                ? "sqlite:" + folder.resolve("threads.db") + "?journal_mode=WAL&synchronous=NORMAL&busy_timeout=30000"
                : "derby:memory:threads" + virtual;
        Accounts accounts = new Accounts(new MetaData());
        try (Engine engine = Engine.create(url, o -> o.poolSize(8).checkoutTimeout(Duration.ofMinutes(2)))) {
            accounts.metadata().createAll(engine);
            SessionFactory sessions = SessionFactory.of(accounts.mapped()).bind(engine);
            List<Long> ids = insertAccounts(sessions);
            ExecutorService threads = executor(virtual);
            List<Future<?>> workers = new ArrayList<>();
            for (int worker = 0; worker < THREADS; worker++) {
                Random random = new Random(worker);
                workers.add(threads.submit(() -> work(sessions, ids, random)));
            }
            threads.shutdown();
            for (Future<?> worker : workers) {
                worker.get();
            }
            try (Session session = sessions.open()) {
                long sum = session.query(Account.class).all().stream()
                        .mapToLong(Account::balance)
                        .sum();
                assertThat(sum).isEqualTo(deposited.get());
            }
            assertThat(next.get()).isGreaterThanOrEqualTo(SESSIONS);
            assertThat(engine.pool().inUse()).isZero();
            assertThat(engine.pool().waiting()).isZero();
            System.out.println("threads: " + kind + (virtual ? ", virtual" : ", platform") + ": " + SESSIONS
                    + " sessions, " + deposited.get() + " deposits, lock errors " + lockErrors);
        }
    }

    private static List<Long> insertAccounts(SessionFactory sessions) {
        try (Session session = sessions.open()) {
            List<Account> all = new ArrayList<>();
            for (int number = 0; number < ACCOUNTS; number++) {
                all.add(new Account("owner " + number, 0));
            }
            session.addAll(all);
            session.commit();
            return all.stream().map(Account::id).toList();
        }
    }

    private void work(SessionFactory sessions, List<Long> ids, Random random) {
        for (int number = next.incrementAndGet(); number <= SESSIONS; number = next.incrementAndGet()) {
            long id = ids.get(random.nextInt(ids.size()));
            if (number % 20 == 0) {
                deposit(sessions, id);
            } else {
                read(sessions, id, number % 3 == 0);
            }
        }
    }

    private void read(SessionFactory sessions, long id, boolean byQuery) {
        untilNotLocked(() -> {
            try (Session session = sessions.open()) {
                Account account = byQuery
                        ? session.query(Account.class).filterBy("id", id).one()
                        : session.get(Account.class, id);
                assertThat(account.id()).isEqualTo(id);
                assertThat(session.get(Account.class, id)).isSameAs(account);
                if (byQuery) {
                    account.balance(-1);
                    session.rollback();
                }
            }
        });
    }

    private void deposit(SessionFactory sessions, long id) {
        untilNotLocked(() -> {
            try (Session session = sessions.open()) {
                // the write comes first, so that no snapshot gets old while another thread writes
                session.execute(text("UPDATE accounts SET balance = balance + 1 WHERE id = :id")
                        .bind("id", id));
                Account account = session.get(Account.class, id);
                assertThat(account.balance()).isPositive();
                session.commit();
            }
        });
        deposited.incrementAndGet();
    }

    private void untilNotLocked(Runnable work) {
        while (true) {
            try {
                work.run();
                return;
            } catch (StatementException refused) {
                if (!OF_LOCKS.contains(refused.kind())) {
                    throw refused;
                }
                lockErrors.merge(refused.kind(), 1, Integer::sum);
            }
        }
    }
}
