package io.mercator.api.type;

import org.jspecify.annotations.Nullable;

/** DOUBLE PRECISION: a floating-point number of 64 bits (SQL:2016, 4.4.3.2). */
public final class DoubleType extends SqlType<Double> {
    static final DoubleType INSTANCE = new DoubleType();

    private DoubleType() {
        super(Double.class);
    }

    @Override
    public String name() {
        return "DOUBLE";
    }

    /** {@inheritDoc} Zeros of both signs are the same: databases keep one. */
    @Override
    public boolean same(@Nullable Double left, @Nullable Double right) {
        return left == null || right == null ? left == right : left + 0.0 == right + 0.0 || left.equals(right);
    }

    @Override
    public int keyHash(Double value) {
        return Double.hashCode(value + 0.0);
    }

    @Override
    public <R> R accept(TypeVisitor<R> visitor) {
        return visitor.visitDouble(this);
    }
}
