package io.mercator.types;

import static io.mercator.api.sql.Sql.constant;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.literal;
import static io.mercator.api.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Connection;
import io.mercator.api.engine.Engine;
import io.mercator.api.error.CompileException;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.api.sql.Condition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each type on each database, in UTC and in two zones with daylight saving, is written, read, compared, ordered, null, a
 * key, a parameter and a literal; or refused with the reason that the table of docs/types.md shows.
 */
class TypeTableTest {
    private static final TimeZone ZONE = TimeZone.getDefault();
    private static final Map<String, Engine> ENGINES = new LinkedHashMap<>();

    @BeforeAll
    static void open() {
        ENGINES.put("sqlite", Engine.create("sqlite::memory:"));
        ENGINES.put("derby", Engine.create("derby:memory:types"));
    }

    @AfterAll
    static void close() {
        ENGINES.values().forEach(Engine::close);
        ENGINES.clear();
    }

    @AfterEach
    void zoneIsPutBack() {
        TimeZone.setDefault(ZONE);
    }

    static Stream<Arguments> cells() {
        List<Arguments> cells = new ArrayList<>();
        for (TypeCase<?> type : TypeCases.all()) {
            for (String database : List.of("sqlite", "derby")) {
                for (Operation operation : Operation.values()) {
                    for (String zone : List.of("UTC", "Europe/Berlin", "America/Sao_Paulo")) {
                        cells.add(Arguments.of(type, database, operation, zone));
                    }
                }
            }
        }
        return cells.stream();
    }

    @ParameterizedTest(name = "{0} on {1}: {2} in {3}")
    @MethodSource("cells")
    void aTypeDoesWhatItsCellSays(TypeCase<?> type, String database, Operation operation, String zone) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        Engine engine = ENGINES.get(database);
        type.refusal(database, operation)
                .ifPresentOrElse(
                        reason -> assertThatThrownBy(() -> run(type, engine, operation))
                                .isInstanceOf(CompileException.class)
                                .hasMessageContaining(reason),
                        () -> run(type, engine, operation));
    }

    private static <T> void run(TypeCase<T> type, Engine engine, Operation operation) {
        if (operation == Operation.KEY) {
            isKey(type, engine);
            return;
        }
        TypeTable<T> table = TypeTable.ofValues(type.type());
        table.metadata().createAll(engine);
        try {
            switch (operation) {
                case WRITE -> objectsAreWritten(type, table, engine);
                case READ -> rowsAreRead(type, table, engine);
                case COMPARE -> valuesAreCompared(type, table, engine);
                case ORDER -> valuesAreOrdered(type, table, engine);
                case NULL -> nullIsKept(type, table, engine);
                case PARAMETER -> parametersComeBack(type, table, engine);
                case LITERAL -> literalsComeBack(type, table, engine);
                default -> throw new AssertionError(operation);
            }
        } finally {
            table.metadata().dropAll(engine);
        }
    }

    /** Inserts the values in another order than theirs, each with its place as number. */
    private static <T> void fill(TypeCase<T> type, TypeTable<T> table, Connection connection) {
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < type.values().size(); place++) {
            places.add(place);
        }
        Collections.shuffle(places, new Random(7));
        for (int place : places) {
            connection.execute(insert(table)
                    .set(table.id, place)
                    .set(table.value, type.values().get(place)));
        }
    }

    private static <T> void assertSame(TypeCase<T> type, @Nullable Object read, T expected) {
        assertThat(read).isInstanceOf(type.type().javaType()).isEqualTo(expected);
    }

    private static <T> void objectsAreWritten(TypeCase<T> type, TypeTable<T> table, Engine engine) {
        SessionFactory sessions = SessionFactory.of(table.mapped()).bind(engine);
        T first = type.values().get(0);
        T last = type.values().get(type.values().size() - 1);
        try (Session session = sessions.open()) {
            for (int place = 0; place < type.values().size(); place++) {
                session.add(new Holder<>(place, type.values().get(place)));
            }
            session.commit();
            Holder<T> changed = holder(session, 0);
            assertSame(type, changed.value(), first);
            assertThat(session.dirty()).isEmpty();
            changed.value(type.type().copy(first));
            assertThat(session.dirty()).isEmpty();
            changed.value(last);
            assertThat(session.dirty()).containsExactly(changed);
            session.commit();
        }
        try (Session session = sessions.open()) {
            assertSame(type, holder(session, 0).value(), last);
            for (int place = 1; place < type.values().size(); place++) {
                assertSame(type, holder(session, place).value(), type.values().get(place));
            }
        }
    }

    @SuppressWarnings("unchecked") // the mapping says which class the objects are of
    private static <T> Holder<T> holder(Session session, Object key) {
        return (Holder<T>) session.get(Holder.class, key);
    }

    private static <T> void rowsAreRead(TypeCase<T> type, TypeTable<T> table, Engine engine) {
        engine.begin(connection -> {
            fill(type, table, connection);
            List<@Nullable Object> read = connection
                    .execute(select(table.value).from(table).orderBy(table.id))
                    .scalars();
            assertThat(read).hasSameSizeAs(type.values());
            for (int place = 0; place < read.size(); place++) {
                assertSame(type, read.get(place), type.values().get(place));
            }
        });
    }

    private static <T> List<@Nullable Object> ids(TypeTable<T> table, Connection connection, Condition condition) {
        return connection
                .execute(select(table.id).from(table).where(condition).orderBy(table.id))
                .scalars();
    }

    private static <T> void valuesAreCompared(TypeCase<T> type, TypeTable<T> table, Engine engine) {
        int count = type.values().size();
        engine.begin(connection -> {
            fill(type, table, connection);
            for (int place = 0; place < count; place++) {
                T value = type.values().get(place);
                assertThat(ids(table, connection, table.value.eq(value))).containsExactly(place);
                assertThat(ids(table, connection, table.value.ne(value)))
                        .hasSize(count - 1)
                        .doesNotContain(place);
            }
            T first = type.values().get(0);
            T last = type.values().get(count - 1);
            assertThat(ids(table, connection, table.value.in(List.of(first, last))))
                    .containsExactly(0, count - 1);
            assertThat(ids(table, connection, table.value.notIn(List.of(first, last))))
                    .hasSize(count - 2);
            assertThat(ids(table, connection, table.value.eq(table.value))).hasSize(count);
            assertThat(connection
                            .execute(select(table.value).distinct().from(table))
                            .all())
                    .hasSize(count);
        });
    }

    private static <T> void valuesAreOrdered(TypeCase<T> type, TypeTable<T> table, Engine engine) {
        int count = type.values().size();
        List<Integer> ascending =
                Stream.iterate(0, place -> place + 1).limit(count).toList();
        engine.begin(connection -> {
            fill(type, table, connection);
            assertThat(connection
                            .execute(select(table.id).from(table).orderBy(table.value))
                            .scalars())
                    .isEqualTo(ascending);
            T first = type.values().get(0);
            T second = type.values().get(1);
            T last = type.values().get(count - 1);
            assertThat(ids(table, connection, table.value.lt(last))).isEqualTo(ascending.subList(0, count - 1));
            assertThat(ids(table, connection, table.value.le(first))).containsExactly(0);
            assertThat(ids(table, connection, table.value.gt(first))).isEqualTo(ascending.subList(1, count));
            assertThat(ids(table, connection, table.value.ge(last))).containsExactly(count - 1);
            assertThat(ids(table, connection, table.value.between(first, second)))
                    .containsExactly(0, 1);
        });
    }

    private static <T> void nullIsKept(TypeCase<T> type, TypeTable<T> table, Engine engine) {
        SessionFactory sessions = SessionFactory.of(table.mapped()).bind(engine);
        T value = type.values().get(1);
        try (Session session = sessions.open()) {
            session.add(new Holder<T>(0, null));
            session.add(new Holder<>(1, value));
            session.commit();
            Holder<T> none = holder(session, 0);
            Holder<T> some = holder(session, 1);
            session.refresh(none);
            assertThat(none.value()).isNull();
            none.value(value);
            some.value(null);
            session.commit();
        }
        engine.begin(connection -> {
            assertThat(ids(table, connection, table.value.isNull())).containsExactly(1);
            assertThat(ids(table, connection, table.value.isNotNull())).containsExactly(0);
            assertThat(connection
                            .execute(select(table.value).from(table).where(table.id.eq(1)))
                            .scalars())
                    .containsExactly((Object) null);
        });
    }

    private static <T> void isKey(TypeCase<T> type, Engine engine) {
        TypeTable<T> table = TypeTable.ofKeys(type.type());
        table.metadata().createAll(engine);
        try {
            SessionFactory sessions = SessionFactory.of(table.mapped()).bind(engine);
            try (Session session = sessions.open()) {
                for (int place = 0; place < type.values().size(); place++) {
                    session.add(new Holder<>(place, type.values().get(place)));
                }
                session.commit();
            }
            try (Session session = sessions.open()) {
                for (int place = 0; place < type.values().size(); place++) {
                    T key = type.type().copy(type.values().get(place));
                    Holder<T> found = holder(session, key);
                    assertThat(found.id()).isEqualTo(place);
                    assertThat((Object) holder(session, key)).isSameAs(found);
                    found.id(place + 100);
                }
                session.commit();
                Holder<T> last = holder(session, type.values().get(1));
                session.delete(last);
                session.commit();
                assertThat(session.query(Holder.class).all())
                        .hasSize(type.values().size() - 1);
                assertThat(session.query(Holder.class).filter(table.id.lt(100)).all())
                        .isEmpty();
            }
        } finally {
            table.metadata().dropAll(engine);
        }
    }

    private static <T> void parametersComeBack(TypeCase<T> type, TypeTable<T> table, Engine engine) {
        engine.begin(connection -> {
            connection.execute(insert(table).set(table.id, 1));
            for (T value : type.values()) {
                Object read = connection
                        .execute(select(literal(value, type.type()).as("p")).from(table))
                        .scalar();
                assertSame(type, read, value);
            }
            assertThat(connection
                            .execute(select(literal((T) null, type.type()).as("p"))
                                    .from(table))
                            .scalars())
                    .containsExactly((Object) null);
        });
    }

    private static <T> void literalsComeBack(TypeCase<T> type, TypeTable<T> table, Engine engine) {
        engine.begin(connection -> {
            for (int place = 0; place < type.values().size(); place++) {
                T value = type.values().get(place);
                connection.execute(insert(table).set(table.id, place).set(table.value, constant(value, type.type())));
                Object selected = connection
                        .execute(select(constant(value, type.type()).as("c"))
                                .from(table)
                                .where(table.id.eq(place)))
                        .scalar();
                assertSame(type, selected, value);
                Object stored = connection
                        .execute(select(table.value).from(table).where(table.id.eq(place)))
                        .scalar();
                assertSame(type, stored, value);
            }
        });
    }
}
