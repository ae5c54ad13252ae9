package io.mercator.dialect.h2;

import io.mercator.api.dialect.Literals;
import io.mercator.api.dialect.ValueCodec;
import java.sql.PreparedStatement;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** Dates and times as java.time has them, which the driver takes and gives whatever the zone of the JVM. */
final class H2Times {
    /** A year without the sign that ISO 8601 puts before one of five digits. */
    private static final DateTimeFormatter DAY = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4, 10, SignStyle.NORMAL)
            .appendPattern("-MM-dd")
            .toFormatter(Locale.ROOT);

    private static final DateTimeFormatter WALL_CLOCK = new DateTimeFormatterBuilder()
            .append(DAY)
            .appendLiteral(' ')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .toFormatter(Locale.ROOT);

    private static final DateTimeFormatter WITH_OFFSET = new DateTimeFormatterBuilder()
            .append(WALL_CLOCK)
            .appendOffset("+HH:MM:ss", "+00:00")
            .toFormatter(Locale.ROOT);

    static final ValueCodec<LocalDate> DATE = ValueCodec.of(
            Types.DATE,
            PreparedStatement::setObject,
            (rows, index) -> rows.getObject(index, LocalDate.class),
            value -> "DATE " + Literals.string(DAY.format(value)));
    static final ValueCodec<LocalDateTime> TIMESTAMP = ValueCodec.of(
            Types.TIMESTAMP,
            PreparedStatement::setObject,
            (rows, index) -> rows.getObject(index, LocalDateTime.class),
            value -> "TIMESTAMP " + Literals.string(WALL_CLOCK.format(value)));
    static final ValueCodec<OffsetDateTime> OFFSET_DATE_TIME = ValueCodec.of(
            Types.TIMESTAMP_WITH_TIMEZONE,
            PreparedStatement::setObject,
            (rows, index) -> rows.getObject(index, OffsetDateTime.class),
            value -> "TIMESTAMP WITH TIME ZONE " + Literals.string(WITH_OFFSET.format(value)));
    static final ValueCodec<Instant> INSTANT =
            OFFSET_DATE_TIME.as(value -> value.atOffset(ZoneOffset.UTC), OffsetDateTime::toInstant);

    private H2Times() {}
}
