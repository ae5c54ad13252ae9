package io.mercator.types;

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

/** The rows of the table in docs/types.md. Clocks are set where
 * Berlin's skips an hour and repeats one in 2026, and where Sao Paulo's day began at one in 2018. */
final class TypeCases {
    static final SqlType<Colour> COLOUR_NAME = Types.enumByName(Colour.class);
    static final SqlType<Colour> COLOUR_CODE = Types.enumByValue(Colour.class, Types.STRING.length(1), Colour::code);
    static final SqlType<Money> MONEY = Types.BIGINT.as(Money.class, Money::ofCents, Money::cents);
    static final SqlType<EmailAddress> EMAIL =
            Types.STRING.length(100).as(EmailAddress.class, EmailAddress::new, EmailAddress::text);

    private static final String[] STRINGS = {
        "", "'; DROP TABLE t; --", "A", "B\"\\%_", "a\nb\r\tc", "\u00e9", "\u65e5\u672c\u8a9e", "\ud83d\ude00 smile"
    };

    private TypeCases() {}

    static List<TypeCase<?>> all() {
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
                                        "-12345678901234567890123456.12345 9.00000 10.00000 12345678901234567890123456.12345"))
                        .refused("sqlite", "whose order is not that of the numbers", Operation.ORDER),
                TypeCase.of("DECIMAL", Types.DECIMAL, decimals("1.0 1.00 12345678901234567890123456789012345.678"))
                        .refused(
                                "sqlite",
                                "'1.0' and '1.00' are different texts",
                                Operation.COMPARE,
                                Operation.ORDER,
                                Operation.KEY)
                        .refused("derby", "DECIMAL needs precision and scale here"),
                TypeCase.of("REAL", Types.REAL, -Float.MAX_VALUE, -0.1f, 0f, Float.MIN_VALUE, 0.1f, Float.MAX_VALUE),
                TypeCase.of(
                        "DOUBLE", Types.DOUBLE, -Double.MAX_VALUE, -0.1, 0.0, Double.MIN_VALUE, 0.1, Double.MAX_VALUE),
                TypeCase.of("BOOLEAN", Types.BOOLEAN, false, true),
                TypeCase.of("STRING.length(n)", Types.STRING.length(40), STRINGS),
                TypeCase.of("STRING", Types.STRING, STRINGS).refused("derby", "VARCHAR needs a length here"),
                TypeCase.of("TEXT", Types.TEXT, STRINGS)
                        .refused("derby", "CLOB does not compare", Operation.COMPARE, Operation.ORDER, Operation.KEY),
                TypeCase.of("STRING.length(n).fixed()", Types.STRING.length(40).fixed(), "", "0", "A", "a b", "z"),
                TypeCase.of("JSON", Types.JSON, "\"a\"", "1", "1.0", "[1, 2]", "null", "{\"a\": {}}")
                        .refused("derby", "CLOB does not compare", Operation.COMPARE, Operation.ORDER, Operation.KEY),
                TypeCase.of(
                        "TEXT.variant(\"derby\", STRING.length(40))",
                        Types.TEXT.variant("derby", Types.STRING.length(40)),
                        STRINGS),
                TypeCase.of("BINARY.length(n)", Types.BINARY.length(20), binaries()),
                TypeCase.of("BINARY", Types.BINARY, binaries())
                        .refused("derby", "BLOB does not compare", Operation.COMPARE, Operation.ORDER, Operation.KEY),
                TypeCase.of(
                        "DATE",
                        Types.DATE,
                        LocalDate.of(1, 1, 1),
                        LocalDate.of(1500, 2, 28),
                        LocalDate.of(1582, 10, 15),
                        LocalDate.of(2018, 11, 4),
                        LocalDate.of(2026, 3, 29),
                        LocalDate.of(9999, 12, 31)),
                TypeCase.of(
                        "TIME",
                        Types.TIME,
                        LocalTime.MIN,
                        LocalTime.of(2, 30),
                        LocalTime.of(2, 30, 1),
                        LocalTime.of(23, 59, 59)),
                TypeCase.of(
                        "TIMESTAMP",
                        Types.TIMESTAMP,
                        LocalDateTime.parse("0001-01-01T00:00:00"),
                        LocalDateTime.parse("2018-11-04T00:30:00"),
                        LocalDateTime.parse("2026-03-29T01:59:59.999999999"),
                        LocalDateTime.parse("2026-03-29T02:30:00"),
                        LocalDateTime.parse("2026-03-29T02:30:00.000000001"),
                        LocalDateTime.parse("2026-10-25T02:30:00.123456789"),
                        LocalDateTime.parse("9999-12-31T23:59:59.999999999")),
                TypeCase.of(
                        "TIMESTAMP_WITH_TIME_ZONE",
                        Types.TIMESTAMP_WITH_TIME_ZONE,
                        OffsetDateTime.parse("0001-01-01T12:00:00+10:00"),
                        OffsetDateTime.parse("2026-03-29T03:30:00.000000001+02:00"),
                        OffsetDateTime.parse("2026-03-29T02:30:00Z"),
                        OffsetDateTime.parse("2026-03-29T04:30:00+02:00"),
                        OffsetDateTime.parse("2026-10-24T22:00:00-05:30"),
                        OffsetDateTime.parse("9999-12-31T12:59:59.999999999-08:00")),
                TypeCase.of(
                        "INSTANT",
                        Types.INSTANT,
                        Instant.parse("0001-01-01T00:00:00Z"),
                        Instant.parse("2026-03-29T00:59:59.999999999Z"),
                        Instant.parse("2026-03-29T02:30:00Z"),
                        Instant.parse("2026-10-25T00:30:00.123456789Z"),
                        Instant.parse("2026-10-25T01:30:00.123456789Z"),
                        Instant.parse("9999-12-31T23:59:59.999999999Z")),
                TypeCase.of(
                        "DURATION",
                        Types.DURATION,
                        Duration.ofNanos(Long.MIN_VALUE),
                        Duration.ofNanos(-1),
                        Duration.ZERO,
                        Duration.ofHours(36),
                        Duration.ofNanos(Long.MAX_VALUE)),
                TypeCase.of(
                        "UUID",
                        Types.UUID,
                        new UUID(0, 0),
                        UUID.fromString("7fffffff-ffff-4fff-bfff-ffffffffffff"),
                        UUID.fromString("80000000-0000-4000-8000-000000000000"),
                        new UUID(-1, -1)),
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

    private static BigDecimal[] decimals(String ascending) {
        return List.of(ascending.split(" ")).stream().map(BigDecimal::new).toArray(BigDecimal[]::new);
    }

    private static byte[][] binaries() {
        return new byte[][] {{}, {0}, {0, 1}, {1, 39, 92}, {127}, {-128}, {-1, -1}};
    }
}
