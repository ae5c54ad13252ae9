package io.mercator.api.type;

import java.util.OptionalInt;

/**
 * VARCHAR: a character string (SQL:2016, 4.2). The length is a fact for DDL alone, as in SQLAlchemy: no value is cut
 * or refused by it before the database sees it.
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
