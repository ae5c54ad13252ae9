package io.mercator.dialect.postgresql;

import static io.mercator.api.sql.Sql.constant;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.literal;
import static io.mercator.api.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Connection;
import io.mercator.api.error.CompileException;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.api.sql.Condition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each type on PostgreSQL, in UTC and in two zones with daylight saving, is written, read, compared, ordered, null, a key, a
 * parameter and a literal; or refused with the reason. The table of docs/types.md says this and nothing else.
 */
class PostgresqlTypesTest {
    private static final TimeZone ZONE = TimeZone.getDefault();
    private static TestSchema schema;

    @BeforeAll
    static void open() {
        schema = new TestSchema();
    }

    @AfterAll
    static void close() {
        schema.close();
    }

    @AfterEach
    void zoneIsPutBack() {
        TimeZone.setDefault(ZONE);
    }

    static Stream<Arguments> cells() {
        return TypeCase.all().stream()
                .flatMap(type ->
                        Stream.of("UTC", "Europe/Berlin", "America/Sao_Paulo").map(zone -> Arguments.of(type, zone)));
    }

    private static <T> void with(TypeTable<T> table, Consumer<TypeTable<T>> work) {
        table.metadata().createAll(schema.engine);
        try {
            work.accept(table);
        } finally {
            table.metadata().dropAll(schema.engine);
        }
    }

    private static <T> void assertSame(TypeCase<T> type, @Nullable Object read, @Nullable T expected) {
        assertThat(read).isEqualTo(expected);
        if (read != null) {
            assertThat(read).isInstanceOf(type.type().javaType());
        }
    }

    private static <T> void fill(TypeCase<T> type, TypeTable<T> table, Connection connection) {
        for (int place = type.values().size() - 1; place >= 0; place--) {
            connection.execute(insert(table)
                    .set(table.id, place)
                    .set(table.value, type.values().get(place)));
        }
    }

    private static <T> List<@Nullable Object> ids(TypeTable<T> table, Connection connection, Condition condition) {
        return connection
                .execute(select(table.id).from(table).where(condition).orderBy(table.id))
                .scalars();
    }

    private static void refused(Runnable work, String reason) {
        assertThatThrownBy(work::run).isInstanceOf(CompileException.class).hasMessageContaining(reason);
    }

    /** All values and a NULL go in one INSERT, whose keys are told by the values that come back. */
    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("cells")
    <T> void objectsAreWrittenAndRead(TypeCase<T> type, String zone) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        with(TypeTable.ofValues(type.type()), table -> {
            SessionFactory sessions = SessionFactory.of(table.mapped()).bind(schema.engine);
            List<Holder<T>> holders = new ArrayList<>();
            type.values().forEach(value -> holders.add(new Holder<>(value)));
            holders.add(new Holder<>(null));
            try (Session session = sessions.open()) {
                session.addAll(holders.toArray());
                session.commit();
                holders.forEach(session::refresh);
                holders.get(0).value(type.type().copy(type.values().get(0)));
                assertThat(session.dirty()).isEmpty();
                holders.get(0).value(type.values().get(1));
                assertThat(session.dirty()).containsExactly(holders.get(0));
                session.commit();
            }
            schema.engine.begin(connection -> {
                for (int place = 0; place < holders.size(); place++) {
                    Object stored = connection
                            .execute(select(table.value)
                                    .from(table)
                                    .where(table.id.eq(holders.get(place).id())))
                            .scalar();
                    T expected = place == type.values().size()
                            ? null
                            : type.values().get(Math.max(place, place == 0 ? 1 : 0));
                    assertSame(type, stored, expected);
                }
                assertThat(ids(table, connection, table.value.isNull()))
                        .containsExactly(holders.get(holders.size() - 1).id());
            });
        });
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("cells")
    <T> void valuesAreComparedAndOrdered(TypeCase<T> type, String zone) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        with(
                TypeTable.ofValues(type.type()),
                table -> schema.engine.begin(connection -> {
                    fill(type, table, connection);
                    T first = type.values().get(0);
                    int count = type.values().size();
                    if (!type.compares()) {
                        refused(
                                () -> ids(table, connection, table.value.eq(first)),
                                "PostgreSQL's JSON does not compare");
                        refused(
                                () -> ids(table, connection, table.value.lt(first)),
                                "PostgreSQL's JSON does not compare");
                        return;
                    }
                    for (int place = 0; place < count; place++) {
                        T value = type.values().get(place);
                        assertThat(ids(table, connection, table.value.eq(value)))
                                .containsExactly(place);
                        assertThat(ids(table, connection, table.value.lt(value)))
                                .hasSize(place);
                        assertThat(ids(table, connection, table.value.between(value, value)))
                                .containsExactly(place);
                    }
                    T last = type.values().get(count - 1);
                    assertThat(ids(table, connection, table.value.in(List.of(first, last))))
                            .containsExactly(0, count - 1);
                    assertThat(ids(table, connection, table.value.eq(constant(last, type.type()))))
                            .containsExactly(count - 1);
                    assertThat(connection
                                    .execute(select(table.id).from(table).orderBy(table.value))
                                    .scalars())
                            .isEqualTo(IntStream.range(0, count).boxed().toList());
                    assertThat(connection
                                    .execute(select(table.value).distinct().from(table))
                                    .all())
                            .hasSize(count);
                }));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("cells")
    <T> void valuesAreKeys(TypeCase<T> type, String zone) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        TypeTable<T> keys = TypeTable.ofKeys(type.type());
        if (!type.isKey()) {
            refused(() -> keys.metadata().createAll(schema.engine), "cannot be used as a key on 'postgresql'");
            return;
        }
        with(keys, table -> {
            SessionFactory sessions = SessionFactory.of(table.mapped()).bind(schema.engine);
            try (Session session = sessions.open()) {
                type.values().forEach(value -> session.add(new Holder<>(value)));
                session.commit();
            }
            try (Session session = sessions.open()) {
                for (int place = 0; place < type.values().size(); place++) {
                    T key = type.type().copy(type.values().get(place));
                    Holder<?> found = session.get(Holder.class, key);
                    assertThat((Object) session.get(Holder.class, key)).isSameAs(found);
                    found.id(place);
                }
                session.delete(session.get(Holder.class, type.values().get(0)));
                session.commit();
                assertThat(session.query(Holder.class).filter(table.id.ge(1)).all())
                        .hasSize(type.values().size() - 1);
            }
        });
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("cells")
    <T> void parametersAndLiteralsComeBack(TypeCase<T> type, String zone) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        with(
                TypeTable.ofValues(type.type()),
                table -> schema.engine.begin(connection -> {
                    for (T value : type.values()) {
                        assertSame(
                                type,
                                connection
                                        .execute(select(
                                                literal(value, type.type()).as("p")))
                                        .scalar(),
                                value);
                        assertSame(
                                type,
                                connection
                                        .execute(select(
                                                constant(value, type.type()).as("c")))
                                        .scalar(),
                                value);
                        Object stored = connection
                                .execute(insert(table)
                                        .set(table.value, constant(value, type.type()))
                                        .returning(table.value))
                                .scalar();
                        assertSame(type, stored, value);
                    }
                    assertThat(connection
                                    .execute(select(
                                            literal((T) null, type.type()).as("p")))
                                    .scalars())
                            .containsExactly((Object) null);
                }));
    }

    @Test
    void theTableOfTheDocumentSaysThis() throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "| Type | Java class | Column | write | read | compare | order | null | key | parameter | literal |",
                "|---|---|---|---|---|---|---|---|---|---|---|"));
        PostgresqlDialect dialect = new PostgresqlDialect(PostgresqlServer.NEWEST);
        for (TypeCase<?> type : TypeCase.all()) {
            String compares = type.compares() ? "yes" : "(1)";
            String key = type.isKey() ? "yes" : type.compares() ? "(2)" : "(1)";
            lines.add("| `" + type.name() + "` | `" + type.type().javaType().getSimpleName() + "` | `"
                    + type.type().accept(dialect.typeNames()) + "` | yes | yes | " + compares + " | " + compares
                    + " | yes | " + key + " | yes | yes |");
        }
        assertThat(Files.readString(Path.of("..", "docs", "types.md"))).contains(String.join("\n", lines));
    }
}
