package io.mercator.dialect.postgresql;

import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.text;
import static io.mercator.api.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mercator.api.engine.Connection;
import io.mercator.api.engine.Engine;
import io.mercator.api.engine.IsolationLevel;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.error.StatementException;
import io.mercator.api.schema.MetaData;
import io.mercator.api.sql.LockClause;
import io.mercator.api.sql.Row;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections to PostgreSQL: streams, timeouts, cancelling, locks, isolation, and a server that goes away. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PostgresqlConnectionTest {
    private static final String MANY = "SELECT repeat('x', 1000) || g FROM (SELECT generate_series(1, %d) AS g) AS s";

    private final MetaData metadata = new MetaData();
    private final People people = new People(metadata);
    private TestSchema schema;

    @BeforeEach
    void open() {
        schema = new TestSchema();
        metadata.createAll(schema.engine);
        schema.engine.begin(c -> {
            c.execute(insert(people).set(people.id, 1).set(people.name, "ann"));
            c.execute(insert(people).set(people.id, 2).set(people.name, "bob"));
        });
    }

    @AfterEach
    void close() {
        schema.close();
    }

    private static StatementException refusal(Runnable work) {
        return catchThrowableOfType(StatementException.class, work::run);
    }

    /** The driver alone would have the server make all rows before it gave the first. */
    @Test
    void rowsAreFetchedAsTheyAreRead() {
        schema.sql("CREATE SEQUENCE made");
        String counted = "SELECT nextval('made') FROM (SELECT generate_series(1, 100000)) AS s";
        try (Connection connection = schema.engine.connect();
                Stream<? extends Row> rows = connection.execute(text(counted)).stream()) {
            assertThat(rows.limit(2_500)).hasSize(2_500);
            assertThat(schema.scalars("SELECT last_value FROM made")).containsExactly(3_000L);
        }
        try (Connection connection = schema.engine.connect()) {
            assertThat(connection.execute(text(MANY.formatted(5_001))).all()).hasSize(5_001);
        }
    }

    @Test
    void otherStatementsRunWhileRowsAreRead() {
        try (Connection connection = schema.engine.connect();
                Stream<? extends Row> rows = connection.execute(text(MANY.formatted(3_000))).stream()) {
            Iterator<? extends Row> each = rows.iterator();
            int read = 0;
            while (each.hasNext()) {
                each.next();
                read++;
                if (read % 1_000 == 0) {
                    connection.execute(update(people).set(people.age, read));
                }
            }
            connection.commit();
        }
        assertThat(schema.scalars(select(people.age).where(people.id.eq(1)))).containsExactly(3_000);
    }

    @Test
    void aStatementIsStoppedByItsTimeout() {
        try (Connection connection = schema.engine.connect()) {
            StatementException stopped =
                    refusal(() -> connection.execute(text("SELECT pg_sleep(30)"), Duration.ofMillis(100)));
            assertThat(stopped.kind()).isEqualTo(ErrorKind.TIMEOUT);
            assertThat(stopped).hasMessageContaining("timeout of 100 ms");
            connection.rollback();
            assertThat(connection.execute(text("SELECT 1")).scalar()).isEqualTo(1);
        }
    }

    @Test
    void theServersOwnTimeoutIsOneToo() {
        try (Engine engine = Engine.create(schema.url("options=-c%20statement_timeout=50"));
                Connection connection = engine.connect()) {
            assertThat(refusal(() -> connection.execute(text("SELECT pg_sleep(30)")))
                            .kind())
                    .isEqualTo(ErrorKind.TIMEOUT);
        }
    }

    @Test
    void anotherThreadCancels() throws InterruptedException {
        try (Connection connection = schema.engine.connect()) {
            Thread canceller = cancelling(connection);
            assertThat(refusal(() -> connection.execute(text("SELECT pg_sleep(30)")))
                            .kind())
                    .isEqualTo(ErrorKind.CANCELLED);
            canceller.join();
            connection.rollback();
            assertThat(connection.execute(text("SELECT 1")).scalar()).isEqualTo(1);
        }
    }

    private static Thread cancelling(Connection connection) {
        Thread canceller = new Thread(() -> {
            try {
                Thread.sleep(300);
                connection.cancel();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        canceller.start();
        return canceller;
    }

    /** After the first thousand rows the server works long for the next. */
    @Test
    void fetchingOfMoreRowsIsCancelledToo() throws InterruptedException {
        String slow = "SELECT CASE WHEN g > 1000 THEN pg_sleep(30)::text ELSE '' END"
                + " FROM (SELECT generate_series(1, 1001) AS g) AS s";
        try (Connection connection = schema.engine.connect();
                Stream<? extends Row> rows = connection.execute(text(slow)).stream()) {
            Iterator<? extends Row> each = rows.iterator();
            for (int read = 0; read < 1_000; read++) {
                each.next();
            }
            Thread canceller = cancelling(connection);
            long start = System.nanoTime();
            assertThat(refusal(each::hasNext).kind()).isEqualTo(ErrorKind.CANCELLED);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
            canceller.join();
            connection.rollback();
        }
    }

    @Test
    void lockedRowsAreRefusedOrLeftOut() {
        try (Connection holder = schema.engine.connect();
                Connection other = schema.engine.connect()) {
            holder.execute(select(people.id).where(people.id.eq(1)).forUpdate());
            assertThat(other.execute(select(people.name).orderBy(people.id).forUpdate(LockClause.Wait.SKIP_LOCKED))
                            .scalars())
                    .containsExactly("bob");
            StatementException locked =
                    refusal(() -> other.execute(select(people.name).forUpdate(LockClause.Wait.NOWAIT)));
            assertThat(locked.kind()).isEqualTo(ErrorKind.LOCKED);
            assertThat(locked.kind().isTransient()).isTrue();
        }
    }

    @Test
    void aReadOnlyConnectionRefusesToWriteAndTheNextOneWrites() {
        try (Connection connection = schema.engine.connect(o -> o.readOnly(true))) {
            assertThat(refusal(() -> connection.execute(update(people).set(people.age, 1)))
                            .kind())
                    .isEqualTo(ErrorKind.READ_ONLY);
        }
        schema.engine.begin(c -> c.execute(update(people).set(people.age, 1)));
    }

    @Test
    void isolationIsThatOfTheConnectionAndPutBack() {
        try (Engine engine = Engine.create(schema.url(), o -> o.poolSize(1))) {
            for (IsolationLevel level : IsolationLevel.values()) {
                try (Connection connection = engine.connect(o -> o.isolation(level))) {
                    assertThat(connection
                                    .execute(text("SHOW transaction_isolation"))
                                    .scalar())
                            .isEqualTo(level.name().toLowerCase().replace('_', ' '));
                }
                try (Connection connection = engine.connect()) {
                    assertThat(connection
                                    .execute(text("SHOW transaction_isolation"))
                                    .scalar())
                            .isEqualTo("read committed");
                }
            }
        }
    }

    @Test
    void ofTwoThatReadWhatTheOtherWritesOneCannotBeSerialized() {
        try (Connection one = schema.engine.connect(o -> o.isolation(IsolationLevel.REPEATABLE_READ))) {
            one.execute(select(people.name)).all();
            schema.engine.begin(c -> c.execute(update(people).set(people.age, 5)));
            StatementException refused =
                    refusal(() -> one.execute(update(people).set(people.age, 6)));
            assertThat(refused.kind()).isEqualTo(ErrorKind.SERIALIZATION);
            one.rollback();
            one.execute(update(people).set(people.age, 6));
            one.commit();
        }
    }

    @Test
    void aConnectionThatTheServerEndsIsGivenUp() {
        try (Connection connection = schema.engine.connect()) {
            Object pid = connection.execute(text("SELECT pg_backend_pid()")).scalar();
            TestSchema.admin("SELECT pg_terminate_backend(" + pid + ")");
            StatementException lost = refusal(() -> connection.execute(text("SELECT 1")));
            assertThat(lost.kind()).isEqualTo(ErrorKind.CONNECTION_LOST);
        }
        assertThat(schema.scalars("SELECT 1")).containsExactly(1);
    }

    @Test
    void wrongNamesAndValuesAreToldApart() {
        try (Connection connection = schema.engine.connect()) {
            assertThat(refusal(() -> connection.execute(text("SELECT nothing FROM people")))
                            .kind())
                    .isEqualTo(ErrorKind.SYNTAX);
            connection.rollback();
            assertThat(refusal(() -> connection.execute(text("SELECT 1 / 0"))).kind())
                    .isEqualTo(ErrorKind.DATA);
            connection.rollback();
            assertThatThrownBy(() -> connection.execute(insert(people)
                            .set(people.id, 3)
                            .set(people.name, "x")
                            .set(people.boss, 99)))
                    .hasMessageContaining("A foreign key constraint was violated")
                    .hasMessageContaining("people_boss_fkey");
        }
    }

    @Test
    void manyThreadsUseTheEngineAtOnce() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(4);
        for (int thread = 0; thread < 4; thread++) {
            new Thread(() -> {
                        for (int round = 0; round < 25; round++) {
                            schema.engine.begin(
                                    c -> c.execute(select(people.name).orderBy(people.id))
                                            .all());
                        }
                        done.countDown();
                    })
                    .start();
        }
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    }
}
