package io.mercator.api.type;

import org.jspecify.annotations.Nullable;

/** REAL: a floating-point number of 32 bits (SQL:2016, 4.4.3.2). */
public final class FloatType extends SqlType<Float> {
    static final FloatType INSTANCE = new FloatType();

    private FloatType() {
        super(Float.class);
    }

    @Override
    public String name() {
        return "REAL";
    }

    /** {@inheritDoc} Zeros of both signs are the same: databases keep one. */
    @Override
    public boolean same(@Nullable Float left, @Nullable Float right) {
        return left == null || right == null ? left == right : left + 0.0f == right + 0.0f || left.equals(right);
    }

    @Override
    public int keyHash(Float value) {
        return Float.hashCode(value + 0.0f);
    }

    @Override
    public <R> R accept(TypeVisitor<R> visitor) {
        return visitor.visitFloat(this);
    }
}
