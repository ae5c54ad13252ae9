package io.mercator.dialect.kit;

import io.mercator.api.type.SqlType;
import io.mercator.api.type.Types;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The types of the kit, with values from one end of what a database keeps to the other. Clocks are set where Berlin's skips
 * an hour and repeats one in 2026, and where Sao Paulo's day began at one in 2018.
 */
final class TypeCases {
    // types with converters are constants, as each conversion is a type of its own
    private static final SqlType<Colour> NATIVE_COLOUR = Types.nativeEnum("colour", Colour.class);
    private static final SqlType<Colour> COLOUR_NAME = Types.enumByName(Colour.class);
    private static final SqlType<Colour> COLOUR_CODE =
            Types.enumByValue(Colour.class, Types.STRING.length(1), Colour::code);
    private static final SqlType<Money> MONEY = Types.BIGINT.as(Money.class, Money::ofCents, Money::cents);
    private static final SqlType<EmailAddress> EMAIL =
            Types.STRING.length(100).as(EmailAddress.class, EmailAddress::new, EmailAddress::text);

    private static final String[] STRINGS = {
        "", "'; DROP TABLE t; --", "A", "B\"\\%_?", "a\nb\r\tc", "\u00e9", "\u65e5\u672c\u8a9e", "\ud83d\ude00 smile"
    };

    private final DatabaseUnderTest under;

    private TypeCases(DatabaseUnderTest under) {
        this.under = under;
    }

    /**
     * Returns the types in the order of the pages.
     *
     * @param under what a database keeps
     * @param dialect its dialect's name
     */
    static List<TypeCase<?>> of(DatabaseUnderTest under, String dialect) {
        TypeCases cases = new TypeCases(under);
        return Stream.of(cases.numbers(), strings(dialect), cases.times(), others())
                .flatMap(List::stream)
                .toList();
    }

    private List<TypeCase<?>> numbers() {
        float least = under.keepsSubnormals() ? Float.MIN_VALUE : Float.MIN_NORMAL;
        double leastDouble = under.keepsSubnormals() ? Double.MIN_VALUE : Double.MIN_NORMAL;
        return List.of(
                TypeCase.of("SMALLINT", Types.SMALLINT, Short.MIN_VALUE, (short) -1, (short) 0, Short.MAX_VALUE),
                TypeCase.of("INTEGER", Types.INTEGER, Integer.MIN_VALUE, -1, 0, 1, Integer.MAX_VALUE),
                TypeCase.of("BIGINT", Types.BIGINT, Long.MIN_VALUE, -1L, 0L, 1L << 53, (1L << 53) + 1, Long.MAX_VALUE),
                TypeCase.of(
                        "DECIMAL.of(10, 2)",
                        Types.DECIMAL.of(10, 2),
                        decimals("-99999999.99 -0.01 0.00 0.10 99999999.99")),
                TypeCase.of(
                        "DECIMAL.of(15, 15)",
                        Types.DECIMAL.of(15, 15),
                        decimals("-0.999999999999999 0.000000000000001 0.123456789012345")),
                TypeCase.of(
                        "DECIMAL.of(31, 5)",
                        Types.DECIMAL.of(31, 5),
                        decimals(
                                "-12345678901234567890123456.12345 9.00000 10.00000 12345678901234567890123456.12345")),
                TypeCase.of(
                        "DECIMAL",
                        Types.DECIMAL,
                        decimals("-1.10 0 1.000 1.0001 12345678901234567890123456789012345.678")),
                TypeCase.of("REAL", Types.REAL, -Float.MAX_VALUE, -0.1f, 0f, least, 0.1f, Float.MAX_VALUE),
                TypeCase.of("DOUBLE", Types.DOUBLE, -Double.MAX_VALUE, -0.1, 0.0, leastDouble, 0.1, Double.MAX_VALUE),
                TypeCase.of("BOOLEAN", Types.BOOLEAN, false, true));
    }

    private static List<TypeCase<?>> strings(String dialect) {
        return List.of(
                TypeCase.of("STRING.length(40)", Types.STRING.length(40), STRINGS),
                TypeCase.of("STRING.length(40).fixed()", Types.STRING.length(40).fixed(), "", "0", "A", "a b", "z"),
                TypeCase.of("STRING", Types.STRING, STRINGS),
                TypeCase.of("TEXT", Types.TEXT, STRINGS),
                TypeCase.of(
                        "TEXT.variant(dialect, STRING.length(40))",
                        Types.TEXT.variant(dialect, Types.STRING.length(40)),
                        STRINGS),
                // without blanks, which some databases take out and others put in
                TypeCase.of("JSON", Types.JSON, "\"a\"", "1", "1.0", "[1,2]", "null", "{\"a\":{}}"),
                TypeCase.of("JSONB", Types.JSONB, "\"a\"", "1", "1.50", "true"),
                TypeCase.of("BINARY.length(20)", Types.BINARY.length(20), binaries()),
                TypeCase.of("BINARY", Types.BINARY, binaries()));
    }

    private List<TypeCase<?>> times() {
        int least = under.leastYear();
        int greatest = under.greatestYear();
        long tick = tick(under.fractionalDigits());
        long tickOfTime = tick(under.fractionalDigitsOfTime());
        return List.of(
                TypeCase.of(
                        "DATE",
                        Types.DATE,
                        LocalDate.of(least, 1, 1),
                        least > 1500 ? LocalDate.of(least, 2, 28) : LocalDate.of(1500, 2, 28),
                        least > 1582 ? LocalDate.of(least, 10, 15) : LocalDate.of(1582, 10, 15),
                        LocalDate.of(2018, 11, 4),
                        LocalDate.of(2026, 3, 29),
                        LocalDate.of(greatest, 12, 31)),
                TypeCase.of(
                        "TIME",
                        Types.TIME,
                        LocalTime.MIN,
                        LocalTime.of(2, 30),
                        LocalTime.of(2, 30).plusNanos(tickOfTime),
                        LocalTime.of(2, 31),
                        LocalTime.MIN.minusNanos(tickOfTime)),
                TypeCase.of(
                        "TIMESTAMP",
                        Types.TIMESTAMP,
                        LocalDateTime.of(least, 1, 1, 0, 0),
                        LocalDateTime.parse("2018-11-04T00:30:00"),
                        LocalDateTime.parse("2026-03-29T02:00:00").minusNanos(tick),
                        LocalDateTime.parse("2026-03-29T02:30:00"),
                        LocalDateTime.parse("2026-03-29T02:30:00").plusNanos(tick),
                        LocalDateTime.parse("2026-10-25T02:30:00").plusNanos(fraction(tick)),
                        LocalDateTime.of(greatest + 1, 1, 1, 0, 0).minusNanos(tick)),
                TypeCase.of("TIMESTAMP_WITH_TIME_ZONE", Types.TIMESTAMP_WITH_TIME_ZONE, offsets(least, greatest, tick)),
                TypeCase.of(
                        "INSTANT",
                        Types.INSTANT,
                        LocalDateTime.of(least, 1, 1, 0, 0).toInstant(ZoneOffset.UTC),
                        Instant.parse("2026-03-29T01:00:00Z").minusNanos(tick),
                        Instant.parse("2026-03-29T02:30:00Z"),
                        Instant.parse("2026-10-25T00:30:00Z").plusNanos(fraction(tick)),
                        Instant.parse("2026-10-25T01:30:00Z").plusNanos(fraction(tick)),
                        LocalDateTime.of(greatest + 1, 1, 1, 0, 0)
                                .minusNanos(tick)
                                .toInstant(ZoneOffset.UTC)),
                TypeCase.of(
                        "DURATION",
                        Types.DURATION,
                        Duration.ofNanos(Long.MIN_VALUE),
                        Duration.ofNanos(-1),
                        Duration.ZERO,
                        Duration.ofHours(36),
                        Duration.ofNanos(Long.MAX_VALUE)));
    }

    /** No two at one point in time: to some databases these are one value. */
    private OffsetDateTime[] offsets(int least, int greatest, long tick) {
        return Stream.of(
                        LocalDateTime.of(least, 1, 1, 12, 0).atOffset(ZoneOffset.of("+10:00")),
                        OffsetDateTime.parse("2026-03-29T03:30:00+02:00").plusNanos(tick),
                        OffsetDateTime.parse("2026-03-29T02:30:00Z"),
                        OffsetDateTime.parse("2026-10-24T22:00:00-05:30"),
                        LocalDateTime.of(greatest, 12, 31, 12, 0)
                                .minusNanos(tick)
                                .atOffset(ZoneOffset.of("-08:00")))
                .map(value -> under.keepsOffsets() ? value : value.withOffsetSameInstant(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }

    private static List<TypeCase<?>> others() {
        return List.of(
                // ascending as a whole and in their last parts, by which some databases order first
                TypeCase.of(
                        "UUID",
                        Types.UUID,
                        new UUID(0, 0),
                        UUID.fromString("7fffffff-0000-4000-8000-000000000001"),
                        UUID.fromString("80000000-0000-4000-8000-000000000002"),
                        new UUID(-1, -1)),
                new TypeCase<>(
                        "array(INTEGER)",
                        Types.array(Types.INTEGER),
                        List.of(List.of(), List.of(-1), List.of(1), List.of(1, 0), List.of(2))),
                TypeCase.of("nativeEnum(\"colour\", Colour.class)", NATIVE_COLOUR, Colour.values()),
                TypeCase.of("enumByName(Colour.class)", COLOUR_NAME, Colour.values()),
                TypeCase.of("enumByValue(Colour.class, STRING.length(1), Colour::code)", COLOUR_CODE, Colour.values()),
                TypeCase.of(
                        "BIGINT.as(Money.class, ...)",
                        MONEY,
                        Money.ofCents(-1),
                        Money.ofCents(0),
                        Money.ofCents(123_45)),
                TypeCase.of(
                        "STRING.length(100).as(EmailAddress.class, ...)",
                        EMAIL,
                        new EmailAddress("a@example.org"),
                        new EmailAddress("b@example.org")));
    }

    /** Returns how many nanoseconds lie between neighbours. */
    static long tick(int fractionalDigits) {
        return (long) Math.pow(10, 9 - fractionalDigits);
    }

    private static long fraction(long tick) {
        return 123_456_789 - 123_456_789 % tick;
    }

    private static BigDecimal[] decimals(String ascending) {
        return Stream.of(ascending.split(" ")).map(BigDecimal::new).toArray(BigDecimal[]::new);
    }

    private static byte[][] binaries() {
        return new byte[][] {{}, {0}, {0, 1}, {1, 39, 92}, {127}, {-128}, {-1, -1}};
    }
}
