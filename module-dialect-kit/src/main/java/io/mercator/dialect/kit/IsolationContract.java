package io.mercator.dialect.kit;

import static io.mercator.api.sql.Functions.sum;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Connection;
import io.mercator.api.engine.Engine;
import io.mercator.api.engine.IsolationLevel;
import io.mercator.api.error.ConfigurationException;
import io.mercator.api.error.StatementException;
import io.mercator.api.schema.MetaData;
import io.mercator.dialect.kit.model.ItemTable;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How far transactions are kept apart: a level that the database has keeps what it promises (SQL:2016, 4.41.4), another one
 * is refused with those that it has. What a database would have to wait for, or refuses, is not seen either.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class IsolationContract {
    private static final Duration SHORT = Duration.ofMillis(300);

    private final DatabaseUnderTest under;
    private final MetaData metadata = new MetaData();
    private final ItemTable items = new ItemTable(metadata);
    private OpenDatabase database;
    private Engine engine;

    IsolationContract(DatabaseUnderTest under) {
        this.under = under;
    }

    @BeforeEach
    void create() {
        database = under.openShared(options -> options);
        engine = database.engine();
        metadata.createAll(engine);
        engine.begin(connection -> {
            for (String code : new String[] {"a", "b"}) {
                connection.execute(insert(items)
                        .set(items.code, code)
                        .set(items.amount, 100)
                        .set(items.active, true));
            }
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** Tells whether the database has the level; one that it lacks is refused, and nothing stays open. */
    private boolean has(IsolationLevel level) {
        try (Connection connection = engine.connect(o -> o.isolation(level))) {
            return connection.execute(select(sum(items.amount))).scalar() != null;
        } catch (ConfigurationException refused) {
            assertThat(refused)
                    .hasMessageContaining("The isolation level " + level + " was asked for")
                    .hasMessageContaining("has no such level. It has: ");
            assertThat(engine.pool().inUse()).isZero();
            return false;
        }
    }

    private void change(Connection connection, String code, int amount) {
        connection.execute(update(items).set(items.amount, amount).where(items.code.eq(code)), SHORT);
    }

    private Object amount(Connection connection, String code) {
        return connection
                .execute(select(items.amount).where(items.code.eq(code)), SHORT)
                .scalar();
    }

    @ParameterizedTest
    @EnumSource(IsolationLevel.class)
    void aLevelIsHadOrRefused(IsolationLevel level) {
        boolean had = has(level);
        Findings.put(engine.dialect().name(), "isolation." + level, had ? "yes" : "no");
        if (level == IsolationLevel.SERIALIZABLE) {
            assertThat(had).as("every database has SERIALIZABLE").isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = IsolationLevel.class,
            names = {"READ_COMMITTED", "REPEATABLE_READ", "SERIALIZABLE"})
    void whatIsNotCommittedIsNotRead(IsolationLevel level) {
        if (!has(level)) {
            return;
        }
        try (Connection writer = engine.connect(o -> o.isolation(level));
                Connection reader = engine.connect(o -> o.isolation(level))) {
            change(writer, "a", 1);
            Object seen = 100;
            try {
                seen = amount(reader, "a");
            } catch (StatementException waited) {
                reader.rollback();
            }
            assertThat(seen).isEqualTo(100);
            writer.rollback();
            reader.rollback();
            assertThat(amount(reader, "a")).isEqualTo(100);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = IsolationLevel.class,
            names = {"REPEATABLE_READ", "SERIALIZABLE"})
    void whatWasReadStaysAsItWas(IsolationLevel level) {
        if (!has(level)) {
            return;
        }
        try (Connection reader = engine.connect(o -> o.isolation(level));
                Connection writer = engine.connect(o -> o.isolation(level))) {
            assertThat(amount(reader, "a")).isEqualTo(100);
            try {
                change(writer, "a", 1);
                writer.commit();
            } catch (StatementException waited) {
                writer.rollback();
            }
            assertThat(amount(reader, "a")).isEqualTo(100);
            reader.rollback();
        }
    }

    /** Each of two transactions reads what the other one writes; in whatever order, one would have seen it. */
    @Test
    void serializableTransactionsAreAsIfOneCameAfterTheOther() {
        try (Connection one = engine.connect(o -> o.isolation(IsolationLevel.SERIALIZABLE));
                Connection two = engine.connect(o -> o.isolation(IsolationLevel.SERIALIZABLE))) {
            boolean first = attempt(one, "a", () -> amount(one, "b"));
            boolean second = attempt(two, "b", () -> amount(two, "a"));
            first = first && committed(one);
            second = second && committed(two);
            if (!first) {
                one.rollback();
            }
            if (!second) {
                two.rollback();
            }
            assertThat(first && second)
                    .as("two transactions committed, and neither saw what the other one did")
                    .isEqualTo(under.isSerializableSnapshot());
        }
    }

    private boolean attempt(Connection connection, String code, java.util.function.Supplier<Object> read) {
        try {
            assertThat(read.get()).isEqualTo(100);
            change(connection, code, 1);
            return true;
        } catch (StatementException refused) {
            connection.rollback();
            return false;
        }
    }

    private static boolean committed(Connection connection) {
        try {
            connection.commit();
            return true;
        } catch (StatementException refused) {
            assertThat(refused.isRetriable()).isTrue();
            return false;
        }
    }

    @Test
    void aLevelIsPutBackWhenTheConnectionIsGivenBack() {
        try (Connection connection = engine.connect(o -> o.isolation(IsolationLevel.SERIALIZABLE))) {
            amount(connection, "a");
            connection.rollback();
            int during = connection.jdbc(java.sql.Connection::getTransactionIsolation);
            assertThat(during).isEqualTo(java.sql.Connection.TRANSACTION_SERIALIZABLE);
        }
        int before;
        try (Engine fresh = Engine.create(database.url());
                Connection connection = fresh.connect()) {
            before = connection.jdbc(java.sql.Connection::getTransactionIsolation);
        }
        for (int round = 0; round < 3; round++) {
            try (Connection connection = engine.connect()) {
                int after = connection.jdbc(java.sql.Connection::getTransactionIsolation);
                assertThat(after).isEqualTo(before);
            }
        }
        assertThatThrownBy(() -> engine.connect(o -> o.timeout(Duration.ZERO)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
