package io.mercator.dialect.kit;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.sql.Sql.count;
import static io.mercator.api.sql.Sql.delete;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.or;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.text;
import static io.mercator.api.sql.Sql.update;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Connection;
import io.mercator.api.engine.Engine;
import io.mercator.api.engine.PoolFigures;
import io.mercator.api.engine.Result;
import io.mercator.api.engine.StatementEvent;
import io.mercator.api.engine.StatementListener;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.error.IntegrityException;
import io.mercator.api.error.MercatorException;
import io.mercator.api.error.MultipleResultsFoundException;
import io.mercator.api.error.ResourceClosedException;
import io.mercator.api.error.StatementException;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.Alias;
import io.mercator.api.sql.Condition;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.Row2;
import io.mercator.api.sql.Statement;
import io.mercator.dialect.kit.model.UserTable;
import io.mercator.dialect.kit.model.UsersDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The expression language and the engine without any session, on every database. */
abstract class EngineContract {
    private final DatabaseUnderTest under;
    private UsersDatabase db;

    EngineContract(DatabaseUnderTest under) {
        this.under = under;
    }

    @BeforeEach
    void openDatabase() {
        db = new UsersDatabase(under);
        db.engine.begin(c -> {
            for (String name : List.of("ed", "wendy", "mary", "fred")) {
                c.execute(insert(db.users).set(db.users.name, name).set(db.users.nickname, name + "y"));
            }
        });
        db.sent.clear();
    }

    @AfterEach
    void closeDatabase() {
        db.close();
    }

    private <R extends Row> List<R> rows(Statement<R> statement) {
        return db.engine.inTransaction(c -> c.execute(statement).all());
    }

    @Test
    void createAllTwiceDoesNothingAndDropAllTakesAllAway() {
        db.metadata.createAll(db.engine);
        assertThat(db.sent.lines()).noneMatch(line -> line.startsWith("CREATE") || line.equals("COMMIT"));

        db.metadata.dropAll(db.engine);
        assertThat(db.sent.lines()).contains("DROP TABLE items ()", "DROP TABLE users ()", "COMMIT");
        db.sent.clear();
        db.metadata.dropAll(db.engine);
        assertThat(db.sent.lines()).noneMatch(line -> line.startsWith("DROP"));
        db.metadata.createAll(db.engine);
        assertThat(rows(select(count()).from(db.users))).hasToString("[(0,)]");
    }

    @Test
    void conditionsMeanWhatTheySay() {
        assertThat(names(db.users.name.ne("ed"))).containsExactly("wendy", "mary", "fred");
        assertThat(names(db.users.name.in("ed", "jack"))).containsExactly("ed");
        assertThat(names(db.users.name.notIn("ed", "jack"))).containsExactly("wendy", "mary", "fred");
        assertThat(names(db.users.name.in(List.of()))).isEmpty();
        assertThat(names(db.users.name.notIn(List.of()))).hasSize(4);
        assertThat(names(db.users.name.like("%ed"))).containsExactly("ed", "fred");
        assertThat(names(db.users.name.notLike("%ed"))).containsExactly("wendy", "mary");
        assertThat(names(db.users.fullname.isNull())).hasSize(4);
        assertThat(names(db.users.fullname.isNotNull())).isEmpty();
        assertThat(names(db.users.id.between(2, 3))).containsExactly("wendy", "mary");
        assertThat(names(db.users.id.between(2, 3).not())).containsExactly("ed", "fred");
        assertThat(names(or(db.users.id.le(1), db.users.id.ge(4)))).containsExactly("ed", "fred");
        assertThat(names(db.users.id.gt(1).and(db.users.id.lt(3)))).containsExactly("wendy");
        assertThat(names(or(db.users.id.eq(1), db.users.name.eq("mary")).not())).containsExactly("wendy", "fred");
        assertThat(names(db.users.name.in(select(db.users.name).where(db.users.id.eq(2)))))
                .containsExactly("wendy");
        assertThat(names(text("id < :most").bind("most", 3))).containsExactly("ed", "wendy");
    }

    private List<Object> names(Condition condition) {
        return db.engine.inTransaction(
                c -> c.execute(select(db.users.name).where(condition).orderBy(db.users.id))
                        .scalars());
    }

    @Test
    void aliasesAndSubqueriesKeepTypes() {
        Alias<UserTable> u = Alias.of(db.users, "u");
        List<Row2<Integer, String>> rows = rows(select(u.c(db.users.id), u.c(db.users.name))
                .where(u.c(db.users.id).le(2))
                .orderBy(u.c(db.users.id)));
        assertThat(rows).hasToString("[(1, 'ed'), (2, 'wendy')]");

        var inner = select(db.users.id, db.users.name).where(db.users.id.gt(2)).as("late");
        assertThat(rows(select(inner.c(db.users.name))
                        .orderBy(inner.c(db.users.id).desc())))
                .hasToString("[('fred',), ('mary',)]");
    }

    @Test
    void limitsAndOffsetsPage() {
        assertThat(rows(select(db.users.id).orderBy(db.users.id).limit(2).offset(1)))
                .hasToString("[(2,), (3,)]");
        assertThat(rows(select(db.users.id).orderBy(db.users.id).offset(3))).hasToString("[(4,)]");
        assertThat(rows(select(db.users.id).orderBy(db.users.id.desc()).limit(1)))
                .hasToString("[(4,)]");
        assertThat(rows(select(db.users.fullname).distinct())).hasToString("[(null,)]");
    }

    @Test
    void changesTellHowManyRowsTheyMet() {
        db.engine.begin(c -> {
            assertThat(c.execute(update(db.users).set(db.users.nickname, "x").where(db.users.id.le(3)))
                            .rowCount())
                    .isEqualTo(3);
            assertThat(c.execute(delete(db.users).where(db.users.nickname.eq("x")))
                            .rowCount())
                    .isEqualTo(3);
            assertThat(c.execute(select(db.users.id)).rowCount()).isEqualTo(-1);
        });
        assertThat(rows(select(db.users.name))).hasToString("[('fred',)]");
    }

    @Test
    void textRunsAsAStatementWithNamedParameters() {
        db.engine.begin(c -> {
            Result<Row> result = c.execute(text("SELECT id, name FROM users WHERE name = :name OR nickname = :name")
                    .bind("name", "ed"));
            Row row = result.one();
            assertThat(row.size()).isEqualTo(2);
            assertThat(row.get(1)).isEqualTo("ed");
            assertThat(((Number) row.get(0)).intValue()).isEqualTo(1);
            assertThat(c.execute(text("DELETE FROM users WHERE id > :id").bind("id", 2))
                            .rowCount())
                    .isEqualTo(2);
        });
    }

    @Test
    void resultsGiveRowsAsAsked() {
        db.engine.begin(c -> {
            assertThat(c.execute(select(db.users.name).orderBy(db.users.id)).first())
                    .map(row -> row.value1())
                    .contains("ed");
            assertThat(c.execute(select(db.users.name).where(db.users.id.eq(9))).oneOrEmpty())
                    .isEmpty();
            assertThat(c.execute(select(count()).from(db.users)).scalar()).isEqualTo(4L);
            assertThatThrownBy(() -> c.execute(select(db.users.name)).one())
                    .isInstanceOf(MultipleResultsFoundException.class);
            try (Stream<?> stream = c.execute(select(db.users.name)).stream()) {
                assertThat(stream).hasSize(4);
            }
            assertThat(c.execute(select(db.users.id, db.users.name)).keys()).containsExactly("id", "name");
        });
    }

    @Test
    void aTransactionThatThrowsIsRolledBack() {
        db.sent.assertSends(
                () -> assertThatThrownBy(() -> db.engine.begin(c -> {
                            c.execute(delete(db.users));
                            throw new IllegalStateException("no");
                        }))
                        .hasMessage("no"),
                "BEGIN",
                "DELETE FROM users ()",
                "ROLLBACK");
        assertThat(rows(select(count()).from(db.users))).hasToString("[(4,)]");
    }

    @Test
    void aConnectionBeginsWithItsFirstStatementAndClosingRollsBack() {
        try (Connection connection = db.engine.connect()) {
            assertThat(connection.isInTransaction()).isFalse();
            connection.execute(delete(db.users));
            assertThat(connection.isInTransaction()).isTrue();
            assertThat(db.engine.pool().inUse()).isEqualTo(1);
        }
        assertThat(db.engine.pool().inUse()).isZero();
        assertThat(rows(select(count()).from(db.users))).hasToString("[(4,)]");
    }

    @Test
    void statementsOfOneShapeAreSentWithTheirOwnValues() {
        for (String name : List.of("ed", "mary")) {
            assertThat(rows(select(db.users.name).where(db.users.name.eq(name), db.users.id.lt(9))))
                    .hasToString("[('" + name + "',)]");
        }
    }

    @Test
    void errorsCarryStatementParametersAndKind() {
        assertThatThrownBy(() -> db.engine.begin(c -> c.execute(text("SELECT nothing FROM nowhere"))))
                .isInstanceOfSatisfying(StatementException.class, refused -> {
                    assertThat(refused.statement()).isEqualTo("SELECT nothing FROM nowhere");
                    assertThat(refused.kind()).isEqualTo(ErrorKind.SYNTAX);
                    assertThat((Object) refused.sqlException()).isNotNull();
                });
        assertThatThrownBy(() -> db.engine.begin(
                        c -> c.execute(insert(db.users).set(db.users.id, 1).set(db.users.name, "twice"))))
                .isInstanceOfSatisfying(IntegrityException.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(ErrorKind.UNIQUE);
                    assertThat(refused.parameters()).isEqualTo("(1, 'twice')");
                });
    }

    @Test
    void hiddenParametersShowNowhere() {
        List<String> echo = new ArrayList<>();
        Table secrets = Table.of(
                new MetaData(), "secrets", column("id", INTEGER, primaryKey()), column("word", STRING.length(9)));
        try (OpenDatabase own = under.open(o -> o.echo(echo::add).hideParameters(true));
                Engine engine = own.engine()) {
            secrets.metadata().createAll(engine);
            engine.begin(c -> c.execute(
                    insert(secrets).set(secrets.get("id", INTEGER), 1).set(secrets.get("word", STRING), "swordfish")));
            assertThatThrownBy(() -> engine.begin(c -> c.execute(insert(secrets)
                            .set(secrets.get("id", INTEGER), 1)
                            .set(secrets.get("word", STRING), "swordfish"))))
                    .isInstanceOfSatisfying(
                            StatementException.class,
                            refused -> assertThat(refused.parameters() + refused.getMessage())
                                    .doesNotContain("swordfish"));
        }
        assertThat(String.join("\n", echo)).contains("INSERT INTO secrets").doesNotContain("swordfish");
    }

    @Test
    void echoGoesToTheSystemLoggerAsReadyStrings() {
        List<String> logged = new ArrayList<>();
        Logger logger = Logger.getLogger("io.mercator.engine");
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                logged.add(entry.getLevel() + " " + entry.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        try (OpenDatabase own = under.open(o -> o.echo(true));
                Engine engine = own.engine()) {
            db.users.metadata().createAll(engine);
            logged.clear();
            engine.begin(c ->
                    c.execute(update(db.users).set(db.users.name, "it's {0}").where(db.users.id.eq(1))));
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        }
        assertThat(logged)
                .containsExactly(
                        "INFO BEGIN (implicit)",
                        "INFO UPDATE users SET name=? WHERE users.id = ?",
                        "INFO ('it''s {0}', 1)",
                        "INFO COMMIT");
    }

    @Test
    void listenersHearOfStatementsWithTheirTime() {
        List<String> heard = new ArrayList<>();
        StatementListener listener = new StatementListener() {
            @Override
            public void after(StatementEvent event, Duration elapsed) {
                heard.add("after " + event.sql() + " " + !elapsed.isNegative());
            }

            @Override
            public void failed(StatementEvent event, Duration elapsed, MercatorException error) {
                heard.add("failed " + event.sql() + " " + error.getClass().getSimpleName());
            }
        };
        try (OpenDatabase own = under.open(o -> o.listener(listener));
                Engine engine = own.engine()) {
            db.users.metadata().createAll(engine);
            heard.clear();
            engine.begin(c -> c.execute(delete(db.users)));
            assertThatThrownBy(() -> engine.begin(c -> c.execute(text("NONSENSE"))));
        }
        assertThat(heard).containsExactly("after DELETE FROM users true", "failed NONSENSE StatementException");
    }

    @Test
    void aListenerMayRefuseAStatement() {
        StatementListener listener = new StatementListener() {
            @Override
            public void before(StatementEvent event) {
                if (event.sql().startsWith("DELETE") && !event.sql().contains("WHERE")) {
                    throw new IllegalStateException("DELETE without WHERE");
                }
            }
        };
        try (OpenDatabase own = under.open(o -> o.listener(listener));
                Engine engine = own.engine()) {
            db.users.metadata().createAll(engine);
            assertThatThrownBy(() -> engine.begin(c -> c.execute(delete(db.users))))
                    .hasMessage("DELETE without WHERE");
            assertThat(engine.pool().inUse()).isZero();
        }
    }

    @Test
    void nothingIsOpenedBeforeItIsNeededAndNothingStaysOpen() {
        try (OpenDatabase own = under.open()) {
            Engine engine = own.engine();
            assertThat(engine.pool()).isEqualTo(new PoolFigures(0, 0, 0));
            engine.ping();
            assertThat(engine.pool()).isEqualTo(new PoolFigures(0, 1, 0));
            String name = engine.dialect().name();
            engine.close();
            engine.close();

            assertThat(engine.isClosed()).isTrue();
            assertThatThrownBy(engine::connect)
                    .isInstanceOf(ResourceClosedException.class)
                    .hasMessageContaining(name);
        }
    }

    @Test
    void aClosedConnectionIsTold() {
        Connection connection = db.engine.connect();
        connection.close();
        connection.close();

        assertThatThrownBy(() -> connection.execute(select(db.users.id)))
                .isInstanceOf(ResourceClosedException.class)
                .hasMessageContaining("engine.connect()");
    }

    @Test
    void theDriversConnectionIsPartOfTheTransaction() {
        try (Connection connection = db.engine.connect()) {
            int changed = connection.jdbc(jdbc -> {
                try (java.sql.Statement statement = jdbc.createStatement()) {
                    return statement.executeUpdate("DELETE FROM users WHERE id = 1");
                }
            });
            assertThat(changed).isEqualTo(1);
            assertThat(connection.isInTransaction()).isTrue();
            connection.rollback();
            assertThatThrownBy(() -> connection.jdbc(jdbc -> {
                        try (java.sql.Statement statement = jdbc.createStatement()) {
                            return statement.execute("SELECT nothing FROM nowhere");
                        }
                    }))
                    .isInstanceOfSatisfying(StatementException.class, refused -> {
                        assertThat(refused.kind()).isEqualTo(ErrorKind.SYNTAX);
                        assertThat(refused.statement()).isEqualTo("JDBC");
                    });
            connection.rollback();
        }
        assertThat(rows(select(count()).from(db.users))).hasToString("[(4,)]");
    }
}
