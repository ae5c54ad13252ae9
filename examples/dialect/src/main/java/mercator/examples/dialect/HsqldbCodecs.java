package mercator.examples.dialect;

import io.mercator.api.dialect.Literals;
import io.mercator.api.dialect.ValueCodec;
import io.mercator.api.type.DateType;
import io.mercator.api.type.InstantType;
import io.mercator.api.type.SqlType;
import io.mercator.api.type.TimeType;
import io.mercator.api.type.TimestampType;
import io.mercator.api.type.TimestampWithTimeZoneType;
import java.sql.PreparedStatement;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Dates and times as java.time has them, from the day on that HSQLDB has a Gregorian calendar for. */
final class HsqldbCodecs {
    private static final LocalDate FIRST_DAY = LocalDate.of(1582, 10, 15);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.nnnnnnnnn");
    private static final DateTimeFormatter WALL_CLOCK = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.nnnnnnnnn");
    private static final DateTimeFormatter WITH_OFFSET =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.nnnnnnnnnxxx");

    private static final ValueCodec<LocalDate> DATE = ValueCodec.<LocalDate>of(
                    Types.DATE,
                    PreparedStatement::setObject,
                    (rows, index) -> rows.getObject(index, LocalDate.class),
                    value -> "DATE " + Literals.string(value.toString()))
            .refusing(HsqldbCodecs::tooEarly);
    private static final ValueCodec<LocalTime> TIME = ValueCodec.of(
            Types.TIME,
            PreparedStatement::setObject,
            (rows, index) -> rows.getObject(index, LocalTime.class),
            value -> "TIME " + Literals.string(CLOCK.format(value)));
    private static final ValueCodec<LocalDateTime> TIMESTAMP = ValueCodec.<LocalDateTime>of(
                    Types.TIMESTAMP,
                    PreparedStatement::setObject,
                    (rows, index) -> rows.getObject(index, LocalDateTime.class),
                    value -> "TIMESTAMP " + Literals.string(WALL_CLOCK.format(value)))
            .refusing(value -> tooEarly(value.toLocalDate()));
    private static final ValueCodec<OffsetDateTime> OFFSET_DATE_TIME = ValueCodec.<OffsetDateTime>of(
                    Types.TIMESTAMP_WITH_TIMEZONE,
                    PreparedStatement::setObject,
                    (rows, index) -> rows.getObject(index, OffsetDateTime.class),
                    value -> "TIMESTAMP " + Literals.string(WITH_OFFSET.format(value)))
            .refusing(value -> tooEarly(value.toLocalDate()));
    private static final ValueCodec<Instant> INSTANT =
            OFFSET_DATE_TIME.as(value -> value.atOffset(ZoneOffset.UTC), OffsetDateTime::toInstant);

    private static final Map<Class<?>, ValueCodec<?>> BY_TYPE = Map.of(
            DateType.class, DATE,
            TimeType.class, TIME,
            TimestampType.class, TIMESTAMP,
            TimestampWithTimeZoneType.class, OFFSET_DATE_TIME,
            InstantType.class, INSTANT);

    private HsqldbCodecs() {}

    static @Nullable ValueCodec<?> find(SqlType<?> type) {
        return BY_TYPE.get(type.getClass());
    }

    private static @Nullable String tooEarly(LocalDate day) {
        return day.isBefore(FIRST_DAY)
                ? "HSQLDB moves days before " + FIRST_DAY + " into the Julian calendar. Keep them as strings."
                : null;
    }
}
