package io.mercator.api.type;

/** SMALLINT: a whole number of 16 bits (SQL:2016, 4.4.3.1). */
public final class SmallIntType extends SqlType<Short> {
    static final SmallIntType INSTANCE = new SmallIntType();

    private SmallIntType() {
        super(Short.class);
    }

    @Override
    public String name() {
        return "SMALLINT";
    }

    @Override
    public <R> R accept(TypeVisitor<R> visitor) {
        return visitor.visitSmallInt(this);
    }
}
