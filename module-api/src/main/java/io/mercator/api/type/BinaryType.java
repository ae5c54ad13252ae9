package io.mercator.api.type;

import java.util.Arrays;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A string of bytes: BLOB, or with a length BINARY VARYING (SQL:2016, 4.3). Values are compared by their bytes and copied
 * where the session keeps them, so that a change inside an array is noticed.
 */
public final class BinaryType extends SqlType<byte[]> {
    static final BinaryType INSTANCE = new BinaryType(0);

    private final int length;

    private BinaryType(int length) {
        super(byte[].class);
        this.length = length;
    }

    /**
     * Returns this type with a length, which lets every database compare and index it.
     *
     * @param bytes the most bytes that a value has, at least 1
     * @return the type
     * @throws IllegalArgumentException if the number is less than 1
     */
    public BinaryType length(int bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("A binary string's length must be at least 1, not " + bytes);
        }
        return new BinaryType(bytes);
    }

    /**
     * Returns the length.
     *
     * @return the most bytes that a value has; empty when it was not given
     */
    public OptionalInt length() {
        return length == 0 ? OptionalInt.empty() : OptionalInt.of(length);
    }

    @Override
    public String name() {
        return length == 0 ? "BINARY" : "BINARY(" + length + ")";
    }

    @Override
    public boolean isMutable() {
        return true;
    }

    @Override
    public byte[] copy(byte[] value) {
        return value.clone();
    }

    @Override
    public boolean same(byte @Nullable [] left, byte @Nullable [] right) {
        return Arrays.equals(left, right);
    }

    @Override
    public int keyHash(byte[] value) {
        return Arrays.hashCode(value);
    }

    @Override
    public @Nullable String misfit(byte[] value) {
        return length == 0 || value.length <= length
                ? null
                : "it has " + value.length + " bytes where " + length + " fit.";
    }

    @Override
    public <R> R accept(TypeVisitor<R> visitor) {
        return visitor.visitBinary(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BinaryType that && that.length == length;
    }

    @Override
    public int hashCode() {
        return 31 * BinaryType.class.hashCode() + length;
    }
}
