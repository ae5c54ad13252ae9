package io.mercator.dialect.postgresql;

import io.mercator.api.type.SqlType;
import io.mercator.api.type.Types;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A type with distinct values in ascending order, from one end of PostgreSQL's range to the other. Clocks are set where
 * Berlin's skips an hour and repeats one in 2026, and where Sao Paulo's day began at one in 2018.
 *
 * @param name how docs/types.md calls it
 * @param compares whether PostgreSQL compares and orders the values
 * @param isKey whether they may be keys
 */
record TypeCase<T>(String name, SqlType<T> type, boolean compares, boolean isKey, List<T> values) {
    /** Colours by name or by code. */
    enum Colour {
        BLUE("b"),
        GREEN("g"),
        RED("r");

        private final String code;

        Colour(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /** An amount in cents. */
    record Money(long cents) {}

    private static final String[] STRINGS = {
        "", "'; DROP TABLE t; --", "A", "B\"\\%_?", "a\nb\r\tc", "\u00e9", "\u65e5\u672c\u8a9e", "\ud83d\ude00 smile"
    };

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    private static <T> TypeCase<T> of(String name, SqlType<T> type, T... ascending) {
        return new TypeCase<>(name, type, true, true, List.of(ascending));
    }

    static List<TypeCase<?>> all() {
        return Stream.of(numbers(), texts(), times(), others())
                .flatMap(List::stream)
                .toList();
    }

    private static List<TypeCase<?>> numbers() {
        return List.of(
                of("SMALLINT", Types.SMALLINT, Short.MIN_VALUE, (short) -1, (short) 0, Short.MAX_VALUE),
                of("INTEGER", Types.INTEGER, Integer.MIN_VALUE, -1, 0, 1, Integer.MAX_VALUE),
                of("BIGINT", Types.BIGINT, Long.MIN_VALUE, -1L, 0L, 1L << 53, (1L << 53) + 1, Long.MAX_VALUE),
                of("DECIMAL.of(10, 2)", Types.DECIMAL.of(10, 2), decimals("-99999999.99 -0.01 0.00 0.10 99999999.99")),
                of("DECIMAL.of(1000, 500)", Types.DECIMAL.of(1000, 500), decimals("-9e499 1e-500 9e499", 500)),
                new TypeCase<>(
                        "DECIMAL",
                        Types.DECIMAL,
                        true,
                        false,
                        List.of(decimals("-1.10 0 1.000 1.0001 12345678901234567890123456789012345.678"))),
                of(
                        "REAL",
                        Types.REAL,
                        Float.NEGATIVE_INFINITY,
                        -Float.MAX_VALUE,
                        -0.1f,
                        0f,
                        Float.MIN_VALUE,
                        0.1f,
                        Float.MAX_VALUE,
                        Float.NaN),
                of(
                        "DOUBLE",
                        Types.DOUBLE,
                        -Double.MAX_VALUE,
                        -0.1,
                        0.0,
                        Double.MIN_VALUE,
                        0.1,
                        Double.MAX_VALUE,
                        Double.POSITIVE_INFINITY,
                        Double.NaN),
                of("BIGINT.as(Money.class, ...)", Types.BIGINT.as(Money.class, Money::new, Money::cents), MONEY));
    }

    private static final Money[] MONEY = {new Money(-1), new Money(0), new Money(123_45)};

    private static List<TypeCase<?>> texts() {
        return List.of(
                of("STRING.length(n)", Types.STRING.length(40), STRINGS),
                of("STRING", Types.STRING, STRINGS),
                of("TEXT", Types.TEXT, STRINGS),
                of("STRING.length(n).fixed()", Types.STRING.length(40).fixed(), "", "0", "A", "a b", "z"),
                new TypeCase<>(
                        "JSON",
                        Types.JSON,
                        false,
                        false,
                        List.of("\"a\"", "1", "1.0", "[1,  2]", "null", "{\"b\": {}, \"a\": 1, \"a\": 2}", "\"?\"")),
                of("JSONB", Types.JSONB, "null", "\"a\"", "1", "1.50", "true", "[1, 2]", "{\"a\": {}, \"bc\": 1}"),
                of("BINARY.length(n)", Types.BINARY.length(20), binaries()),
                of("BINARY", Types.BINARY, binaries()));
    }

    private static List<TypeCase<?>> times() {
        return List.of(
                of(
                        "DATE",
                        Types.DATE,
                        LocalDate.of(-4712, 1, 1),
                        LocalDate.of(0, 12, 31),
                        LocalDate.of(1, 1, 1),
                        LocalDate.of(1582, 10, 10),
                        LocalDate.of(2018, 11, 4),
                        LocalDate.of(9999, 12, 31),
                        LocalDate.of(5_874_897, 12, 31)),
                of(
                        "TIME",
                        Types.TIME,
                        LocalTime.MIN,
                        LocalTime.of(2, 30),
                        LocalTime.parse("02:30:00.000001"),
                        LocalTime.parse("23:59:59.999999")),
                of(
                        "TIMESTAMP",
                        Types.TIMESTAMP,
                        LocalDateTime.parse("-4712-01-01T00:00:00"),
                        LocalDateTime.parse("2018-11-04T00:30:00"),
                        LocalDateTime.parse("2026-03-29T01:59:59.999999"),
                        LocalDateTime.parse("2026-03-29T02:30:00"),
                        LocalDateTime.parse("2026-03-29T02:30:00.000001"),
                        LocalDateTime.parse("2026-10-25T02:30:00.123456"),
                        LocalDateTime.parse("+294276-12-31T23:59:59.999999")),
                of(
                        "TIMESTAMP_WITH_TIME_ZONE",
                        Types.TIMESTAMP_WITH_TIME_ZONE,
                        OffsetDateTime.parse("0001-01-01T00:00:00Z"),
                        OffsetDateTime.parse("2026-03-29T01:30:00.000001Z"),
                        OffsetDateTime.parse("9999-12-31T23:59:59.999999Z")),
                of(
                        "INSTANT",
                        Types.INSTANT,
                        Instant.parse("-4712-01-01T00:00:00Z"),
                        Instant.parse("2026-03-29T00:59:59.999999Z"),
                        Instant.parse("2026-10-25T00:30:00.123456Z"),
                        Instant.parse("2026-10-25T01:30:00.123456Z"),
                        Instant.parse("+294276-12-31T23:59:59.999999Z")),
                of(
                        "DURATION",
                        Types.DURATION,
                        Duration.ofNanos(Long.MIN_VALUE),
                        Duration.ZERO,
                        Duration.ofHours(36),
                        Duration.ofNanos(Long.MAX_VALUE)));
    }

    private static List<TypeCase<?>> others() {
        return List.of(
                of("BOOLEAN", Types.BOOLEAN, false, true),
                of(
                        "UUID",
                        Types.UUID,
                        new UUID(0, 0),
                        UUID.fromString("7fffffff-ffff-4fff-bfff-ffffffffffff"),
                        UUID.fromString("80000000-0000-4000-8000-000000000000"),
                        new UUID(-1, -1)),
                of("enumByName(Colour.class)", Types.enumByName(Colour.class), Colour.values()),
                of(
                        "enumByValue(Colour.class, STRING.length(1), Colour::code)",
                        Types.enumByValue(Colour.class, Types.STRING.length(1), Colour::code),
                        Colour.values()));
    }

    private static BigDecimal[] decimals(String ascending) {
        return Stream.of(ascending.split(" ")).map(BigDecimal::new).toArray(BigDecimal[]::new);
    }

    private static BigDecimal[] decimals(String ascending, int scale) {
        return Stream.of(decimals(ascending))
                .map(value -> value.setScale(scale))
                .toArray(BigDecimal[]::new);
    }

    private static byte[][] binaries() {
        return new byte[][] {{}, {0}, {0, 1}, {1, 39, 92}, {127}, {-128}, {-1, -1}};
    }

    @Override
    public String toString() {
        return name;
    }
}
