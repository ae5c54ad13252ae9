package io.mercator.api.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An array: a list of values of one type in a single column (SQL:2016, 4.10.2). Made by {@link Types#array}. Elements may be
 * null. Lists are compared by their elements and copied where the session keeps them, so that a change inside a list is
 * noticed. Few databases have arrays; elsewhere such a column is refused.
 *
 * @param <E> the Java class of the elements
 */
public final class ArrayType<E> extends SqlType<List<E>> {
    private final SqlType<E> element;

    @SuppressWarnings("unchecked") // the class token of a generic class
    ArrayType(SqlType<E> element) {
        super((Class<List<E>>) (Class<?>) List.class);
        this.element = element;
    }

    /**
     * Returns the type of the elements.
     *
     * @return the type
     */
    public SqlType<E> element() {
        return element;
    }

    @Override
    public String name() {
        return element.name() + " ARRAY";
    }

    @Override
    public <R> R accept(TypeVisitor<R> visitor) {
        return visitor.visitArray(this);
    }

    @Override
    public SqlType<List<E>> on(String dialect) {
        SqlType<E> there = element.on(dialect);
        return there == element ? this : new ArrayType<>(there);
    }

    @Override
    public boolean isMutable() {
        return true;
    }

    @Override
    public List<E> copy(List<E> value) {
        List<E> copy = new ArrayList<>(value.size());
        for (@Nullable E item : value) {
            copy.add(item == null ? item : element.copy(item));
        }
        return copy;
    }

    @Override
    public boolean same(@Nullable List<E> left, @Nullable List<E> right) {
        if (left == right || left == null || right == null) {
            return left == right;
        }
        boolean same = left.size() == right.size();
        for (int index = 0; same && index < left.size(); index++) {
            same = element.same(left.get(index), right.get(index));
        }
        return same;
    }

    @Override
    public int keyHash(List<E> value) {
        int hash = 1;
        for (@Nullable E item : value) {
            hash = 31 * hash + (item == null ? 0 : element.keyHash(item));
        }
        return hash;
    }

    @Override
    public @Nullable String misfit(List<E> value) {
        for (int index = 0; index < value.size(); index++) {
            @Nullable E item = value.get(index);
            String reason = item == null ? null : element.misfit(item);
            if (reason != null) {
                return "of its element at index " + index + " " + reason;
            }
        }
        return null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ArrayType<?> that && that.element.equals(element);
    }

    @Override
    public int hashCode() {
        return Objects.hash(ArrayType.class, element);
    }
}
