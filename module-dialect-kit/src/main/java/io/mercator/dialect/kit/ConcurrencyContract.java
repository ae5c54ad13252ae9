package io.mercator.dialect.kit;

import static io.mercator.api.sql.Functions.sum;
import static io.mercator.api.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.engine.Engine;
import io.mercator.api.engine.IsolationLevel;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.MetaData;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.dialect.kit.model.Item;
import io.mercator.dialect.kit.model.ItemTable;
import io.mercator.dialect.kit.model.User;
import io.mercator.dialect.kit.model.UserTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many threads over one engine, whose transactions begin again when they get into one another's way. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class ConcurrencyContract {
    private static final int THREADS = 4;
    private static final int ATTEMPTS = 50;

    private final DatabaseUnderTest under;
    private final MetaData metadata = new MetaData();
    private final UserTable users = new UserTable(metadata);
    private final ItemTable items = new ItemTable(metadata);
    private OpenDatabase database;
    private SessionFactory sessions;

    ConcurrencyContract(DatabaseUnderTest under) {
        this.under = under;
    }

    @BeforeEach
    void create() {
        database = under.openShared(options -> options);
        Engine engine = database.engine();
        metadata.createAll(engine);
        Registry registry = new Registry();
        users.map(registry);
        items.map(registry);
        sessions = SessionFactory.of(registry, o -> o.isolation(IsolationLevel.SERIALIZABLE))
                .bind(engine);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static void inThreads(Callable<?> work) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                running.add(threads.submit(work));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void rowsOfAllThreadsHaveKeysOfTheirOwn() throws InterruptedException, ExecutionException {
        inThreads(() -> {
            String thread = Thread.currentThread().getName();
            for (int round = 0; round < 10; round++) {
                int number = round;
                sessions.retrying(ATTEMPTS, session -> {
                    for (int row = 0; row < 5; row++) {
                        session.add(new User(thread, "round " + number, "row " + row));
                    }
                });
            }
            return null;
        });

        try (Session session = sessions.open()) {
            List<User> all = session.query(User.class).all();
            assertThat(all).hasSize(THREADS * 50);
            assertThat(all).extracting(User::getId).doesNotHaveDuplicates();
            assertThat(all)
                    .extracting(user -> user.getName() + user.getFullname() + user.getNickname())
                    .doesNotHaveDuplicates();
        }
    }

    /** What one has more the other has less, however many do it at once. */
    @Test
    void theSumIsKept() throws InterruptedException, ExecutionException {
        sessions.transaction(session -> {
            for (int number = 0; number < 5; number++) {
                session.add(new Item("account " + number, 100));
            }
        });
        inThreads(() -> {
            Random random = new Random(Thread.currentThread().getId());
            for (int round = 0; round < 25; round++) {
                int from = random.nextInt(5);
                int to = (from + 1 + random.nextInt(4)) % 5;
                sessions.retrying(ATTEMPTS, session -> {
                    Item giver = account(session, from);
                    Item taker = account(session, to);
                    giver.amount(giver.amount() - 1);
                    taker.amount(taker.amount() + 1);
                });
            }
            return null;
        });

        try (Session session = sessions.open()) {
            assertThat(session.execute(select(sum(items.amount))).scalar()).isEqualTo(500);
        }
        assertThat(database.engine().pool().inUse()).isZero();
    }

    private Item account(Session session, int number) {
        return session.query(Item.class)
                .filterBy(items.code, "account " + number)
                .one();
    }
}
