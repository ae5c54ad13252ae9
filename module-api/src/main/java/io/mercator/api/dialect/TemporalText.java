package io.mercator.api.dialect;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times as text of fixed width, for databases without types for them: the order of the texts is the order of
 * the values, and nine fraction digits are kept. Years are those of four digits, 0000 to 9999. Reading is milder: it
 * takes what ISO 8601 writes, with a space in place of {@code T}, with fewer digits or none after the seconds.
 */
public final class TemporalText {
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");
    private static final String YEARS = "years are kept from 0000 to 9999, in four digits.";

    private TemporalText() {}

    /**
     * Makes a codec of days: {@code 2026-03-29}.
     *
     * @param strings how texts cross
     * @return the codec
     */
    public static ValueCodec<LocalDate> date(ValueCodec<String> strings) {
        return strings.as(TemporalText::text, LocalDate::parse).refusing((LocalDate value) -> year(value.getYear()));
    }

    /**
     * Makes a codec of times of day: {@code 02:30:00.000000000}.
     *
     * @param strings how texts cross
     * @return the codec
     */
    public static ValueCodec<LocalTime> time(ValueCodec<String> strings) {
        return strings.as(TemporalText::text, LocalTime::parse);
    }

    /**
     * Makes a codec of days and times: {@code 2026-03-29 02:30:00.000000000}.
     *
     * @param strings how texts cross
     * @return the codec
     */
    public static ValueCodec<LocalDateTime> timestamp(ValueCodec<String> strings) {
        return strings.as(
                        (LocalDateTime value) -> text(value.toLocalDate()) + ' ' + text(value.toLocalTime()),
                        TemporalText::timestamp)
                .refusing((LocalDateTime value) -> year(value.getYear()));
    }

    /**
     * Makes a codec of points in time, in UTC: {@code 2026-03-29T00:30:00.000000000Z}. A text without a zone is read as
     * UTC, which is what SQL's CURRENT_TIMESTAMP gives on databases of this kind.
     *
     * @param strings how texts cross
     * @return the codec
     */
    public static ValueCodec<Instant> instant(ValueCodec<String> strings) {
        return strings.as(TemporalText::text, TemporalText::instant).refusing((Instant value) -> year(value));
    }

    /**
     * Makes a codec of points in time with an offset: in UTC, then the offset, {@code
     * 2026-03-29T00:30:00.000000000Z+02:00}. ISO 8601's own form is read too.
     *
     * @param strings how texts cross
     * @return the codec
     */
    public static ValueCodec<OffsetDateTime> offsetDateTime(ValueCodec<String> strings) {
        return strings.as(TemporalText::text, TemporalText::offsetDateTime)
                .refusing((OffsetDateTime value) -> year(value.toInstant()));
    }

    private static @Nullable String year(int year) {
        return year < 0 || year > 9999 ? YEARS : null;
    }

    private static @Nullable String year(Instant value) {
        return value.isBefore(FIRST) || !value.isBefore(END) ? YEARS : null;
    }

    private static String text(LocalDate value) {
        return value.toString();
    }

    private static String text(LocalTime value) {
        StringBuilder text = new StringBuilder(18);
        digits(text, value.getHour(), 10);
        digits(text.append(':'), value.getMinute(), 10);
        digits(text.append(':'), value.getSecond(), 10);
        digits(text.append('.'), value.getNano(), 100_000_000);
        return text.toString();
    }

    private static void digits(StringBuilder text, int value, int highest) {
        for (int unit = highest; unit > 0; unit /= 10) {
            text.append((char) ('0' + value / unit % 10));
        }
    }

    private static String text(Instant value) {
        LocalDateTime utc = LocalDateTime.ofInstant(value, ZoneOffset.UTC);
        return text(utc.toLocalDate()) + 'T' + text(utc.toLocalTime()) + 'Z';
    }

    private static String text(OffsetDateTime value) {
        return text(value.toInstant())
                + (value.getOffset().equals(ZoneOffset.UTC)
                        ? "+00:00"
                        : value.getOffset().getId());
    }

    private static LocalDateTime timestamp(String text) {
        return LocalDateTime.parse(text.replace(' ', 'T'));
    }

    private static Instant instant(String text) {
        if (text.endsWith("Z")) {
            return Instant.parse(text);
        }
        boolean hasOffset = text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10;
        return hasOffset
                ? OffsetDateTime.parse(text.replace(' ', 'T')).toInstant()
                : timestamp(text).toInstant(ZoneOffset.UTC);
    }

    private static OffsetDateTime offsetDateTime(String text) {
        int end = text.indexOf('Z');
        return end < 0 || end == text.length() - 1
                ? OffsetDateTime.parse(text.replace(' ', 'T'))
                : Instant.parse(text.substring(0, end + 1)).atOffset(ZoneOffset.of(text.substring(end + 1)));
    }
}
