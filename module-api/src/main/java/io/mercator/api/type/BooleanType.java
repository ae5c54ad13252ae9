package io.mercator.api.type;

/** BOOLEAN: true, false or null (SQL:2016, 4.5). */
public final class BooleanType extends SqlType<Boolean> {
    static final BooleanType INSTANCE = new BooleanType();

    private BooleanType() {
        super(Boolean.class);
    }

    @Override
    public String name() {
        return "BOOLEAN";
    }

    @Override
    public <R> R accept(TypeVisitor<R> visitor) {
        return visitor.visitBoolean(this);
    }
}
