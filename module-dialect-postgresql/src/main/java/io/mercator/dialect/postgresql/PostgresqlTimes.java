package io.mercator.dialect.postgresql;

import io.mercator.api.dialect.ValueCodec;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Dates and times: which PostgreSQL keeps as they are (PostgreSQL 18, 8.5), and how it writes them. */
final class PostgresqlTimes {
    private static final LocalDate FIRST = LocalDate.of(-4712, 1, 1);
    private static final LocalDate LAST_DATE = LocalDate.of(5_874_897, 12, 31);
    private static final LocalDate LAST = LocalDate.of(294_276, 12, 31);
    private static final Instant FIRST_INSTANT = FIRST.atStartOfDay().toInstant(ZoneOffset.UTC);
    private static final Instant END = LAST.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);

    static final ValueCodec<LocalDate> DATE =
            new TimeCodec<>("date", LocalDate.class, value -> "DATE '" + text(value) + "'", PostgresqlTimes::misfit);
    static final ValueCodec<LocalTime> TIME = new TimeCodec<>(
                    "time", LocalTime.class, value -> "TIME '" + text(value) + "'", value -> finer(value.getNano()))
            .cutting(value -> value.truncatedTo(ChronoUnit.MICROS));
    static final ValueCodec<LocalDateTime> TIMESTAMP = new TimeCodec<>(
                    "timestamp",
                    LocalDateTime.class,
                    value -> "TIMESTAMP '" + text(value) + "'",
                    PostgresqlTimes::misfit)
            .cutting(value -> value.truncatedTo(ChronoUnit.MICROS));
    static final ValueCodec<OffsetDateTime> TIMESTAMP_WITH_TIME_ZONE = new TimeCodec<>(
                    "timestamptz",
                    OffsetDateTime.class,
                    value -> "TIMESTAMP WITH TIME ZONE '" + text(value.toInstant()) + "'",
                    PostgresqlTimes::misfit)
            .cutting(value -> value.truncatedTo(ChronoUnit.MICROS));
    static final ValueCodec<Instant> INSTANT = TIMESTAMP_WITH_TIME_ZONE
            .<Instant>as(value -> value.atOffset(ZoneOffset.UTC), OffsetDateTime::toInstant)
            // First: the ends of Instant's range are beyond those of OffsetDateTime.
            .refusing(PostgresqlTimes::misfit);

    private PostgresqlTimes() {}

    private static @Nullable String misfit(LocalDate value) {
        return value.isBefore(FIRST) || value.isAfter(LAST_DATE)
                ? "PostgreSQL's DATE has the years 4713 BC to 5874897."
                : null;
    }

    private static @Nullable String misfit(LocalDateTime value) {
        return value.toLocalDate().isBefore(FIRST) || value.toLocalDate().isAfter(LAST)
                ? "PostgreSQL's TIMESTAMP has the years 4713 BC to 294276."
                : finer(value.getNano());
    }

    private static @Nullable String misfit(Instant value) {
        return value.isBefore(FIRST_INSTANT) || !value.isBefore(END)
                ? "PostgreSQL's TIMESTAMP has the years 4713 BC to 294276."
                : finer(value.getNano());
    }

    private static @Nullable String misfit(OffsetDateTime value) {
        return value.getOffset().equals(ZoneOffset.UTC)
                ? misfit(value.toInstant())
                : "PostgreSQL's TIMESTAMP WITH TIME ZONE keeps the point in time and not the offset "
                        + value.getOffset()
                        + ". Give it in UTC: withOffsetSameInstant(ZoneOffset.UTC), or declare the column INSTANT.";
    }

    private static @Nullable String finer(int nano) {
        return nano % 1_000 == 0
                ? null
                : "PostgreSQL keeps microseconds, and it has nanoseconds. Cut it yourself:"
                        + " truncatedTo(ChronoUnit.MICROS).";
    }

    /** PostgreSQL counts the years before 1 from 1 BC, and has no year 0. */
    private static String day(LocalDate value) {
        return String.format(
                Locale.ROOT,
                "%04d-%02d-%02d",
                value.get(ChronoField.YEAR_OF_ERA),
                value.getMonthValue(),
                value.getDayOfMonth());
    }

    private static String era(LocalDate value) {
        return value.getYear() < 1 ? " BC" : "";
    }

    static String text(LocalDate value) {
        return day(value) + era(value);
    }

    static String text(LocalTime value) {
        String seconds =
                String.format(Locale.ROOT, "%02d:%02d:%02d", value.getHour(), value.getMinute(), value.getSecond());
        return value.getNano() == 0
                ? seconds
                : seconds + String.format(Locale.ROOT, ".%09d", value.getNano()).replaceAll("0+$", "");
    }

    static String text(LocalDateTime value) {
        return day(value.toLocalDate()) + " " + text(value.toLocalTime()) + era(value.toLocalDate());
    }

    static String text(Instant value) {
        LocalDateTime utc = LocalDateTime.ofInstant(value, ZoneOffset.UTC);
        return day(utc.toLocalDate()) + " " + text(utc.toLocalTime()) + "+00" + era(utc.toLocalDate());
    }
}
