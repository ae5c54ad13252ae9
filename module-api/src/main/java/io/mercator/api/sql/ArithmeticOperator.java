package io.mercator.api.sql;

/** The operators of arithmetic (SQL:2016, 6.29). */
public enum ArithmeticOperator {
    /** {@code +}. */
    ADD("+", 1),
    /** {@code -}. */
    SUBTRACT("-", 1),
    /** {@code *}. */
    MULTIPLY("*", 2),
    /** {@code /}; of whole numbers the whole part. */
    DIVIDE("/", 2),
    /** The rest of a division, with the sign of the dividend. */
    MODULO("%", 2);

    private final String symbol;
    private final int rank;

    ArithmeticOperator(String symbol, int rank) {
        this.symbol = symbol;
        this.rank = rank;
    }

    /**
     * Returns the operator as it is written.
     *
     * @return the sign
     */
    public String symbol() {
        return symbol;
    }

    /**
     * Tells how tightly the operator binds.
     *
     * @return 1 for sums, 2 for products
     */
    public int rank() {
        return rank;
    }
}
