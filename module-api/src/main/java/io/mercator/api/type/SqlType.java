package io.mercator.api.type;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A type of columns and expressions: an immutable value, shared freely between threads. The constants are in
 * {@link Types}.
 *
 * <p>Snapshots, identity keys and the dirty test use only {@link #copy}, {@link #same}, {@link #keyEquals} and
 * {@link #keyHash}; never a value's own {@code equals}, which is wrong for arrays and for a decimal's scale.
 *
 * <p>A type of one's own is made from one of these by {@link #as}; a type that only one database has extends
 * {@link CustomType}.
 *
 * @param <T> the Java class of its values
 */
public abstract sealed class SqlType<T>
        permits ArrayType,
                BigIntType,
                BinaryType,
                BooleanType,
                ConvertedType,
                CustomType,
                DateType,
                DecimalType,
                DoubleType,
                DurationType,
                EnumType,
                FloatType,
                InstantType,
                IntegerType,
                JsonType,
                SmallIntType,
                StringType,
                TextType,
                TimeType,
                TimestampType,
                TimestampWithTimeZoneType,
                UuidType,
                VariantType {
    private final Class<T> javaType;

    SqlType(Class<T> javaType) {
        this.javaType = javaType;
    }

    /**
     * Returns the Java class of the values.
     *
     * @return the class, never a primitive
     */
    public final Class<T> javaType() {
        return javaType;
    }

    /**
     * Names the type for people, as {@code toString} does.
     *
     * @return the SQL standard's name with its arguments, for example {@code STRING(50)}
     */
    public abstract String name();

    /**
     * Calls the visitor's method for this type.
     *
     * @param visitor what to do for each type
     * @param <R> what the visitor returns
     * @return the visitor's answer
     */
    public abstract <R> R accept(TypeVisitor<R> visitor);

    /**
     * Copies a value so that later changes of the original do not show in the copy.
     *
     * @param value a value
     * @return the value itself when it is immutable
     */
    public T copy(T value) {
        return value;
    }

    /**
     * Tells whether values can be changed in place, which nobody sees: an object that has handed one out is compared when a
     * session flushes, even where assignments are seen.
     *
     * @return true where {@link #copy} makes copies
     */
    public boolean isMutable() {
        return false;
    }

    /**
     * Tells whether two values are the same for the database, so that no UPDATE is needed.
     *
     * @param left a value or null
     * @param right a value or null
     * @return true when storing either gives the same row
     */
    public boolean same(@Nullable T left, @Nullable T right) {
        return left == right || (left != null && right != null && Objects.equals(left, right));
    }

    /**
     * Tells whether two values are equal as (part of) a primary key.
     *
     * @param left a value
     * @param right a value
     * @return true when they name the same row
     */
    public boolean keyEquals(T left, T right) {
        return same(left, right);
    }

    /**
     * Computes a hash that agrees with {@link #keyEquals}.
     *
     * @param value a value
     * @return its hash
     */
    public int keyHash(T value) {
        return value.hashCode();
    }

    /**
     * Tells why a value cannot be stored in a column of this type without being cut, rounded or changed. What only one
     * database cannot store its dialect tells.
     *
     * @param value a value
     * @return the reason, to follow "The value does not fit: ", with the fix; null when it fits
     */
    public @Nullable String misfit(T value) {
        return null;
    }

    /**
     * Returns the type whose form the database stores: this one, or for a converted type the one it is made from.
     *
     * @return the stored type
     */
    public SqlType<?> stored() {
        return this;
    }

    /**
     * Returns the type that this one is on a database.
     *
     * @param dialect the dialect's name
     * @return this type, unless {@link #variant} says otherwise
     */
    public SqlType<T> on(String dialect) {
        return this;
    }

    /**
     * Makes a type that is another one on one database: {@code TEXT.variant("derby", STRING.length(2000))}.
     *
     * @param dialect the dialect's name
     * @param other what the type is there
     * @return the type; hold it in a constant
     */
    public final SqlType<T> variant(String dialect, SqlType<T> other) {
        return VariantType.of(this, dialect, other);
    }

    /**
     * Tells whether the stored form is a character string, so that LIKE and the other string operators apply.
     *
     * @return true for strings, texts and types converted from them
     */
    public boolean isCharacter() {
        return stored() instanceof StringType || stored() instanceof TextType;
    }

    /**
     * Tells whether the stored form is a whole number, which a database can generate.
     *
     * @return true for SMALLINT, INTEGER, BIGINT and types converted from them
     */
    public boolean isInteger() {
        SqlType<?> stored = stored();
        return stored instanceof IntegerType || stored instanceof BigIntType || stored instanceof SmallIntType;
    }

    /**
     * Makes a type for a class of one's own, stored in the form of this type. Hold it in a constant: two types made by
     * two calls are different types. Values of the class must be immutable; see {@link #asMutable}.
     *
     * @param domain the class of the values
     * @param toDomain makes a value from a stored one; called with non-null values only, from any thread
     * @param toStored makes the stored value; called with non-null values only, from any thread
     * @param <D> the class of the values
     * @return the type
     */
    public final <D> SqlType<D> as(
            Class<D> domain, Function<? super T, ? extends D> toDomain, Function<? super D, ? extends T> toStored) {
        return new ConvertedType<>(domain, this, toDomain, toStored, false);
    }

    /**
     * Makes a type as {@link #as} does, for a class whose values change: snapshots take copies, made through the stored
     * form.
     *
     * @param domain the class of the values
     * @param toDomain makes a new value from a stored one
     * @param toStored makes the stored value
     * @param <D> the class of the values
     * @return the type
     */
    public final <D> SqlType<D> asMutable(
            Class<D> domain, Function<? super T, ? extends D> toDomain, Function<? super D, ? extends T> toStored) {
        return new ConvertedType<>(domain, this, toDomain, toStored, true);
    }

    /** {@inheritDoc} The {@link #name()}. */
    @Override
    public final String toString() {
        return name();
    }
}
