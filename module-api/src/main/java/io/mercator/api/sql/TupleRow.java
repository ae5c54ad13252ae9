package io.mercator.api.sql;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one implementation of rows; the statement's type parameter says how many of its accessors may be called. */
final class TupleRow<A, B, C, D, E, F, G, H> implements Row8<A, B, C, D, E, F, G, H> {
    private final RowHeader header;
    private final @Nullable Object[] values;

    TupleRow(RowHeader header, @Nullable Object[] values) {
        this.header = header;
        this.values = values;
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public @Nullable Object get(int position) {
        return values[position];
    }

    @Override
    public <T> @Nullable T get(Expression<T> selected) {
        return at(header.position(selected));
    }

    @Override
    public @Nullable Object get(String key) {
        return values[header.position(key)];
    }

    @Override
    public List<String> keys() {
        return header.keys();
    }

    @SuppressWarnings("unchecked") // the select list has just these types at these positions
    private <T> @Nullable T at(int position) {
        return (T) values[position];
    }

    @Override
    public @Nullable A value1() {
        return at(0);
    }

    @Override
    public @Nullable B value2() {
        return at(1);
    }

    @Override
    public @Nullable C value3() {
        return at(2);
    }

    @Override
    public @Nullable D value4() {
        return at(3);
    }

    @Override
    public @Nullable E value5() {
        return at(4);
    }

    @Override
    public @Nullable F value6() {
        return at(5);
    }

    @Override
    public @Nullable G value7() {
        return at(6);
    }

    @Override
    public @Nullable H value8() {
        return at(7);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TupleRow<?, ?, ?, ?, ?, ?, ?, ?> that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return TupleFormat.tuple(Arrays.asList(values));
    }
}
