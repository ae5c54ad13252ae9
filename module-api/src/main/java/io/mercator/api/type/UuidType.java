package io.mercator.api.type;

import java.util.UUID;

/** UUID: a universally unique identifier (RFC 9562), stored as text of 36 characters where the database has no type for it. */
public final class UuidType extends SqlType<UUID> {
    static final UuidType INSTANCE = new UuidType();

    private UuidType() {
        super(UUID.class);
    }

    @Override
    public String name() {
        return "UUID";
    }

    @Override
    public <R> R accept(TypeVisitor<R> visitor) {
        return visitor.visitUuid(this);
    }
}
