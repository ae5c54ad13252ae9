package io.mercator.dialect.h2;

import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.sql.ArrayFunctions.all;
import static io.mercator.api.sql.ArrayFunctions.any;
import static io.mercator.api.sql.ArrayFunctions.arrayAgg;
import static io.mercator.api.sql.ArrayFunctions.at;
import static io.mercator.api.sql.ArrayFunctions.cardinality;
import static io.mercator.api.sql.ArrayFunctions.contains;
import static io.mercator.api.sql.Sql.constant;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.literal;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static io.mercator.api.type.Types.array;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Engine;
import io.mercator.api.error.CompileException;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.Condition;
import io.mercator.api.sql.Statement;
import io.mercator.api.sql.Unnest;
import io.mercator.api.type.SqlType;
import io.mercator.api.type.Types;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Arrays in columns and expressions. */
class H2ArraysTest {
    private static final TimeZone ZONE = TimeZone.getDefault();

    private static final class Lists<T> extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<List<T>> lists;

        Lists(SqlType<T> element) {
            super(new MetaData(), "lists");
            lists = column("lists", array(element));
        }
    }

    private final Engine engine = Engine.create(Shop.url());

    @AfterEach
    void close() {
        TimeZone.setDefault(ZONE);
        engine.close();
    }

    static Stream<Arguments> elements() {
        return Stream.of(
                of(Types.SMALLINT, (short) -1, Short.MAX_VALUE),
                of(INTEGER, -1, 7),
                of(Types.BIGINT, 1L << 60, 0L),
                of(Types.DECIMAL.of(10, 2), new BigDecimal("0.10"), new BigDecimal("-5.00")),
                of(Types.REAL, 0.1f, Float.NaN),
                of(Types.DOUBLE, 0.1, Double.NEGATIVE_INFINITY),
                of(Types.BOOLEAN, true, false),
                of(STRING.length(40), "", "it's {\"a\"}, NULL"),
                of(STRING, "a", "\u65e5\u672c"),
                of(Types.TEXT, "a", "b"),
                of(Types.BINARY.length(3), new byte[] {0, -1}, new byte[0]),
                of(Types.DATE, LocalDate.of(1582, 10, 10), LocalDate.of(2026, 3, 29)),
                of(Types.TIME, LocalTime.MIN, LocalTime.MAX),
                of(
                        Types.TIMESTAMP,
                        LocalDateTime.parse("2026-03-29T02:30:00.123456789"),
                        LocalDateTime.of(1, 1, 1, 0, 0)),
                of(
                        Types.TIMESTAMP_WITH_TIME_ZONE,
                        OffsetDateTime.parse("2026-03-29T02:30:00+02:00"),
                        OffsetDateTime.parse("2026-03-29T02:30:00Z")),
                of(Types.INSTANT, Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-25T01:30:00Z")),
                of(Types.UUID, new UUID(0, 0), new UUID(-1, 5)),
                of(Types.enumByName(Thread.State.class), Thread.State.NEW, Thread.State.BLOCKED),
                of(array(INTEGER), List.of(1, 2), List.of()));
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    private static <T> Arguments of(SqlType<T> type, T first, T... more) {
        return Arguments.of(
                type, Stream.concat(Stream.of(first, (T) null), Stream.of(more)).toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("elements")
    <T> void elementsOfEachTypeComeBackAsTheyWent(SqlType<T> type, List<T> values) {
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
        Lists<T> table = new Lists<>(type);
        table.metadata().createAll(engine);
        engine.begin(connection -> {
            connection.execute(insert(table).set(table.lists, values));
            connection.execute(insert(table).set(table.lists, constant(values, table.lists.type())));
            connection.execute(insert(table).set(table.lists, List.of()));
            connection.execute(insert(table).set(table.lists, (List<T>) null));
            List<List<T>> read = connection
                    .execute(select(table.lists).from(table).orderBy(table.id))
                    .all()
                    .stream()
                    .map(row -> row.value1())
                    .toList();
            assertThat(read).hasSize(4);
            assertThat(table.lists.type().same(read.get(0), values))
                    .as("%s", read)
                    .isTrue();
            assertThat(table.lists.type().same(read.get(1), values))
                    .as("%s", read)
                    .isTrue();
            assertThat(read.get(2)).isEmpty();
            assertThat(read.get(3)).isNull();
        });
        assertThat(table.metadata().diff(engine)).isEmpty();
    }

    private String rendered(Statement<?> statement) {
        return engine.dialect().render(statement);
    }

    private void finds(Lists<String> table, Condition condition, String sql, Integer... ids) {
        var query = select(table.id).from(table).where(condition).orderBy(table.id);
        assertThat(rendered(query)).isEqualTo("SELECT lists.id FROM lists WHERE " + sql + " ORDER BY lists.id");
        engine.begin(
                connection -> assertThat(connection.execute(query).scalars()).isEqualTo(List.of(ids)));
    }

    @Test
    void arraysAreAskedForElements() {
        Lists<String> table = new Lists<>(STRING);
        table.metadata().createAll(engine);
        engine.begin(connection -> {
            connection.execute(insert(table).set(table.lists, List.of("java", "sql")));
            connection.execute(insert(table).set(table.lists, List.of("sql")));
        });

        finds(table, literal("java").eq(any(table.lists)), "CAST(? AS VARCHAR) = ANY(lists.lists)", 1);
        finds(table, literal("sql").eq(all(table.lists)), "CAST(? AS VARCHAR) = ALL(lists.lists)", 2);
        finds(
                table,
                at(table.lists, 1).eq("sql"),
                "CASE WHEN CARDINALITY(lists.lists) >= ? THEN (lists.lists)[?] END = ?",
                2);
        finds(
                table,
                at(table.lists, 9).isNull(),
                "CASE WHEN CARDINALITY(lists.lists) >= ? THEN (lists.lists)[?] END IS NULL",
                1,
                2);
        finds(table, cardinality(table.lists).eq(2), "cardinality(lists.lists) = ?", 1);
        finds(table, table.lists.eq(List.of("sql")), "lists.lists = ?", 2);
        finds(table, table.id.eq(any(literal(List.of(2, 3), array(INTEGER)))), "lists.id = ANY(?)", 2);
        engine.begin(connection -> {
            assertThat(connection
                            .execute(select(arrayAgg(table.id)).from(table))
                            .scalars())
                    .containsExactly(List.of(1, 2));
            Unnest<Integer> number = Unnest.of(literal(Arrays.asList(3, 1), array(INTEGER)), "number");
            assertThat(connection
                            .execute(select(number.value()).from(number).orderBy(number.value()))
                            .scalars())
                    .containsExactly(1, 3);
        });
        assertThatThrownBy(() -> rendered(select(table.id).where(contains(table.lists, List.of("a")))))
                .isInstanceOf(CompileException.class)
                .hasMessage("The operator @> of arrays is not known to 'h2'. Compare each element,"
                        + " literal(value).eq(any(array)), where the database has arrays; else keep the elements in a table"
                        + " and join it.");
    }
}
