package io.mercator.dialect.mariadb;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.sql.Sql.constant;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.literal;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.type.Types.INTEGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.dialect.Dialect;
import io.mercator.api.engine.Engine;
import io.mercator.api.error.CompileException;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.Condition;
import io.mercator.api.type.SqlType;
import io.mercator.api.type.Types;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TimeZone;
import java.util.UUID;
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
 * Each type in UTC and in two zones with daylight saving: written, read, compared, ordered, null, a key, a parameter and a
 * literal; or refused, as the table of docs/types.md shows.
 */
class MariadbTypesTest {
    private static final TimeZone ZONE = TimeZone.getDefault();
    private static final String NO_INDEX = "has no index";
    private static @Nullable TestSchema schema;
    private static @Nullable Engine engine;

    /** A type with distinct values in ascending order. */
    private record Case<T>(String name, SqlType<T> type, List<T> values, String column, boolean isKey) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A table with one column of the type, which may be the key. */
    private static final class Holder<T> extends Table {
        final Column<Integer> id = column("id", INTEGER);
        final Column<T> value;

        Holder(SqlType<T> type, boolean key) {
            super(new MetaData(), "holder");
            value = key ? column("v", type, primaryKey(), assigned()) : column("v", type);
        }
    }

    @BeforeAll
    static void open() {
        schema = new TestSchema();
        engine = schema.engine;
    }

    @AfterAll
    static void close() {
        Objects.requireNonNull(schema).close();
    }

    @AfterEach
    void zoneIsPutBack() {
        TimeZone.setDefault(ZONE);
    }

    private static Engine engine() {
        return Objects.requireNonNull(engine);
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    private static <T> Case<T> of(String name, SqlType<T> type, String column, T... ascending) {
        return new Case<>(name, type, List.of(ascending), column, true);
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    private static <T> Case<T> large(String name, SqlType<T> type, String column, T... ascending) {
        return new Case<>(name, type, List.of(ascending), column, false);
    }

    private static final String[] STRINGS = {
        "", "\0", "' OR 1 = 1; --", "A", "B\"\\%_", "a\nb\r\tc", "\u00e9", "\u65e5\u672c\u8a9e", "\ud83d\ude00 smile"
    };

    static List<Case<?>> cases() {
        return List.of(
                of("SMALLINT", Types.SMALLINT, "SMALLINT", Short.MIN_VALUE, (short) -1, (short) 0, Short.MAX_VALUE),
                of("INTEGER", Types.INTEGER, "INTEGER", Integer.MIN_VALUE, -1, 0, Integer.MAX_VALUE),
                of("BIGINT", Types.BIGINT, "BIGINT", Long.MIN_VALUE, -1L, 0L, (1L << 53) + 1, Long.MAX_VALUE),
                of(
                        "DECIMAL.of(10, 2)",
                        Types.DECIMAL.of(10, 2),
                        "DECIMAL(10, 2)",
                        decimals("-99999999.99 -0.01 0.00 0.10 99999999.99")),
                of(
                        "DECIMAL.of(65, 20)",
                        Types.DECIMAL.of(65, 20),
                        "DECIMAL(65, 20)",
                        decimals("-123456789012345678901234567890.12345678901234567890 9.00000000000000000000"
                                + " 10.00000000000000000000")),
                of("REAL", Types.REAL, "DOUBLE", -Float.MAX_VALUE, -0.1f, 0f, Float.MIN_VALUE, 0.1f, Float.MAX_VALUE),
                of(
                        "DOUBLE",
                        Types.DOUBLE,
                        "DOUBLE",
                        -Double.MAX_VALUE,
                        -0.1,
                        0.0,
                        Double.MIN_VALUE,
                        0.1,
                        Double.MAX_VALUE),
                of("BOOLEAN", Types.BOOLEAN, "BOOLEAN", false, true),
                of("STRING.length(n)", Types.STRING.length(40), "VARCHAR(40)", STRINGS),
                large("STRING", Types.STRING, "LONGTEXT", STRINGS),
                of("STRING.length(n).fixed()", Types.STRING.length(40).fixed(), "CHAR(40)", "", "0", "A", "a b", "z"),
                large("TEXT", Types.TEXT, "LONGTEXT", STRINGS),
                large("JSON", Types.JSON, "JSON", "\"a\"", "1", "1.0", "[1, 2]", "null", "{\"b\": 1,  \"a\":{}}"),
                of("BINARY.length(n)", Types.BINARY.length(20), "VARBINARY(20)", binaries()),
                large("BINARY", Types.BINARY, "LONGBLOB", binaries()),
                of(
                        "DATE",
                        Types.DATE,
                        "DATE",
                        LocalDate.of(1, 1, 1),
                        LocalDate.of(4, 2, 29),
                        LocalDate.of(1582, 10, 10),
                        LocalDate.of(2018, 11, 4),
                        LocalDate.of(2026, 3, 29),
                        LocalDate.of(9_999, 12, 31)),
                of(
                        "TIME",
                        Types.TIME,
                        "TIME(6)",
                        LocalTime.MIN,
                        LocalTime.of(2, 30),
                        LocalTime.parse("23:59:59.999999")),
                of(
                        "TIMESTAMP",
                        Types.TIMESTAMP,
                        "DATETIME(6)",
                        LocalDateTime.parse("0001-01-01T00:00:00"),
                        LocalDateTime.parse("2018-11-04T00:30:00"),
                        LocalDateTime.parse("2026-03-29T02:30:00"),
                        LocalDateTime.parse("2026-03-29T02:30:00.000001"),
                        LocalDateTime.parse("9999-12-31T23:59:59.999999")),
                of(
                        "TIMESTAMP_WITH_TIME_ZONE",
                        Types.TIMESTAMP_WITH_TIME_ZONE,
                        "VARCHAR(40)",
                        OffsetDateTime.parse("0001-01-01T12:00:00+10:00"),
                        OffsetDateTime.parse("2026-03-29T03:30:00.000000001+02:00"),
                        OffsetDateTime.parse("2026-03-29T02:30:00Z"),
                        OffsetDateTime.parse("2026-03-29T03:30:00+01:00"),
                        OffsetDateTime.parse("2026-10-24T22:00:00-05:30"),
                        OffsetDateTime.parse("9999-12-31T12:59:59.999999999-08:00:30")),
                of(
                        "INSTANT",
                        Types.INSTANT,
                        "DATETIME(6)",
                        Instant.parse("0001-01-01T00:00:00Z"),
                        Instant.parse("2026-03-29T00:59:59.999999Z"),
                        Instant.parse("2026-10-25T00:30:00.123456Z"),
                        Instant.parse("2026-10-25T01:30:00.123456Z"),
                        Instant.parse("9999-12-31T23:59:59.999999Z")),
                of(
                        "DURATION",
                        Types.DURATION,
                        "BIGINT",
                        Duration.ofNanos(Long.MIN_VALUE),
                        Duration.ZERO,
                        Duration.ofNanos(Long.MAX_VALUE)),
                of(
                        "UUID",
                        Types.UUID,
                        "UUID",
                        new UUID(0, 0),
                        UUID.fromString("80000000-0000-4000-8000-000000000000"),
                        UUID.fromString("7fffffff-ffff-4fff-bfff-ffffffffffff"),
                        new UUID(-1, -1)));
    }

    private static BigDecimal[] decimals(String ascending) {
        return Stream.of(ascending.split(" ")).map(BigDecimal::new).toArray(BigDecimal[]::new);
    }

    private static byte[][] binaries() {
        return new byte[][] {{}, {0}, {0, 1}, {1, 39, 92}, {127}, {-128}, {-1, -1}};
    }

    static Stream<Arguments> cells() {
        return cases().stream()
                .flatMap(type ->
                        Stream.of("UTC", "Europe/Berlin", "America/Sao_Paulo").map(zone -> Arguments.of(type, zone)));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("cells")
    void aTypeKeepsComparesAndOrdersItsValues(Case<?> type, String zone) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        kept(type);
        if (type.isKey()) {
            isKey(type);
        } else {
            assertThatThrownBy(() -> isKey(type))
                    .isInstanceOf(CompileException.class)
                    .hasMessageContaining(NO_INDEX);
        }
    }

    private static <T> void kept(Case<T> type) {
        Holder<T> holder = new Holder<>(type.type(), false);
        holder.metadata().createAll(engine());
        try {
            List<Integer> places = new ArrayList<>(
                    Stream.iterate(0, n -> n + 1).limit(type.values().size()).toList());
            List<Integer> ascending = List.copyOf(places);
            Collections.shuffle(places, new Random(7));
            engine().begin(c -> {
                for (int place : places) {
                    c.execute(insert(holder)
                            .set(holder.id, place)
                            .set(holder.value, type.values().get(place)));
                }
                c.execute(insert(holder).set(holder.id, 99));
                for (int place : ascending) {
                    T value = type.values().get(place);
                    assertThat(c.execute(select(holder.value).where(holder.id.eq(place)))
                                    .scalar())
                            .isEqualTo(value);
                    assertThat(c.execute(select(holder.id).where(holder.value.eq(value)))
                                    .scalars())
                            .containsExactly(place);
                    assertThat(c.execute(select(holder.id).where(holder.value.eq(constant(value, type.type()))))
                                    .scalars())
                            .containsExactly(place);
                    assertThat(c.execute(select(literal(value, type.type()).as("p")))
                                    .scalar())
                            .isEqualTo(value);
                    assertThat(c.execute(select(constant(value, type.type()).as("p")))
                                    .scalar())
                            .isEqualTo(value);
                }
                Condition present = holder.value.isNotNull();
                assertThat(c.execute(select(holder.id).where(present).orderBy(holder.value))
                                .scalars())
                        .isEqualTo(ascending);
                assertThat(c.execute(select(holder.id).where(holder.value.isNull()))
                                .scalars())
                        .containsExactly(99);
                assertThat(c.execute(select(holder.value).distinct().where(present))
                                .all())
                        .hasSameSizeAs(ascending);
                assertThat(c.execute(select(holder.value).where(holder.id.eq(99)))
                                .scalars())
                        .containsExactly((Object) null);
            });
        } finally {
            holder.metadata().dropAll(engine());
        }
    }

    private static <T> void isKey(Case<T> type) {
        Holder<T> holder = new Holder<>(type.type(), true);
        holder.metadata().createAll(engine());
        try {
            engine().begin(c -> {
                for (T value : type.values()) {
                    c.execute(insert(holder).set(holder.value, value).set(holder.id, 1));
                }
                assertThat(c.execute(select(holder.value).orderBy(holder.value))
                                .scalars()
                                .toArray())
                        .isEqualTo(type.values().toArray());
            });
        } finally {
            holder.metadata().dropAll(engine());
        }
    }

    @Test
    void theDocumentShowsTheColumnOfEachType() throws IOException {
        Dialect dialect = new MariadbDialect(MariadbServer.NEWEST);
        List<String> lines = new ArrayList<>(List.of("| Type | Column on MariaDB | As a key |", "|---|---|---|"));
        for (Case<?> type : cases()) {
            assertThat(type.type().accept(dialect.typeNames())).isEqualTo(type.column());
            lines.add(
                    "| `" + type.name() + "` | `" + type.column() + "` | " + (type.isKey() ? "yes" : "refused") + " |");
        }
        assertThat(Files.readString(Path.of("../docs/types.md"))).contains(String.join("\n", lines));
    }
}
