package io.mercator.dialect.mariadb;

import io.mercator.api.dialect.ValueCodec;
import io.mercator.api.error.CompileException;
import java.sql.PreparedStatement;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Dates and times as java.time has them, which the driver takes and gives whatever the zones of JVM and session. */
final class MariadbTimes {
    private static final DateTimeFormatter TIME_OF_DAY = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);
    private static final LocalDateTime FIRST = LocalDateTime.of(1, 1, 1, 0, 0);
    private static final LocalDateTime END = LocalDateTime.of(10_000, 1, 1, 0, 0);
    private static final String YEARS = "the years are those from 1 to 9999 here.";

    static final ValueCodec<LocalDate> DATE = ValueCodec.<LocalDate>of(
                    Types.DATE,
                    PreparedStatement::setObject,
                    (rows, index) -> rows.getObject(index, LocalDate.class),
                    value -> "DATE '" + text(kept(value, misfit(value))) + "'")
            .refusing((LocalDate value) -> misfit(value));
    static final ValueCodec<LocalTime> TIME = ValueCodec.<LocalTime>of(
                    Types.TIME,
                    PreparedStatement::setObject,
                    (rows, index) -> rows.getObject(index, LocalTime.class),
                    value -> "TIME '" + text(kept(value, finer(value.getNano()))) + "'")
            .refusing((LocalTime value) -> finer(value.getNano()))
            .cutting(value -> value.truncatedTo(ChronoUnit.MICROS));
    private static final ValueCodec<LocalDateTime> DATE_TIME = ValueCodec.<LocalDateTime>of(
                    Types.TIMESTAMP,
                    PreparedStatement::setObject,
                    (rows, index) -> rows.getObject(index, LocalDateTime.class),
                    value -> "TIMESTAMP '" + text(kept(value, misfit(value))) + "'")
            .cutting(value -> value.truncatedTo(ChronoUnit.MICROS));
    static final ValueCodec<LocalDateTime> TIMESTAMP = DATE_TIME.refusing(MariadbTimes::misfit);
    static final ValueCodec<Instant> INSTANT = DATE_TIME
            .<Instant>as(MariadbTimes::utc, value -> value.toInstant(ZoneOffset.UTC))
            .refusing(MariadbTimes::misfit);

    private MariadbTimes() {}

    static @Nullable String misfit(LocalDateTime value) {
        return value.isBefore(FIRST) || !value.isBefore(END) ? YEARS : finer(value.getNano());
    }

    static @Nullable String misfit(Instant value) {
        boolean outside =
                value.isBefore(FIRST.toInstant(ZoneOffset.UTC)) || !value.isBefore(END.toInstant(ZoneOffset.UTC));
        return outside ? YEARS : finer(value.getNano());
    }

    /** The ends of Instant's range are beyond those of LocalDateTime. */
    private static LocalDateTime utc(Instant value) {
        if (value.isBefore(FIRST.toInstant(ZoneOffset.UTC))) {
            return LocalDateTime.MIN;
        }
        return value.isBefore(END.toInstant(ZoneOffset.UTC))
                ? LocalDateTime.ofInstant(value, ZoneOffset.UTC)
                : LocalDateTime.MAX;
    }

    private static @Nullable String misfit(LocalDate value) {
        return value.getYear() < FIRST.getYear() || value.getYear() >= END.getYear() ? YEARS : null;
    }

    /** Refuses a constant, which the server would cut without a word. */
    private static <T> T kept(T value, @Nullable String misfit) {
        if (misfit != null) {
            throw new CompileException("The constant " + value + " does not fit: " + misfit);
        }
        return value;
    }

    private static @Nullable String finer(int nano) {
        return nano % 1_000 == 0
                ? null
                : "microseconds are kept here, and it has nanoseconds. Cut it yourself:"
                        + " truncatedTo(ChronoUnit.MICROS).";
    }

    static String text(LocalDate value) {
        return value.toString();
    }

    static String text(LocalTime value) {
        return TIME_OF_DAY.format(value);
    }

    static String text(LocalDateTime value) {
        return text(value.toLocalDate()) + " " + text(value.toLocalTime());
    }
}
