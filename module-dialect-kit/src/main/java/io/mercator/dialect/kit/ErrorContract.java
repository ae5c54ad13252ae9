package io.mercator.dialect.kit;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.schema.Columns.unique;
import static io.mercator.api.sql.Sql.constant;
import static io.mercator.api.sql.Sql.text;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mercator.api.engine.Connection;
import io.mercator.api.engine.Engine;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.error.IntegrityException;
import io.mercator.api.error.StatementException;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of error, caused on purpose. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class ErrorContract {
    private final DatabaseUnderTest under;
    private OpenDatabase database;
    private Engine engine;

    ErrorContract(DatabaseUnderTest under) {
        this.under = under;
    }

    @BeforeEach
    void create() {
        MetaData metadata = new MetaData();
        Table.of(metadata, "owners", column("id", INTEGER, primaryKey(), assigned()));
        Table things = Table.in(metadata, null, "things");
        things.add(column("id", INTEGER, primaryKey(), assigned()));
        things.add(column("code", STRING.length(5), unique(), notNull()));
        Column<Integer> amount = things.add(column("amount", INTEGER));
        things.add(column("owner", INTEGER, references("owners.id")));
        things.checkConstraint("ck_amount", amount.gt(constant(0)));
        database = under.openShared(options -> options);
        engine = database.engine();
        metadata.createAll(engine);
        engine.begin(connection -> {
            connection.execute(text("INSERT INTO owners (id) VALUES (1)"));
            connection.execute(text("INSERT INTO things (id, code, amount, owner) VALUES (1, 'a', 1, 1)"));
            connection.execute(text("INSERT INTO things (id, code, amount, owner) VALUES (2, 'b', 1, 1)"));
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    private StatementException refusal(String sql) {
        return catchThrowableOfType(
                StatementException.class, () -> engine.begin(connection -> connection.execute(text(sql))));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
            UNIQUE      | INSERT INTO things (id, code) VALUES (1, 'c')
            UNIQUE      | INSERT INTO things (id, code) VALUES (3, 'a')
            UNIQUE      | UPDATE things SET code = 'a' WHERE id = 2
            FOREIGN_KEY | INSERT INTO things (id, code, owner) VALUES (3, 'c', 99)
            FOREIGN_KEY | UPDATE things SET owner = 99 WHERE id = 2
            FOREIGN_KEY | DELETE FROM owners
            NOT_NULL    | INSERT INTO things (id, code) VALUES (3, NULL)
            NOT_NULL    | INSERT INTO things (id) VALUES (3)
            NOT_NULL    | UPDATE things SET code = NULL WHERE id = 2
            CHECK       | INSERT INTO things (id, code, amount) VALUES (3, 'c', 0)
            CHECK       | UPDATE things SET amount = -1 WHERE id = 2
            SYNTAX      | SELEC 1
            SYNTAX      | SELECT id FROM nowhere
            SYNTAX      | SELECT nothing FROM things
            """)
    void errorsAreTold(ErrorKind kind, String sql) {
        StatementException refused = refusal(sql);
        assertThat(refused.kind()).isEqualTo(kind);
        assertThat(refused.statement()).isEqualTo(sql);
        assertThat(refused instanceof IntegrityException).isEqualTo(kind.isIntegrity());
        assertThat(refused.isRetriable()).isFalse();
        try (Connection connection = engine.connect()) {
            assertThat(connection.execute(text("SELECT count(*) FROM things")).scalar())
                    .asString()
                    .isEqualTo("2");
        }
    }

    /** Two transactions each wait for what the other has changed: the database, or its limit for waiting, ends one of them. */
    @Test
    void transactionsThatWaitForOneAnotherAreTold() throws InterruptedException, TimeoutException {
        try (Connection one = engine.connect();
                Connection two = engine.connect()) {
            one.execute(text("UPDATE things SET amount = 5 WHERE id = 1"));
            CompletableFuture<StatementException> other = CompletableFuture.supplyAsync(() -> {
                StatementException early = refused(two, "UPDATE things SET amount = 6 WHERE id = 2");
                return early != null ? early : refused(two, "UPDATE things SET amount = 6 WHERE id = 1");
            });
            try {
                other.get(300, TimeUnit.MILLISECONDS);
            } catch (TimeoutException waiting) {
                assertThat(waiting).isNotNull();
            }
            StatementException mine = refused(one, "UPDATE things SET amount = 5 WHERE id = 2");
            if (mine != null) {
                one.rollback();
            } else {
                one.commit();
            }
            StatementException theirs = other.get(30, TimeUnit.SECONDS);
            StatementException victim = mine != null ? mine : theirs;
            if (victim != null) {
                assertThat(victim.kind()).isIn(ErrorKind.DEADLOCK, ErrorKind.SERIALIZATION, ErrorKind.LOCKED);
                assertThat(victim.isRetriable()).isTrue();
                two.rollback();
            } else {
                two.commit();
            }
            if (victim == null) {
                // Where a transaction locks the whole database, one came after the other.
                assertThat(amounts(one)).isEqualTo("[(6, 6)]");
            } else if (victim == theirs) {
                assertThat(amounts(one)).isEqualTo("[(5, 5)]");
            }
        } catch (ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }

    private static StatementException refused(Connection connection, String sql) {
        return catchThrowableOfType(StatementException.class, () -> connection.execute(text(sql)));
    }

    private static String amounts(Connection connection) {
        return connection
                .execute(text("SELECT min(amount), max(amount) FROM things"))
                .all()
                .toString();
    }
}
