package io.mercator.dialect.h2;

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
import io.mercator.api.engine.IsolationLevel;
import io.mercator.api.engine.Result;
import io.mercator.api.engine.Savepoint;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.error.SchemaException;
import io.mercator.api.error.StatementException;
import io.mercator.api.schema.ColumnSpec;
import io.mercator.api.schema.Columns;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.Session;
import io.mercator.api.sql.Insert;
import io.mercator.api.sql.LockClause;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.Row1;
import io.mercator.api.sql.Statement;
import io.mercator.api.type.Types;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Transactions, locks, reading only, streams, timeouts and cancelling on H2. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class H2ConnectionTest {
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final String NUMBERS = " FROM SYSTEM_RANGE(1, 1000000000000)";
    private static final String ENDLESS = "SELECT count(*)" + NUMBERS + " WHERE MOD(x, 2) = 3";

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    private Insert user(String name) {
        return insert(shop.users).set(shop.users.name, name);
    }

    private List<String> names() {
        return shop.rows(select(shop.users.name).orderBy(shop.users.id));
    }

    private static StatementException refusal(ThrowingCallable work) {
        return catchThrowableOfType(StatementException.class, work);
    }

    @Test
    void savepointsNest() {
        shop.engine.begin(c -> {
            c.execute(user("ed"));
            Savepoint outer = c.savepoint();
            c.execute(user("wendy"));
            Savepoint inner = c.savepoint();
            c.execute(user("mary"));
            inner.release();
            outer.rollback();
            assertThat(refusal(() -> c.execute(user("ed"))).kind()).isEqualTo(ErrorKind.UNIQUE);
            c.execute(user("fred"));
        });
        assertThat(names()).containsExactly("('ed',)", "('fred',)");
    }

    @ParameterizedTest
    @EnumSource
    void everyIsolationLevelIsTakenAndPutBack(IsolationLevel level) {
        String asked = "SELECT isolation_level FROM information_schema.sessions WHERE session_id = SESSION_ID()";
        try (Connection connection = shop.engine.connect(o -> o.isolation(level))) {
            assertThat(connection.execute(text(asked)).scalar())
                    .isEqualTo(level.name().replace('_', ' '));
        }
        try (Connection connection = shop.engine.connect()) {
            assertThat(connection.execute(text(asked)).scalar()).isEqualTo("READ COMMITTED");
        }
    }

    @Test
    void aConnectionForReadingRefusesToWriteThoughH2Would() {
        try (Connection reader = shop.engine.connect(o -> o.readOnly(true))) {
            assertThat(reader.execute(select(shop.users.id)).all()).isEmpty();
            assertThat(reader.execute(text("WITH c (n) AS (SELECT 1) SELECT n FROM c"))
                            .scalar())
                    .isEqualTo(1);
            for (Statement<?> write : List.<Statement<?>>of(
                    user("ed"),
                    user("ed").returning(shop.users.id),
                    update(shop.users).set(shop.users.age, 1),
                    delete(shop.users),
                    text("UPDATE users SET name = 'x'"),
                    text("select id from final table (insert into users (name) values ('x'))"),
                    text("/* a comment */ MERGE INTO users KEY (id) VALUES (1, 'x', 1, NULL)"),
                    text("TRUNCATE TABLE orders"))) {
                StatementException refused = refusal(() -> reader.execute(write));
                assertThat(refused.kind()).isEqualTo(ErrorKind.READ_ONLY);
                assertThat(refused).hasMessageContaining("read-only");
            }
            reader.rollback();
        }
        try (Session reader = shop.sessions.open(o -> o.readOnly(true))) {
            assertThat(refusal(() -> reader.execute(user("ed"))).kind()).isEqualTo(ErrorKind.READ_ONLY);
        }
        shop.engine.begin(c -> c.execute(user("ed")));
        assertThat(names()).containsExactly("('ed',)");
    }

    @Test
    void definingSomethingNeverCommitsChangesUnseen() {
        Table fresh = Table.of(new MetaData(), "fresh", shopColumn());
        try (Connection connection = shop.engine.connect()) {
            connection.execute(user("ed"));
            assertThatThrownBy(() -> connection.create(List.of(fresh), true))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageStartingWith("The database 'h2' commits when it defines something")
                    .hasMessageContaining("commit() or rollback() before: CREATE TABLE fresh");
            assertThatThrownBy(() -> connection.execute(text("  drop table orders")))
                    .isInstanceOf(SchemaException.class);
            connection.rollback();
            connection.create(List.of(fresh), true);
            connection.execute(text("CREATE SEQUENCE s"));
            connection.rollback();
            assertThat(connection.execute(text("VALUES NEXT VALUE FOR s")).scalar())
                    .isEqualTo(1L);
            assertThat(connection.execute(select(count()).from(fresh)).scalar()).isEqualTo(0L);
        }
        assertThat(names()).isEmpty();
        try (Session session = shop.sessions.open()) {
            session.add(new Shop.User("wendy", 1));
            session.flush();
            assertThatThrownBy(() -> session.execute(text("CREATE INDEX ix ON users (age)")))
                    .isInstanceOf(SchemaException.class);
            session.rollback();
        }
        assertThat(names()).isEmpty();
    }

    private static ColumnSpec<Integer> shopColumn() {
        return Columns.column("id", Types.INTEGER);
    }

    @Test
    void rowsAreLockedNotWaitedForOrSkipped() {
        shop.engine.begin(c -> List.of("ed", "wendy").forEach(name -> c.execute(user(name))));
        try (Connection first = shop.engine.connect();
                Connection second = shop.engine.connect()) {
            assertThat(first.execute(select(shop.users.id)
                                    .where(shop.users.name.eq("ed"))
                                    .forUpdate())
                            .scalars())
                    .containsExactly(1);
            assertThat(second.execute(select(shop.users.name).from(shop.users).forUpdate(LockClause.Wait.SKIP_LOCKED))
                            .scalars())
                    .containsExactly("wendy");
            assertThat(refusal(() -> second.execute(select(shop.users.name)
                                            .from(shop.users)
                                            .forUpdate(LockClause.Wait.NOWAIT))
                                    .all())
                            .kind())
                    .isEqualTo(ErrorKind.LOCKED);
            second.rollback();
            StatementException late =
                    refusal(() -> second.execute(update(shop.users).set(shop.users.age, 1)));
            assertThat(late.kind()).isEqualTo(ErrorKind.LOCKED);
            assertThat(late.kind().isTransient()).isTrue();
        }
    }

    @Test
    void aTransactionThatCannotBeSerializedIsTakenBackWhole() {
        shop.engine.begin(c -> c.execute(user("ed")));
        try (Connection first = shop.engine.connect(o -> o.isolation(IsolationLevel.SERIALIZABLE))) {
            first.execute(user("lost"));
            shop.engine.begin(
                    c -> c.execute(update(shop.users).set(shop.users.age, 1).where(shop.users.name.eq("ed"))));
            assertThat(refusal(() -> first.execute(
                                    update(shop.users).set(shop.users.age, 2).where(shop.users.name.eq("ed"))))
                            .kind())
                    .isEqualTo(ErrorKind.DEADLOCK);
            assertThatThrownBy(() -> first.execute(user("lost too"))).hasMessageContaining("rollback()");
            first.rollback();
        }
        assertThat(names()).containsExactly("('ed',)");
    }

    @Test
    void rowsComeWhenTheyAreAskedFor() {
        try (Connection connection = shop.engine.connect()) {
            Result<Row> rows = connection.execute(text("SELECT x" + NUMBERS));
            assertThat(rows.stream().limit(100_000).count()).isEqualTo(100_000);
            try (var each = connection.execute(text("SELECT x FROM SYSTEM_RANGE(1, 5)")).stream()) {
                assertThat(each.map(row -> connection
                                .execute(text("SELECT x FROM SYSTEM_RANGE(1, 9)"))
                                .scalars()
                                .size()))
                        .containsExactly(9, 9, 9, 9, 9);
            }
        }
    }

    @Test
    void rowsThatAreReadDoNotSeeTheChangesOfTheirReader() {
        shop.engine.begin(c -> List.of("a", "b", "c").forEach(name -> c.execute(user(name))));
        shop.engine.begin(c -> {
            Result<Row1<String>> rows = c.execute(select(shop.users.name).orderBy(shop.users.id));
            List<String> seen = rows.stream()
                    .map(Row1::value1)
                    .peek(name -> c.execute(user(name + name)))
                    .toList();
            assertThat(seen).containsExactly("a", "b", "c");
        });
        assertThat(names()).hasSize(6);
    }

    @Test
    void aStatementIsStoppedAfterItsTimeoutAndTheTransactionGoesOn() {
        shop.engine.begin(c -> {
            c.execute(user("ed"));
            assertThat(refusal(() -> c.execute(text(ENDLESS), SHORT).all()).kind())
                    .isEqualTo(ErrorKind.TIMEOUT);
            assertThat(refusal(() -> c.execute(text("SELECT x" + NUMBERS + " WHERE MOD(x, 2) = 3"), SHORT)
                                    .all())
                            .kind())
                    .isEqualTo(ErrorKind.TIMEOUT);
            assertThat(refusal(() -> c.execute(
                                    text("INSERT INTO users (name) SELECT 'x'" + NUMBERS + " WHERE MOD(x, 2) = 3"),
                                    SHORT))
                            .kind())
                    .isEqualTo(ErrorKind.TIMEOUT);
            assertThat(refusal(() -> c.execute(text("SELECT x" + NUMBERS), SHORT).stream()
                                    .forEach(row -> {}))
                            .kind())
                    .isEqualTo(ErrorKind.TIMEOUT);
            c.execute(user("wendy"));
        });
        assertThat(names()).containsExactly("('ed',)", "('wendy',)");
    }

    @Test
    void anotherThreadCancelsAndTheConnectionStaysUsable() throws InterruptedException {
        try (Connection connection = shop.engine.connect()) {
            Thread canceller = new Thread(() -> {
                try {
                    Thread.sleep(100);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                connection.cancel();
            });
            canceller.start();
            assertThat(refusal(() -> connection.execute(text(ENDLESS)).all()).kind())
                    .isEqualTo(ErrorKind.CANCELLED);
            canceller.join();
            connection.rollback();
            connection.execute(user("ed"));
            connection.commit();
        }
        assertThat(names()).containsExactly("('ed',)");
    }
}
