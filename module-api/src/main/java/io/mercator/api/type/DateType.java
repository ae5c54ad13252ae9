package io.mercator.api.type;

import java.time.LocalDate;

/** DATE: a day of the proleptic Gregorian calendar, without a zone (SQL:2016, 4.6.2). */
public final class DateType extends SqlType<LocalDate> {
    static final DateType INSTANCE = new DateType();

    private DateType() {
        super(LocalDate.class);
    }

    @Override
    public String name() {
        return "DATE";
    }

    @Override
    public <R> R accept(TypeVisitor<R> visitor) {
        return visitor.visitDate(this);
    }
}
