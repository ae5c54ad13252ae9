package io.mercator.api.type;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * VARCHAR: a character string (SQL:2016, 4.2). A value to be stored that is longer than the length is refused before it
 * is sent, on databases too that would take it; a value to be compared may have any length.
 */
public final class StringType extends SqlType<String> {
    static final StringType INSTANCE = new StringType(0);

    private final int length;

    private StringType(int length) {
        super(String.class);
        this.length = length;
    }

    /**
     * Returns this type with a length, which some databases demand for DDL.
     *
     * @param characters the most characters that a value has, at least 1
     * @return the type
     * @throws IllegalArgumentException if the number is less than 1
     */
    public StringType length(int characters) {
        if (characters < 1) {
            throw new IllegalArgumentException("A string's length must be at least 1, not " + characters);
        }
        return new StringType(characters);
    }

    /**
     * Returns the length.
     *
     * @return the most characters that a value has; empty when it was not given
     */
    public OptionalInt length() {
        return length == 0 ? OptionalInt.empty() : OptionalInt.of(length);
    }

    @Override
    public String name() {
        return length == 0 ? "STRING" : "STRING(" + length + ")";
    }

    @Override
    public @Nullable String misfit(String value) {
        if (length == 0 || value.length() <= length) {
            return null;
        }
        int characters = value.codePointCount(0, value.length());
        return characters <= length ? null : "it has " + characters + " characters where " + length + " fit.";
    }

    @Override
    public <R> R accept(TypeVisitor<R> visitor) {
        return visitor.visitString(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StringType that && that.length == length;
    }

    @Override
    public int hashCode() {
        return 31 * StringType.class.hashCode() + length;
    }
}
