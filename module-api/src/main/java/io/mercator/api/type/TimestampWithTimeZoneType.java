package io.mercator.api.type;

import java.time.OffsetDateTime;

/** TIMESTAMP WITH TIME ZONE: a point in time and the offset of the clock that showed it (SQL:2016, 4.6.2). Values are ordered
 * by the point in time, then by the offset. */
public final class TimestampWithTimeZoneType extends SqlType<OffsetDateTime> {
    static final TimestampWithTimeZoneType INSTANCE = new TimestampWithTimeZoneType();

    private TimestampWithTimeZoneType() {
        super(OffsetDateTime.class);
    }

    @Override
    public String name() {
        return "TIMESTAMP WITH TIME ZONE";
    }

    @Override
    public <R> R accept(TypeVisitor<R> visitor) {
        return visitor.visitTimestampWithTimeZone(this);
    }
}
