package io.mercator.api.sql;

import io.mercator.api.type.SqlType;
import java.util.List;

/**
 * An element of an array by its place (SQL:2016, 6.24). Made by {@link ArrayFunctions#at}.
 *
 * @param <T> the Java class of the element
 */
public final class ArrayElement<T> extends AbstractNode implements Expression<T> {
    private final Expression<List<T>> array;
    private final Expression<Integer> place;
    private final SqlType<T> type;

    ArrayElement(Expression<List<T>> array, Expression<Integer> place) {
        super("", array, place);
        this.array = array;
        this.place = place;
        this.type = ArrayFunctions.element(array);
    }

    @Override
    public Class<? extends SqlNode> kind() {
        return ArrayElement.class;
    }

    /**
     * Returns the array.
     *
     * @return an expression
     */
    public Expression<List<T>> array() {
        return array;
    }

    /**
     * Returns the place.
     *
     * @return a number from 1
     */
    public Expression<Integer> place() {
        return place;
    }

    @Override
    public SqlType<T> type() {
        return type;
    }
}
