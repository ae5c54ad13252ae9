package io.mercator.api.sql;

import org.jspecify.annotations.Nullable;

/**
 * A row whose first 8 values have known types.
 *
 * @param <A> the Java class of the first value
 * @param <B> the Java class of the second value
 * @param <C> the Java class of the third value
 * @param <D> the Java class of the fourth value
 * @param <E> the Java class of the fifth value
 * @param <F> the Java class of the sixth value
 * @param <G> the Java class of the seventh value
 * @param <H> the Java class of the eighth value
 */
public sealed interface Row8<A, B, C, D, E, F, G, H> extends Row7<A, B, C, D, E, F, G> permits TupleRow {
    /**
     * Returns the eighth value.
     *
     * @return the value or null
     */
    @Nullable
    H value8();

    /**
     * Makes an object of the first 8 values, for example by the constructor of a record: {@code row.into(Person::new)}.
     * Where a class has several constructors, a lambda says which.
     *
     * @param function makes the object
     * @param <R> its class
     * @return what the function gives
     */
    default <R> R into(
            Function8<
                            ? super A,
                            ? super B,
                            ? super C,
                            ? super D,
                            ? super E,
                            ? super F,
                            ? super G,
                            ? super H,
                            ? extends R>
                    function) {
        return function.apply(value1(), value2(), value3(), value4(), value5(), value6(), value7(), value8());
    }
}
