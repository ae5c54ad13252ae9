package io.mercator.api.type;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A type that is another one on some databases; made by {@link SqlType#variant}, as SQLAlchemy's {@code with_variant}.
 *
 * @param <T> the Java class of its values, the same on every database
 */
public final class VariantType<T> extends SqlType<T> {
    private final SqlType<T> base;
    private final Map<String, SqlType<T>> variants;

    private VariantType(SqlType<T> base, Map<String, SqlType<T>> variants) {
        super(base.javaType());
        this.base = base;
        this.variants = Map.copyOf(variants);
    }

    static <T> VariantType<T> of(SqlType<T> type, String dialect, SqlType<T> variant) {
        VariantType<T> before = type instanceof VariantType<T> given ? given : new VariantType<>(type, Map.of());
        Map<String, SqlType<T>> variants = new LinkedHashMap<>(before.variants);
        variants.put(dialect, variant);
        return new VariantType<>(before.base, variants);
    }

    @Override
    public SqlType<T> on(String dialect) {
        return variants.getOrDefault(dialect, base).on(dialect);
    }

    @Override
    public String name() {
        return base.name();
    }

    /** {@inheritDoc} The type that it is elsewhere; what knows its dialect asks {@link #on} before. */
    @Override
    public <R> R accept(TypeVisitor<R> visitor) {
        return base.accept(visitor);
    }

    @Override
    public SqlType<?> stored() {
        return base.stored();
    }

    @Override
    public boolean isMutable() {
        return base.isMutable();
    }

    @Override
    public T copy(T value) {
        return base.copy(value);
    }

    @Override
    public boolean same(@Nullable T left, @Nullable T right) {
        return base.same(left, right);
    }

    @Override
    public boolean keyEquals(T left, T right) {
        return base.keyEquals(left, right);
    }

    @Override
    public int keyHash(T value) {
        return base.keyHash(value);
    }

    @Override
    public @Nullable String misfit(T value) {
        return base.misfit(value);
    }
}
