package io.mercator.api.type;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** DURATION: a length of time in nanoseconds, stored as a whole number where the database has no type for it. */
public final class DurationType extends SqlType<Duration> {
    static final DurationType INSTANCE = new DurationType();

    private DurationType() {
        super(Duration.class);
    }

    @Override
    public String name() {
        return "DURATION";
    }

    /** {@inheritDoc} A duration beyond 292 years has more nanoseconds than 64 bits hold. */
    @Override
    public @Nullable String misfit(Duration value) {
        try {
            value.toNanos();
            return null;
        } catch (ArithmeticException tooLong) {
            return "a duration is stored in nanoseconds of 64 bits, at most 292 years. Store seconds by a converter of"
                    + " BIGINT instead: BIGINT.as(Duration.class, Duration::ofSeconds, Duration::toSeconds).";
        }
    }

    @Override
    public <R> R accept(TypeVisitor<R> visitor) {
        return visitor.visitDuration(this);
    }
}
