package io.mercator.api.sql;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The one implementation of rows; the statement's type parameter says how many of its accessors may be called. */
final class TupleRow<A, B, C, D, E, F, G, H> implements Row8<A, B, C, D, E, F, G, H> {
    private final RowHeader header;
    private final @Nullable Object[] values;
    private final int first;

    TupleRow(RowHeader header, @Nullable Object[] values, int first) {
        this.header = header;
        this.values = values;
        this.first = first;
    }

    private List<@Nullable Object> all() {
        return Arrays.asList(values).subList(first, first + size());
    }

    @Override
    public int size() {
        return header.keys().size();
    }

    @Override
    public @Nullable Object get(int position) {
        return values[first + Objects.checkIndex(position, size())];
    }

    @Override
    public <T> @Nullable T get(Expression<T> selected) {
        return at(header.position(selected));
    }

    @Override
    public @Nullable Object get(String key) {
        return values[first + header.position(key)];
    }

    @Override
    public List<String> keys() {
        return header.keys();
    }

    @SuppressWarnings("unchecked") // the select list has just these types at these positions
    private <T> @Nullable T at(int position) {
        return (T) values[first + Objects.checkIndex(position, size())];
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
        return other instanceof TupleRow<?, ?, ?, ?, ?, ?, ?, ?> that && all().equals(that.all());
    }

    @Override
    public int hashCode() {
        return all().hashCode();
    }

    @Override
    public String toString() {
        return TupleFormat.tuple(all());
    }
}
