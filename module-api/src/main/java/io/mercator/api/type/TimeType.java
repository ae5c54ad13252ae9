package io.mercator.api.type;

import java.time.LocalTime;

/** TIME: a time of day without a zone, with as many fraction digits as the database keeps (SQL:2016, 4.6.2). */
public final class TimeType extends SqlType<LocalTime> {
    static final TimeType INSTANCE = new TimeType();

    private TimeType() {
        super(LocalTime.class);
    }

    @Override
    public String name() {
        return "TIME";
    }

    @Override
    public <R> R accept(TypeVisitor<R> visitor) {
        return visitor.visitTime(this);
    }
}
