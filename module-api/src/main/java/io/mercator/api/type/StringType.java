package io.mercator.api.type;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * VARCHAR: a character string (SQL:2016, 4.2); {@link #fixed} makes it CHAR. A value to be stored that is longer than the length is refused before it
 * is sent, on databases too that would take it; a value to be compared may have any length.
 */
public final class StringType extends SqlType<String> {
    static final StringType INSTANCE = new StringType(0, false);

    private final int length;

    private final boolean fixed;

    private StringType(int length, boolean fixed) {
        super(String.class);
        this.length = length;
        this.fixed = fixed;
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
        return new StringType(characters, fixed);
    }

    /**
     * Returns the length.
     *
     * @return the most characters that a value has; empty when it was not given
     */
    public OptionalInt length() {
        return length == 0 ? OptionalInt.empty() : OptionalInt.of(length);
    }

    /**
     * Returns this type as CHAR, whose values the database pads with blanks. The blanks at the end of a value that is
     * read are taken away on every database; a value to be stored that ends with a blank is refused, because it would
     * not come back.
     *
     * @return the type
     * @throws IllegalStateException if the type has no length
     */
    public StringType fixed() {
        if (length == 0) {
            throw new IllegalStateException("CHAR needs a length: STRING.length(n).fixed().");
        }
        return new StringType(length, true);
    }

    /**
     * Tells whether the type is CHAR.
     *
     * @return true for a type made by {@link #fixed}
     */
    public boolean isFixed() {
        return fixed;
    }

    @Override
    public String name() {
        return length == 0 ? "STRING" : (fixed ? "CHAR(" : "STRING(") + length + ")";
    }

    @Override
    public @Nullable String misfit(String value) {
        if (fixed && value.endsWith(" ")) {
            return "it ends with a blank, which a CHAR loses. Take it away, or declare the column without fixed().";
        }
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
        return other instanceof StringType that && that.length == length && that.fixed == fixed;
    }

    @Override
    public int hashCode() {
        return 31 * StringType.class.hashCode() + (fixed ? -length : length);
    }
}
