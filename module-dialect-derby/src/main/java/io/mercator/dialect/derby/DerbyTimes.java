package io.mercator.dialect.derby;

import io.mercator.api.dialect.ValueCodec;
import io.mercator.api.error.CompileException;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times through a calendar in UTC that is Gregorian for all years. Without a calendar Derby uses the JVM's zone,
 * and its parser of timestamps does so for constants too (10.16): a wall clock in the hour that daylight saving skips
 * would come back an hour later, and the ten days of October 1582 that the Julian calendar lost another day. A batch
 * forgets the calendar that it was given, so that these values never go in one.
 */
final class DerbyTimes {
    private static final String YEARS = "Derby keeps the years 1 to 9999.";
    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);
    private static final LocalDate JULIAN_END = LocalDate.of(1582, 10, 4);
    private static final LocalDate GREGORIAN_START = LocalDate.of(1582, 10, 15);
    private static final long MILLIS_PER_DAY = 86_400_000;

    static final ValueCodec<LocalDate> DATE = ValueCodec.<LocalDate>of(
                    Types.DATE,
                    (statement, index, value) ->
                            statement.setDate(index, new Date(value.toEpochDay() * MILLIS_PER_DAY), utc()),
                    DerbyTimes::readDate,
                    value -> "DATE(" + constant(value) + ")")
            .refusing(DerbyTimes::year)
            .unbatched();
    static final ValueCodec<LocalTime> TIME = ValueCodec.<LocalTime>of(
                    Types.TIME,
                    (statement, index, value) ->
                            statement.setTime(index, new Time(value.toSecondOfDay() * 1_000L), utc()),
                    DerbyTimes::readTime,
                    value -> "TIME(" + constant(value) + ")")
            .refusing((LocalTime value) -> value.getNano() == 0
                    ? null
                    : "Derby's TIME has whole seconds. Cut it yourself: truncatedTo(ChronoUnit.SECONDS), or declare the"
                            + " column TIMESTAMP.")
            .cutting(value -> value.truncatedTo(ChronoUnit.SECONDS))
            .unbatched();
    static final ValueCodec<LocalDateTime> TIMESTAMP = ValueCodec.<LocalDateTime>of(
                    Types.TIMESTAMP, DerbyTimes::bindTimestamp, DerbyTimes::readTimestamp, DerbyTimes::literal)
            .refusing((LocalDateTime value) -> year(value.toLocalDate()))
            .unbatched();
    static final ValueCodec<Instant> INSTANT = TIMESTAMP
            .<Instant>as(
                    value -> LocalDateTime.ofInstant(value, ZoneOffset.UTC), value -> value.toInstant(ZoneOffset.UTC))
            .refusing((Instant value) -> value.isBefore(FIRST.atStartOfDay().toInstant(ZoneOffset.UTC))
                            || !value.isBefore(LAST.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC))
                    ? YEARS
                    : null);

    private DerbyTimes() {}

    /** A calendar keeps state between calls and is not safe for threads; a new one costs little. */
    private static Calendar utc() {
        GregorianCalendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
        calendar.setGregorianChange(new java.util.Date(Long.MIN_VALUE));
        return calendar;
    }

    private static @Nullable String year(LocalDate value) {
        return value.isBefore(FIRST) || value.isAfter(LAST) ? YEARS : null;
    }

    private static @Nullable LocalDate readDate(ResultSet rows, int index) throws SQLException {
        Date value = rows.getDate(index, utc());
        return value == null ? null : LocalDate.ofEpochDay(Math.floorDiv(value.getTime(), MILLIS_PER_DAY));
    }

    private static @Nullable LocalTime readTime(ResultSet rows, int index) throws SQLException {
        Time value = rows.getTime(index, utc());
        return value == null ? null : LocalTime.ofNanoOfDay(Math.floorMod(value.getTime(), MILLIS_PER_DAY) * 1_000_000);
    }

    private static void bindTimestamp(PreparedStatement statement, int index, LocalDateTime value) throws SQLException {
        statement.setTimestamp(index, Timestamp.from(value.toInstant(ZoneOffset.UTC)), utc());
    }

    private static @Nullable LocalDateTime readTimestamp(ResultSet rows, int index) throws SQLException {
        Timestamp value = rows.getTimestamp(index, utc());
        return value == null ? null : LocalDateTime.ofInstant(value.toInstant(), ZoneOffset.UTC);
    }

    private static String constant(LocalDate value) {
        if (value.isAfter(JULIAN_END) && value.isBefore(GREGORIAN_START)) {
            throw new CompileException("The day " + value + " cannot stand in SQL text for Derby, which reads it by the"
                    + " Julian calendar. Bind it as a parameter: literal(value, type).");
        }
        return "'" + value + "'";
    }

    private static String constant(LocalTime value) {
        return String.format(Locale.ROOT, "'%02d:%02d:%02d'", value.getHour(), value.getMinute(), value.getSecond());
    }

    /** Made of date and time, whose parsers know no zone; what parses both at once does. */
    private static String literal(LocalDateTime value) {
        String seconds = "TIMESTAMP(" + constant(value.toLocalDate()) + ", " + constant(value.toLocalTime()) + ")";
        return value.getNano() == 0
                ? seconds
                : "{fn TIMESTAMPADD(SQL_TSI_FRAC_SECOND, " + value.getNano() + ", " + seconds + ")}";
    }
}
