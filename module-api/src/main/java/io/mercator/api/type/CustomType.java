package io.mercator.api.type;

/**
 * A type that Mercator does not know: one that a single database has, or that a dialect's author adds. The dialect must
 * have a codec for it; its name in DDL is given here.
 *
 * @param <T> the Java class of its values
 */
public abstract non-sealed class CustomType<T> extends SqlType<T> {
    /**
     * Creates the type. Subclasses are immutable and define {@code equals} and {@code hashCode} when two instances may
     * mean the same type.
     *
     * @param javaType the Java class of the values
     */
    protected CustomType(Class<T> javaType) {
        super(javaType);
    }

    /**
     * Returns the type's name in DDL and casts.
     *
     * @return SQL text, for example {@code TSVECTOR}
     */
    public abstract String sqlName();

    /** {@inheritDoc} True unless a subclass knows better: values are then compared, which is never wrong. */
    @Override
    public boolean isMutable() {
        return true;
    }

    @Override
    public String name() {
        return sqlName();
    }

    @Override
    public final <R> R accept(TypeVisitor<R> visitor) {
        return visitor.visitCustom(this);
    }
}
