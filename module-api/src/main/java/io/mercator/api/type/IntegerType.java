package io.mercator.api.type;

/** INTEGER: a whole number of 32 bits (SQL:2016, 4.4.3.1). */
public final class IntegerType extends SqlType<Integer> {
    static final IntegerType INSTANCE = new IntegerType();

    private IntegerType() {
        super(Integer.class);
    }

    @Override
    public String name() {
        return "INTEGER";
    }

    @Override
    public <R> R accept(TypeVisitor<R> visitor) {
        return visitor.visitInteger(this);
    }
}
