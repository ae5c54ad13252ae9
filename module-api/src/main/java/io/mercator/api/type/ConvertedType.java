package io.mercator.api.type;

import io.mercator.api.error.ConversionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A type for a class of the user's, stored in the form of another type; made by {@link SqlType#as}.
 *
 * @param <D> the user's class
 * @param <S> the class of the stored values
 */
public final class ConvertedType<D, S> extends SqlType<D> {
    private final SqlType<S> storage;
    private final Function<? super S, ? extends D> toDomain;
    private final Function<? super D, ? extends S> toStored;
    private final boolean mutable;

    ConvertedType(
            Class<D> domain,
            SqlType<S> storage,
            Function<? super S, ? extends D> toDomain,
            Function<? super D, ? extends S> toStored,
            boolean mutable) {
        super(domain);
        this.storage = storage;
        this.toDomain = toDomain;
        this.toStored = toStored;
        this.mutable = mutable;
    }

    /**
     * Returns the type that this one is made from; possibly converted itself.
     *
     * @return the underlying type
     */
    public SqlType<S> underlying() {
        return storage;
    }

    /**
     * Converts a value of the underlying type.
     *
     * @param stored a value
     * @return the user's value
     * @throws ConversionException if the user's function throws; or if it gives null, which only NULL means
     */
    public D toDomain(S stored) {
        return converted(toDomain, stored, "read");
    }

    /**
     * Converts a value of the user's class.
     *
     * @param value a value
     * @return the value of the underlying type
     * @throws ConversionException if the user's function throws; or if it gives null, which only NULL means
     */
    public S toStored(D value) {
        return converted(toStored, value, "stored");
    }

    private <F, T> T converted(Function<? super F, ? extends T> converter, F value, String how) {
        T result;
        try {
            result = converter.apply(value);
        } catch (RuntimeException refused) {
            throw new ConversionException(
                    "A value cannot be " + how + " as " + name() + ", because its converter failed: " + refused,
                    refused);
        }
        if (result == null) {
            throw new ConversionException("A value cannot be " + how + " as " + name() + ", because its converter gave"
                    + " null, which only NULL stands for. Give a value, or map null by the property's accessors.");
        }
        return result;
    }

    @Override
    public SqlType<D> on(String dialect) {
        SqlType<S> there = storage.on(dialect);
        return there == storage ? this : new ConvertedType<>(javaType(), there, toDomain, toStored, mutable);
    }

    @Override
    public SqlType<?> stored() {
        return storage.stored();
    }

    @Override
    public String name() {
        return javaType().getSimpleName() + " as " + storage.name();
    }

    @Override
    public boolean isMutable() {
        return mutable;
    }

    @Override
    public D copy(D value) {
        return mutable ? toDomain(toStored(value)) : value;
    }

    @Override
    public boolean same(@Nullable D left, @Nullable D right) {
        if (left == right) {
            return true;
        }
        return left != null && right != null && storage.same(toStored(left), toStored(right));
    }

    @Override
    public boolean keyEquals(D left, D right) {
        return storage.keyEquals(toStored(left), toStored(right));
    }

    @Override
    public int keyHash(D value) {
        return storage.keyHash(toStored(value));
    }

    @Override
    public @Nullable String misfit(D value) {
        return storage.misfit(toStored(value));
    }

    @Override
    public <R> R accept(TypeVisitor<R> visitor) {
        return visitor.visitConverted(this);
    }
}
