package io.mercator.dialect.kit;

import io.mercator.api.type.SqlType;
import java.util.List;

/**
 * A type with values that a database must keep, compare and order, or refuse.
 *
 * @param name how the pages call it
 * @param type the type
 * @param values distinct values in ascending order, at least two
 * @param <T> the Java class of the values
 */
record TypeCase<T>(String name, SqlType<T> type, List<T> values) {
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    static <T> TypeCase<T> of(String name, SqlType<T> type, T... ascending) {
        return new TypeCase<>(name, type, List.of(ascending));
    }

    T first() {
        return values.get(0);
    }

    T last() {
        return values.get(values.size() - 1);
    }

    @Override
    public String toString() {
        return name;
    }
}
