package io.mercator.api.sql;

import io.mercator.api.type.SqlType;
import io.mercator.api.type.Types;
import java.util.List;

/** An expression that is true, false or unknown (SQL:2016, 6.39 boolean value expression). */
public sealed interface Condition extends Expression<Boolean>
        permits ArrayTest,
                Between,
                Comparison,
                DistinctTest,
                Exists,
                InList,
                InSelect,
                JsonContains,
                JsonExists,
                Junction,
                Like,
                Negation,
                NullTest,
                RowIn,
                RowInQuery,
                Text,
                TextMatch {
    @Override
    default SqlType<Boolean> type() {
        return Types.BOOLEAN;
    }

    /**
     * Joins with another condition: {@code AND}.
     *
     * @param other the other condition
     * @return both
     */
    default Condition and(Expression<Boolean> other) {
        return Junction.of(Junction.Operator.AND, List.of(this, other));
    }

    /**
     * Joins with another condition: {@code OR}.
     *
     * @param other the other condition
     * @return either
     */
    default Condition or(Expression<Boolean> other) {
        return Junction.of(Junction.Operator.OR, List.of(this, other));
    }

    /**
     * Says the opposite: {@code NOT}, or the opposite operator where there is one.
     *
     * @return the opposite
     */
    default Condition not() {
        return new Negation(this);
    }
}
