package io.mercator.api.sql;

import io.mercator.api.sql.QuantifiedSubquery.Quantifier;
import io.mercator.api.type.SqlType;
import java.util.List;

/**
 * The right side of a comparison with any or with all elements of an array: {@code ANY (array)}, {@code ALL (array)}. Made by
 * {@link ArrayFunctions#any} and {@link ArrayFunctions#all}.
 *
 * @param <T> the Java class of the elements
 */
public final class QuantifiedArray<T> extends AbstractNode implements Expression<T> {
    private final Quantifier quantifier;
    private final Expression<List<T>> array;
    private final SqlType<T> type;

    QuantifiedArray(Quantifier quantifier, Expression<List<T>> array) {
        super(quantifier, array);
        this.quantifier = quantifier;
        this.array = array;
        this.type = ArrayFunctions.element(array);
    }

    @Override
    public Class<? extends SqlNode> kind() {
        return QuantifiedArray.class;
    }

    /**
     * Returns how many elements must compare so.
     *
     * @return ANY or ALL
     */
    public Quantifier quantifier() {
        return quantifier;
    }

    /**
     * Returns the array.
     *
     * @return an expression
     */
    public Expression<List<T>> array() {
        return array;
    }

    @Override
    public SqlType<T> type() {
        return type;
    }
}
