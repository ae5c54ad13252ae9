package io.mercator.api.type;

/** BIGINT: a whole number of 64 bits (SQL:2016, 4.4.3.1). */
public final class BigIntType extends SqlType<Long> {
    static final BigIntType INSTANCE = new BigIntType();

    private BigIntType() {
        super(Long.class);
    }

    @Override
    public String name() {
        return "BIGINT";
    }

    @Override
    public <R> R accept(TypeVisitor<R> visitor) {
        return visitor.visitBigInt(this);
    }
}
