package io.mercator.api.type;

import java.time.LocalDateTime;

/** TIMESTAMP: a day and a time of day without a zone, with up to nine fraction digits (SQL:2016, 4.6.2). It is the same
 * wall clock in every zone; a point in time is an {@link InstantType}. */
public final class TimestampType extends SqlType<LocalDateTime> {
    static final TimestampType INSTANCE = new TimestampType();

    private TimestampType() {
        super(LocalDateTime.class);
    }

    @Override
    public String name() {
        return "TIMESTAMP";
    }

    @Override
    public <R> R accept(TypeVisitor<R> visitor) {
        return visitor.visitTimestamp(this);
    }
}
