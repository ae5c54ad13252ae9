package io.mercator.api.sql;

/** The comparison operators (SQL:2016, 8.2). */
public enum ComparisonOperator {
    /** Equal. */
    EQ("="),
    /** Not equal; written {@code !=} as SQLAlchemy does, which every dialect here understands. */
    NE("!="),
    /** Less than. */
    LT("<"),
    /** Less than or equal. */
    LE("<="),
    /** Greater than. */
    GT(">"),
    /** Greater than or equal. */
    GE(">=");

    private final String symbol;

    ComparisonOperator(String symbol) {
        this.symbol = symbol;
    }

    /**
     * Returns the operator as SQL text.
     *
     * @return for example {@code <=}
     */
    public String symbol() {
        return symbol;
    }

    ComparisonOperator opposite() {
        return switch (this) {
            case EQ -> NE;
            case NE -> EQ;
            case LT -> GE;
            case LE -> GT;
            case GT -> LE;
            case GE -> LT;
        };
    }
}
