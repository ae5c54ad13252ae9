package io.mercator.it;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.sql.Functions.jsonValue;
import static io.mercator.api.sql.Functions.lower;
import static io.mercator.api.sql.Sql.add;
import static io.mercator.api.sql.Sql.cast;
import static io.mercator.api.sql.Sql.constant;
import static io.mercator.api.sql.Sql.delete;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.multiply;
import static io.mercator.api.sql.Sql.not;
import static io.mercator.api.sql.Sql.or;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.subtract;
import static io.mercator.api.sql.Sql.update;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.JSON;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Connection;
import io.mercator.api.engine.Engine;
import io.mercator.api.engine.StatementListener;
import io.mercator.api.error.CompileException;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.ObjectState;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.api.sql.Condition;
import io.mercator.api.sql.Cte;
import io.mercator.api.sql.Expression;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes by queries with names, of some rows in an order, of classes; statements for reading; statements of any depth. */
class OwnStatementsTest {
    static final class Task {
        private int id;
        private String title;

        int id() {
            return id;
        }

        void id(int newId) {
            id = newId;
        }

        String title() {
            return title;
        }

        void title(String newTitle) {
            title = newTitle;
        }
    }

    private static final class Tasks extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey(), assigned());
        final Column<String> title = column("title", STRING.length(20));

        Tasks(MetaData metadata) {
            super(metadata, "tasks");
        }
    }

    private final MetaData metadata = new MetaData();
    private final Tasks tasks = new Tasks(metadata);
    private final List<StatementListener> listeners = new ArrayList<>();
    private Engine engine;

    private void open(String kind) {
        engine = Engine.create(Databases.url(kind), options -> {
            for (StatementListener listener : listeners) {
                options = options.listener(listener);
            }
            return options;
        });
        metadata.createAll(engine);
        engine.begin(connection -> {
            for (int id = 1; id <= 5; id++) {
                connection.execute(insert(tasks).set(tasks.id, id).set(tasks.title, "t" + id));
            }
        });
    }

    @AfterEach
    void close() {
        assertThat(engine.pool().inUse()).isZero();
        engine.close();
    }

    private List<Object> ids(Connection connection) {
        return connection
                .execute(select(tasks.id).from(tasks).orderBy(tasks.id))
                .scalars();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void namedQueriesStandBeforeChangesToo(String kind) {
        open(kind);
        Cte late = select(tasks.id).from(tasks).where(tasks.id.gt(constant(3))).cte("late");
        engine.begin(connection -> {
            if (kind.equals("derby")) {
                assertThatThrownBy(() -> connection.execute(delete(tasks)
                                .where(tasks.id.in(select(late.c(tasks.id)).from(late)))))
                        .isInstanceOf(CompileException.class)
                        .hasMessageContaining("WITH is not known to 'derby' (late)");
                return;
            }
            connection.execute(update(tasks)
                    .set(tasks.title, "x")
                    .where(tasks.id.in(select(late.c(tasks.id)).from(late))));
            assertThat(connection
                            .execute(select(tasks.title).from(tasks).orderBy(tasks.id))
                            .scalars())
                    .containsExactly("t1", "t2", "t3", "x", "x");
            assertThat(delete(tasks)
                            .where(tasks.id.in(select(late.c(tasks.id)).from(late)))
                            .toSql(engine.dialect()))
                    .isEqualTo("WITH late (id) AS (SELECT tasks.id FROM tasks WHERE tasks.id > 3) DELETE FROM tasks"
                            + " WHERE tasks.id IN (SELECT late.id FROM late)");
            connection.execute(
                    delete(tasks).where(tasks.id.in(select(late.c(tasks.id)).from(late))));
            assertThat(ids(connection)).containsExactly(1, 2, 3);
            connection.execute(insert(tasks)
                    .fromSelect(select(add(late.c(tasks.id), 10)).from(late), tasks.id));
            assertThat(ids(connection)).containsExactly(1, 2, 3);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void someRowsInAnOrderAreChangedOrItIsRefused(String kind) {
        open(kind);
        engine.begin(connection -> {
            if (kind.equals("derby")) {
                assertThatThrownBy(() -> connection.execute(
                                delete(tasks).orderBy(tasks.id).limit(2)))
                        .isInstanceOf(CompileException.class)
                        .hasMessageContaining("DELETE ... ORDER BY ... LIMIT is not known to 'derby'");
                assertThatThrownBy(() -> connection.execute(
                                update(tasks).set(tasks.title, "x").limit(2)))
                        .isInstanceOf(CompileException.class)
                        .hasMessageContaining("UPDATE ... ORDER BY ... LIMIT is not known to 'derby'");
                return;
            }
            connection.execute(delete(tasks).orderBy(tasks.id.desc()).limit(2));
            assertThat(ids(connection)).containsExactly(1, 2, 3);
            assertThat(connection
                            .execute(update(tasks)
                                    .set(tasks.title, "x")
                                    .where(tasks.id.gt(1))
                                    .orderBy(tasks.id)
                                    .limit(1))
                            .rowCount())
                    .isEqualTo(1);
            assertThat(connection
                            .execute(select(tasks.id).from(tasks).where(tasks.title.eq("x")))
                            .scalars())
                    .containsExactly(2);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aLimitOfZeroGivesNoRow(String kind) {
        open(kind);
        engine.begin(connection -> {
            assertThat(connection
                            .execute(select(tasks.id)
                                    .from(tasks)
                                    .orderBy(tasks.id)
                                    .limit(2))
                            .scalars())
                    .containsExactly(1, 2);
            assertThat(connection
                            .execute(select(tasks.id)
                                    .from(tasks)
                                    .orderBy(tasks.id)
                                    .limit(0))
                            .scalars())
                    .isEmpty();
            assertThat(connection
                            .execute(select(tasks.id)
                                    .from(tasks)
                                    .orderBy(tasks.id)
                                    .limit(0)
                                    .offset(1))
                            .scalars())
                    .isEmpty();
        });
    }

    private SessionFactory sessions() {
        Registry registry = new Registry();
        registry.map(Task.class, tasks)
                .construct(Task::new)
                .intProperty(tasks.id, Task::id, Task::id)
                .property(tasks.title, Task::title, Task::title);
        return SessionFactory.of(registry, o -> o.strict(true)).bind(engine);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void changesOfClassesAreSeenByTheirObjects(String kind) {
        open(kind);
        try (Session session = sessions().open()) {
            Task first = session.get(Task.class, 1);
            Task second = session.get(Task.class, 2);
            session.execute(session.update(Task.class).set(tasks.title, "done").where(tasks.id.le(1)));
            assertThat(session.read(first, tasks.title)).isEqualTo("done");
            assertThat(first.title()).isEqualTo("done");
            session.execute(session.delete(Task.class).where(tasks.id.eq(2)));
            assertThat(session.state(second)).isEqualTo(ObjectState.DELETED);
            assertThat(session.select(select(tasks.title)
                                    .from(tasks)
                                    .where(tasks.id.lt(4))
                                    .orderBy(tasks.id))
                            .scalars())
                    .containsExactly("done", "t3");
            session.rollback();
            assertThat(session.read(second, tasks.title)).isEqualTo("t2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite"})
    void aLimitedDeleteMarksTheObjectsThatItMeetsAlone(String kind) {
        open(kind);
        try (Session session = sessions().open()) {
            List<Task> all = session.query(Task.class).orderBy(tasks.id).all();
            session.execute(session.delete(Task.class).orderBy(tasks.id.desc()).limit(1));
            assertThat(all.stream().map(session::state))
                    .containsExactly(
                            ObjectState.PERSISTENT,
                            ObjectState.PERSISTENT,
                            ObjectState.PERSISTENT,
                            ObjectState.PERSISTENT,
                            ObjectState.DELETED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aListenerRefusesChangesOfEveryRow(String kind) {
        listeners.add(StatementListener.refusingUnconditionalChanges());
        open(kind);
        engine.begin(connection -> {
            assertThatThrownBy(() -> connection.execute(delete(tasks)))
                    .isInstanceOf(CompileException.class)
                    .hasMessage(
                            "The statement meets every row of its table and is refused: DELETE FROM tasks. Say which"
                                    + " rows with where(...).");
            assertThatThrownBy(() -> connection.execute(update(tasks).set(tasks.title, "x")))
                    .isInstanceOf(CompileException.class)
                    .hasMessageContaining("UPDATE tasks SET title=?");
            assertThat(ids(connection)).hasSize(5);
            connection.execute(delete(tasks).where(tasks.id.eq(1)));
            connection.execute(delete(tasks).where(constant(1).eq(constant(1))));
            assertThat(ids(connection)).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void statementsAreWrittenForReading(String kind) {
        open(kind);
        assertThat(select(tasks.id, lower(tasks.title))
                        .from(tasks)
                        .where(
                                tasks.title.eq("it's"),
                                tasks.id.in(select(tasks.id).from(tasks).where(tasks.id.between(1, 5))))
                        .orderBy(tasks.id)
                        .toReadableSql(engine.dialect()))
                .isEqualTo("""
                        SELECT tasks.id, lower(tasks.title) AS lower_1
                        FROM tasks
                        WHERE tasks.title = 'it''s' AND tasks.id IN (
                          SELECT tasks.id
                          FROM tasks
                          WHERE tasks.id BETWEEN 1 AND 5
                        )
                        ORDER BY tasks.id""");
        assertThat(insert(tasks)
                        .set(tasks.id, 1)
                        .set(tasks.title, (String) null)
                        .toReadableSql(engine.dialect()))
                .isEqualTo("INSERT INTO tasks (id, title)\nVALUES (1, NULL)");
        assertThat(delete(tasks).where(tasks.id.eq(1)).toReadableSql(engine.dialect()))
                .isEqualTo("DELETE FROM tasks\nWHERE tasks.id = 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void scalarsAreTakenFromJsonOrItIsRefused(String kind) {
        open(kind);
        String document = "{\"a\": {\"b\": [4, \"five\"]}}";
        Expression<String> five = jsonValue(constant(document, JSON), "$.a.b[1]");
        Expression<Integer> four = cast(jsonValue(constant(document, JSON), "$.a.b[0]"), INTEGER);
        Expression<String> nothing = jsonValue(constant(document, JSON), "$.c");
        engine.begin(connection -> {
            if (kind.equals("derby")) {
                assertThatThrownBy(() -> connection.execute(select(five)))
                        .isInstanceOf(CompileException.class)
                        .hasMessageContaining("Derby has no functions for JSON");
                return;
            }
            assertThat(connection.execute(select(five, four, nothing)).one().toString())
                    .isEqualTo("('five', 4, null)");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void deepAndWideStatementsAreRenderedAndRun(String kind) {
        open(kind);
        List<Condition> wide = new ArrayList<>();
        int many = kind.equals("derby") ? 1_000 : 10_000; // Derby's optimizer recurses over them
        for (int number = 0; number < many; number++) {
            wide.add(tasks.id.eq(constant(number % 1_000 + 5)));
        }
        Condition deep = tasks.id.eq(3);
        Expression<Integer> sum = tasks.id;
        for (int level = 0; level < 100; level++) {
            deep = not(deep.and(tasks.id.isNotNull()));
            sum = subtract(constant(1), multiply(sum, constant(-1)));
        }
        Condition thousand = tasks.id.eq(3);
        for (int level = 0; level < 495; level++) {
            thousand = or(thousand.and(tasks.id.isNotNull()), tasks.id.isNull());
        }
        assertThat(select(tasks.id).from(tasks).where(thousand).toSql(engine.dialect()))
                .contains("(((((((((");
        Condition all = deep;
        Expression<Integer> total = sum;
        engine.begin(connection -> {
            assertThat(connection
                            .execute(select(tasks.id)
                                    .from(tasks)
                                    .where(or(wide.toArray(new Condition[0])))
                                    .orderBy(tasks.id))
                            .scalars())
                    .containsExactly(5);
            assertThat(connection
                            .execute(select(tasks.id).from(tasks).where(all))
                            .scalars())
                    .containsExactly(3);
            assertThat(connection
                            .execute(select(total).from(tasks).where(tasks.id.eq(3)))
                            .scalar())
                    .isEqualTo(103);
        });
        Condition almost = thousand;
        assertThatThrownBy(() -> {
                    Condition tooDeep = almost;
                    for (int level = 0; level < 40; level++) {
                        tooDeep = not(tooDeep.and(tasks.id.isNotNull()));
                    }
                })
                .isInstanceOf(CompileException.class)
                .hasMessageContaining("An expression is nested more than 1024 levels deep");
    }
}
