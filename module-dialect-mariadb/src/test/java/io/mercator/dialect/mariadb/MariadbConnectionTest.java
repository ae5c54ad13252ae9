package io.mercator.dialect.mariadb;

import static io.mercator.api.sql.Sql.count;
import static io.mercator.api.sql.Sql.delete;
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
import io.mercator.api.error.PendingRollbackException;
import io.mercator.api.error.StatementException;
import io.mercator.api.session.Session;
import io.mercator.api.sql.Insert;
import io.mercator.api.sql.LockClause;
import io.mercator.api.sql.Row1;
import io.mercator.api.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Transactions, locks, reading only, streams, timeouts and cancelling on MariaDB. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MariadbConnectionTest {
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final String NUMBERS = " FROM seq_1_to_1000000 a, seq_1_to_1000000 b";
    private static final String NONE = NUMBERS + " WHERE a.seq + b.seq = -1";

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    private Insert user(String name) {
        return insert(shop.users).set(shop.users.name, name);
    }

    private void users(String... names) {
        shop.engine.begin(c -> List.of(names).forEach(name -> c.execute(user(name))));
    }

    private List<String> names() {
        return shop.rows(select(shop.users.name).orderBy(shop.users.id));
    }

    private Statement<?> ages(String name, int age) {
        return update(shop.users).set(shop.users.age, age).where(shop.users.name.eq(name));
    }

    private static StatementException refusal(ThrowingCallable work) {
        return catchThrowableOfType(StatementException.class, work);
    }

    @ParameterizedTest
    @EnumSource
    void everyIsolationLevelIsTakenAndPutBack(IsolationLevel level) {
        String asked = "SELECT @@SESSION.transaction_isolation";
        try (Connection connection = shop.engine.connect(o -> o.isolation(level))) {
            assertThat(connection.execute(text(asked)).scalar())
                    .isEqualTo(level.name().replace('_', '-'));
        }
        try (Connection connection = shop.engine.connect()) {
            assertThat(connection.execute(text(asked)).scalar()).isEqualTo("REPEATABLE-READ");
        }
    }

    @Test
    void aConnectionForReadingRefusesToWriteAndTheNextOneWrites() {
        try (Connection reader = shop.engine.connect(o -> o.readOnly(true))) {
            assertThat(reader.execute(select(shop.users.id)).all()).isEmpty();
            for (Statement<?> write : List.<Statement<?>>of(
                    user("ed"),
                    user("ed").returning(shop.users.id),
                    update(shop.users).set(shop.users.age, 1),
                    delete(shop.users),
                    text("REPLACE INTO users (name) VALUES ('x')"),
                    text("TRUNCATE TABLE orders"))) {
                assertThat(refusal(() -> reader.execute(write)).kind()).isEqualTo(ErrorKind.READ_ONLY);
            }
            reader.rollback();
        }
        try (Session reader = shop.sessions.open(o -> o.readOnly(true))) {
            assertThat(refusal(() -> reader.execute(user("ed"))).kind()).isEqualTo(ErrorKind.READ_ONLY);
        }
        users("ed");
        assertThat(names()).containsExactly("('ed',)");
    }

    @Test
    void rowsAreLockedNotWaitedForOrSkipped() {
        users("ed", "wendy");
        try (Engine impatient = Engine.create(shop.schema.url("sessionVariables=innodb_lock_wait_timeout=1"));
                Connection first = shop.engine.connect();
                Connection second = impatient.connect()) {
            assertThat(first.execute(select(shop.users.id)
                                    .where(shop.users.id.eq(1))
                                    .forUpdate())
                            .scalars())
                    .containsExactly(1);
            assertThat(second.execute(select(shop.users.name).from(shop.users).forUpdate(LockClause.Wait.SKIP_LOCKED))
                            .scalars())
                    .containsExactly("wendy");
            second.rollback();
            StatementException unwaited = refusal(() -> second.execute(
                            select(shop.users.name).from(shop.users).forUpdate(LockClause.Wait.NOWAIT))
                    .all());
            assertThat(unwaited.kind()).isEqualTo(ErrorKind.LOCKED);
            second.execute(user("mary"));
            StatementException late = refusal(() -> second.execute(ages("ed", 1)));
            assertThat(late.kind()).isEqualTo(ErrorKind.LOCKED);
            assertThat(late.isRetriable()).isTrue();
            second.commit();
        }
        assertThat(names()).containsExactly("('ed',)", "('wendy',)", "('mary',)");
    }

    /** The server takes back the whole transaction, so that nothing that comes after is committed alone. */
    @Test
    void aDeadlockEndsTheTransactionOfOne() {
        users("ed", "wendy");
        try (Connection first = shop.engine.connect();
                Connection second = shop.engine.connect()) {
            first.execute(user("first"));
            second.execute(user("second"));
            first.execute(ages("ed", 1));
            second.execute(ages("wendy", 2));
            CompletableFuture<StatementException> waiting =
                    CompletableFuture.supplyAsync(() -> refusal(() -> first.execute(ages("wendy", 1))));
            StatementException own = refusal(() -> second.execute(ages("ed", 2)));
            StatementException others = waiting.join();
            Connection victim = own != null ? second : first;
            assertThat((own != null ? own : others).kind()).isEqualTo(ErrorKind.DEADLOCK);
            assertThat(own == null || others == null).isTrue();
            assertThatThrownBy(() -> victim.execute(user("lost")))
                    .isInstanceOf(PendingRollbackException.class)
                    .hasMessageContaining("rollback()");
            victim.rollback();
            (victim == first ? second : first).commit();
        }
        assertThat(names()).hasSize(3).doesNotContain("('lost',)");
    }

    /** Where the server is told to, it refuses to change a row that another transaction changed since the first read. */
    @Test
    void aRowThatChangedSinceItWasReadCannotBeSerialized() {
        users("ed");
        try (Engine strict = Engine.create(shop.schema.url("sessionVariables=innodb_snapshot_isolation=ON"));
                Connection reader = strict.connect(o -> o.isolation(IsolationLevel.REPEATABLE_READ))) {
            reader.execute(select(shop.users.age)).scalars();
            shop.engine.begin(c -> c.execute(ages("ed", 1)));
            assertThat(refusal(() -> reader.execute(ages("ed", 2))).kind()).isEqualTo(ErrorKind.SERIALIZATION);
            assertThatThrownBy(() -> reader.execute(user("lost"))).isInstanceOf(PendingRollbackException.class);
            reader.rollback();
        }
        assertThat(shop.rows(select(shop.users.age))).containsExactly("(1,)");
    }

    /** The driver brings the rest of the rows into memory before another statement is sent. */
    @Test
    void otherStatementsRunWhileRowsAreRead() {
        users("a", "b", "c");
        shop.engine.begin(c -> {
            List<String> seen = c.execute(select(shop.users.name).orderBy(shop.users.id)).stream()
                    .map(Row1::value1)
                    .peek(name -> c.execute(user(name + name)))
                    .toList();
            assertThat(seen).containsExactly("a", "b", "c");
            try (Stream<?> rows = c.execute(text("SELECT seq FROM seq_1_to_5000")).stream()) {
                assertThat(rows.peek(row -> assertThat(
                                                c.execute(text("SELECT 1")).scalar())
                                        .isEqualTo(1))
                                .count())
                        .isEqualTo(5_000);
            }
        });
        assertThat(names()).hasSize(6);
    }

    /** All rows would never come to an end; what is left of a query of which many rows were read is not waited for. */
    @Test
    void rowsComeWhenTheyAreAskedForAndNoLonger() {
        try (Connection connection = shop.engine.connect()) {
            connection.execute(user("ed"));
            try (Stream<?> rows = connection.execute(text("SELECT a.seq" + NUMBERS)).stream()) {
                assertThat(rows.limit(100_000).count()).isEqualTo(100_000);
            }
            assertThat(connection.execute(text("SELECT 1")).scalar()).isEqualTo(1);
            connection.commit();
        }
        assertThat(names()).containsExactly("('ed',)");
    }

    /** A statement that changes is never stopped because nobody reads what it returns. */
    @Test
    void whatAChangeReturnsNeedNotBeRead() {
        shop.schema.sql("INSERT INTO orders (id, amount) SELECT seq, 1 FROM seq_1_to_5000");
        shop.engine.begin(c -> {
            try (Stream<?> rows = c.execute(delete(shop.orders).returning(shop.orders.id)).stream()) {
                assertThat(rows.limit(1_500).count()).isEqualTo(1_500);
            }
        });
        assertThat(shop.rows(select(count()).from(shop.orders))).containsExactly("(0,)");
    }

    @Test
    void aStatementIsStoppedAfterItsTimeoutAndTheTransactionGoesOn() {
        shop.engine.begin(c -> {
            c.execute(user("ed"));
            for (String endless : List.of(
                    "SELECT count(*)" + NONE,
                    "SELECT a.seq" + NONE,
                    "INSERT INTO users (name) SELECT 'x'" + NONE,
                    "SELECT SLEEP(30)")) {
                assertThat(refusal(() -> {
                                    try (var rows = c.execute(text(endless), SHORT)) {
                                        rows.all();
                                    }
                                })
                                .kind())
                        .as(endless)
                        .isEqualTo(ErrorKind.TIMEOUT);
            }
            assertThat(refusal(() -> c.execute(text("SELECT a.seq" + NUMBERS), SHORT).stream()
                                    .forEach(row -> {}))
                            .kind())
                    .isEqualTo(ErrorKind.TIMEOUT);
            c.execute(user("wendy"));
        });
        assertThat(names()).containsExactly("('ed',)", "('wendy',)");
    }

    @Test
    void theServersOwnTimeoutIsOneToo() {
        try (Connection connection = shop.engine.connect()) {
            connection.execute(text("SET SESSION max_statement_time = 0.05"));
            assertThat(refusal(() -> connection
                                    .execute(text("SELECT count(*)" + NONE))
                                    .all())
                            .kind())
                    .isEqualTo(ErrorKind.TIMEOUT);
            connection.execute(text("SET SESSION max_statement_time = 0"));
        }
    }

    private static Thread cancelling(Connection connection) {
        Thread canceller = new Thread(() -> {
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            connection.cancel();
        });
        canceller.start();
        return canceller;
    }

    @Test
    void anotherThreadCancelsAndTheConnectionStaysUsable() throws InterruptedException {
        users("ed");
        try (Connection holder = shop.engine.connect();
                Connection connection = shop.engine.connect()) {
            Thread first = cancelling(connection);
            assertThat(refusal(() -> connection
                                    .execute(text("SELECT count(*)" + NONE))
                                    .all())
                            .kind())
                    .isEqualTo(ErrorKind.CANCELLED);
            first.join();
            Thread second = cancelling(connection);
            assertThat(refusal(() -> connection.execute(text("SELECT a.seq" + NUMBERS)).stream()
                                    .forEach(row -> {}))
                            .kind())
                    .isEqualTo(ErrorKind.CANCELLED);
            second.join();
            connection.rollback();
            holder.execute(ages("ed", 1));
            Thread third = cancelling(connection);
            assertThat(refusal(() -> connection.execute(ages("ed", 2))).kind()).isEqualTo(ErrorKind.CANCELLED);
            third.join();
            connection.rollback();
            connection.execute(user("wendy"));
            connection.commit();
        }
        assertThat(names()).containsExactly("('ed',)", "('wendy',)");
    }

    @Test
    void aConnectionThatTheServerEndsIsGivenUp() {
        try (Connection connection = shop.engine.connect()) {
            Object id = connection.execute(text("SELECT connection_id()")).scalar();
            TestSchema.admin("KILL " + id);
            assertThat(refusal(() -> connection.execute(text("SELECT 1"))).kind())
                    .isEqualTo(ErrorKind.CONNECTION_LOST);
            connection.rollback();
        }
        users("ed");
        assertThat(names()).containsExactly("('ed',)");
    }

    @Test
    void errorsAreToldApart() {
        shop.schema.sql("CREATE TABLE checked (id INTEGER PRIMARY KEY, n INTEGER NOT NULL, c INTEGER CHECK (c > 0),"
                + " user_id INTEGER, FOREIGN KEY (user_id) REFERENCES users (id), j JSON) ENGINE = InnoDB");
        shop.schema.sql("INSERT INTO users (name) VALUES ('ed')", "INSERT INTO checked VALUES (1, 1, 1, 1, '{}')");
        kind(ErrorKind.UNIQUE, "INSERT INTO checked VALUES (1, 1, 1, 1, NULL)");
        kind(ErrorKind.NOT_NULL, "INSERT INTO checked VALUES (2, NULL, 1, 1, NULL)");
        kind(ErrorKind.NOT_NULL, "INSERT INTO checked (id) VALUES (2)");
        kind(ErrorKind.CHECK, "INSERT INTO checked VALUES (2, 1, 0, 1, NULL)");
        kind(ErrorKind.CHECK, "INSERT INTO checked VALUES (2, 1, 1, 1, '{')");
        kind(ErrorKind.FOREIGN_KEY, "INSERT INTO checked VALUES (2, 1, 1, 9, NULL)");
        kind(ErrorKind.FOREIGN_KEY, "DELETE FROM users");
        kind(ErrorKind.DATA, "INSERT INTO checked VALUES (2, 'x', 1, 1, NULL)");
        kind(ErrorKind.DATA, "SELECT 9223372036854775807 + 1");
        kind(ErrorKind.SYNTAX, "SELEC 1");
        kind(ErrorKind.SYNTAX, "SELECT * FROM nowhere");
        kind(ErrorKind.SYNTAX, "SELECT nothing FROM users");
        kind(ErrorKind.SYNTAX, "SELECT name, count(*) FROM users");
        kind(ErrorKind.OTHER, "SIGNAL SQLSTATE '45000'");
    }

    private void kind(ErrorKind kind, String sql) {
        assertThat(refusal(() -> shop.schema.scalars(sql)).kind()).as(sql).isEqualTo(kind);
    }
}
