package io.mercator.api.type;

import java.math.BigDecimal;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * DECIMAL: an exact decimal number (SQL:2016, 4.4.3.1). With precision and scale a value read has just that scale, and a
 * value that would be rounded or does not fit is refused before it is sent. Without them a value keeps its own scale, so
 * that {@code 1.0} and {@code 1.00} are different.
 */
public final class DecimalType extends SqlType<BigDecimal> {
    static final DecimalType INSTANCE = new DecimalType(0, 0);

    private final int precision;
    private final int scale;

    private DecimalType(int precision, int scale) {
        super(BigDecimal.class);
        this.precision = precision;
        this.scale = scale;
    }

    /**
     * Returns this type with a precision and a scale.
     *
     * @param digits how many digits a value has in all, at least 1
     * @param fractionDigits how many of them follow the point, 0 to {@code digits}
     * @return the type
     * @throws IllegalArgumentException if a number is out of its range
     */
    public DecimalType of(int digits, int fractionDigits) {
        if (digits < 1 || fractionDigits < 0 || fractionDigits > digits) {
            throw new IllegalArgumentException(
                    "A decimal has at least 1 digit, of which 0 to all follow the point; not " + digits + " and "
                            + fractionDigits);
        }
        return new DecimalType(digits, fractionDigits);
    }

    /**
     * Returns the precision.
     *
     * @return how many digits a value has in all; empty when it was not given
     */
    public OptionalInt precision() {
        return precision == 0 ? OptionalInt.empty() : OptionalInt.of(precision);
    }

    /**
     * Returns the scale.
     *
     * @return how many digits follow the point; empty when it was not given
     */
    public OptionalInt scale() {
        return precision == 0 ? OptionalInt.empty() : OptionalInt.of(scale);
    }

    @Override
    public String name() {
        return precision == 0 ? "DECIMAL" : "DECIMAL(" + precision + ", " + scale + ")";
    }

    @Override
    public boolean same(@Nullable BigDecimal left, @Nullable BigDecimal right) {
        if (left == null || right == null) {
            return left == right;
        }
        return precision == 0 ? left.equals(right) : left.compareTo(right) == 0;
    }

    @Override
    public int keyHash(BigDecimal value) {
        return precision == 0
                ? value.hashCode()
                : value.signum() == 0 ? 0 : value.stripTrailingZeros().hashCode();
    }

    @Override
    public @Nullable String misfit(BigDecimal value) {
        if (precision == 0 || value.signum() == 0) {
            return null;
        }
        BigDecimal shortest = value.scale() <= scale ? value : value.stripTrailingZeros();
        if (shortest.scale() > scale) {
            return "it has " + shortest.scale() + " digits after the point where " + scale + " fit. Round it yourself:"
                    + " setScale(" + scale + ", RoundingMode....).";
        }
        int whole = shortest.precision() - shortest.scale();
        return whole <= precision - scale
                ? null
                : "it has " + whole + " digits before the point where " + (precision - scale) + " fit.";
    }

    @Override
    public <R> R accept(TypeVisitor<R> visitor) {
        return visitor.visitDecimal(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DecimalType that && that.precision == precision && that.scale == scale;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * DecimalType.class.hashCode() + precision) + scale;
    }
}
