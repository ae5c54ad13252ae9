package io.mercator.api.type;

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

    @Override
    public <R> R accept(TypeVisitor<R> visitor) {
        return visitor.visitDouble(this);
    }
}
