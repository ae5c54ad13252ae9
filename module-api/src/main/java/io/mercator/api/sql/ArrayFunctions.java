package io.mercator.api.sql;

import io.mercator.api.error.CompileException;
import io.mercator.api.sql.QuantifiedSubquery.Quantifier;
import io.mercator.api.type.ArrayType;
import io.mercator.api.type.SqlType;
import io.mercator.api.type.Types;
import java.util.List;

/**
 * What arrays are asked for, where the database has arrays; to be imported statically.
 *
 * <pre>{@code
 * select(posts.title).where(contains(posts.tags, List.of("java", "sql")))
 * select(posts.title).where(literal("java").eq(any(posts.tags)))
 * }</pre>
 */
public final class ArrayFunctions {
    private ArrayFunctions() {}

    @SuppressWarnings("unchecked") // an array's values are lists of its elements' class
    static <E> SqlType<E> element(Expression<List<E>> array) {
        if (array.type() instanceof ArrayType<?> type) {
            return (SqlType<E>) type.element();
        }
        throw new CompileException("An expression of the type " + array.type() + " is no array, and has no elements."
                + " Give an expression of a type made by array(...).");
    }

    /**
     * Compares with any element: {@code literal("java").eq(any(posts.tags))} is true when one of them is equal. A list of the
     * program's own crosses as one parameter: {@code users.id.eq(any(literal(ids, array(INTEGER))))}.
     *
     * @param array an array
     * @param <E> the Java class of the elements
     * @return the right side of a comparison
     * @throws CompileException if the expression is not of an array type
     */
    public static <E> Expression<E> any(Expression<List<E>> array) {
        return new QuantifiedArray<>(Quantifier.ANY, array);
    }

    /**
     * Compares with all elements; true for an empty array.
     *
     * @param array an array
     * @param <E> the Java class of the elements
     * @return the right side of a comparison
     * @throws CompileException if the expression is not of an array type
     */
    public static <E> Expression<E> all(Expression<List<E>> array) {
        return new QuantifiedArray<>(Quantifier.ALL, array);
    }

    /**
     * Tells whether an array has all of some elements: {@code @>}.
     *
     * @param array an array
     * @param elements what it must have, bound as one parameter
     * @param <E> the Java class of the elements
     * @return the condition
     */
    public static <E> Condition contains(Expression<List<E>> array, List<E> elements) {
        return contains(array, new Bind<>(elements, array.type()));
    }

    /**
     * Tells whether an array has all elements of another: {@code @>}.
     *
     * @param array an array
     * @param other what it must have
     * @param <E> the Java class of the elements
     * @return the condition
     */
    public static <E> Condition contains(Expression<List<E>> array, Expression<List<E>> other) {
        return new ArrayTest(array, ArrayTest.Operator.CONTAINS, other);
    }

    /**
     * Tells whether an array has no others than some elements: {@code <@}.
     *
     * @param array an array
     * @param elements what it may have, bound as one parameter
     * @param <E> the Java class of the elements
     * @return the condition
     */
    public static <E> Condition containedBy(Expression<List<E>> array, List<E> elements) {
        return new ArrayTest(array, ArrayTest.Operator.CONTAINED_BY, new Bind<>(elements, array.type()));
    }

    /**
     * Tells whether an array has one of some elements: {@code &&}.
     *
     * @param array an array
     * @param elements of which it must have one, bound as one parameter
     * @param <E> the Java class of the elements
     * @return the condition
     */
    public static <E> Condition overlaps(Expression<List<E>> array, List<E> elements) {
        return overlaps(array, new Bind<>(elements, array.type()));
    }

    /**
     * Tells whether two arrays have an element in common: {@code &&}.
     *
     * @param array an array
     * @param other another
     * @param <E> the Java class of the elements
     * @return the condition
     */
    public static <E> Condition overlaps(Expression<List<E>> array, Expression<List<E>> other) {
        return new ArrayTest(array, ArrayTest.Operator.OVERLAPS, other);
    }

    /**
     * Gives the element at a place: {@code array[place]}; NULL on PostgreSQL where there is none, an error on others.
     *
     * @param array an array
     * @param place counted from 1, bound as a parameter
     * @param <E> the Java class of the elements
     * @return the expression
     * @throws CompileException if the expression is not of an array type
     */
    public static <E> Expression<E> at(Expression<List<E>> array, int place) {
        return new ArrayElement<>(array, new Bind<>(place, Types.INTEGER));
    }

    /**
     * Counts the elements: {@code cardinality(array)} (SQL:2016, 6.28).
     *
     * @param array an array
     * @return the number, 0 for an empty array
     */
    public static Expression<Integer> cardinality(Expression<? extends List<?>> array) {
        return FunctionCall.of("cardinality", Types.INTEGER, List.of(array));
    }

    /**
     * Collects the values of a group, NULLs too: {@code array_agg(expression)} (SQL:2016, 10.9).
     *
     * @param expression what is collected
     * @param <E> the Java class of its values
     * @return the aggregate, NULL for no rows
     */
    public static <E> FunctionCall<List<E>> arrayAgg(Expression<E> expression) {
        return FunctionCall.of("array_agg", Types.array(expression.type()), List.of(expression));
    }
}
