package io.mercator.api.type;

import java.time.Instant;

/** INSTANT: a point in time with up to nine fraction digits, the same whatever the zones of client and server are. */
public final class InstantType extends SqlType<Instant> {
    static final InstantType INSTANCE = new InstantType();

    private InstantType() {
        super(Instant.class);
    }

    @Override
    public String name() {
        return "INSTANT";
    }

    @Override
    public <R> R accept(TypeVisitor<R> visitor) {
        return visitor.visitInstant(this);
    }
}
